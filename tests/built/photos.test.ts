/** Photographs in the built site, and a build of content that lies elsewhere with a photograph of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { dist, pagesOf, read } from './dist.ts';

interface Shown {
  alt: string;
  width: number;
  height: number;
  avif: string[];
  webp: string[];
  sizes: string;
  tag: string;
}

/** The photographs of a page. */
function photosIn(html: string): Shown[] {
  return [...html.matchAll(/<picture[^>]*>.*?<\/picture>/gs)].map(([tag]) => {
    const of = (pattern: RegExp) => pattern.exec(tag)?.[1] ?? '';
    const set = (pattern: RegExp) => of(pattern).split(', ');
    return {
      tag,
      alt: of(/<img[^>]* alt="([^"]*)"/),
      width: Number(of(/<img[^>]* width="(\d+)"/)),
      height: Number(of(/<img[^>]* height="(\d+)"/)),
      avif: set(/type="image\/avif" srcset="([^"]*)"/),
      webp: set(/<img[^>]* srcset="([^"]*)"/),
      sizes: of(/<img[^>]* sizes="([^"]*)"/),
    };
  });
}

const widths = (set: string[]) => set.map((item) => Number(item.split(' ')[1]?.replace('w', '')));
const filesOf = (set: string[], folder = dist) => set.map((item) => join(folder, item.split(' ')[0] ?? ''));
const products = readdirSync('src/content/products')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ id: name.slice(0, -5), ...(load(readFileSync(join('src/content/products', name), 'utf8')) as Entry) }))
  .filter(({ images }) => images !== undefined);
interface Entry {
  sample?: boolean;
  images?: { src: string; alt: string; credit: string; caption?: string }[];
}

describe('the built site', () => {
  test('demo products have photographs of what they are; each is captioned and credited in the repository', () => {
    const credits = readFileSync('docs/photo-credits.md', 'utf8');
    expect(products.length).toBeGreaterThanOrEqual(4);
    for (const { id, sample, images = [] } of products)
      for (const { src, caption } of images) {
        expect(sample, `${id}: a real entry shows no demo photograph`).toBe(true);
        expect(caption, id).toBe('示意图，非实物');
        expect(credits, src).toContain(`\`${src.replace('./', '')}\``);
      }
  });
  test('no original and no other raster file is shipped', () =>
    expect(
      readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:jpe?g|png|gif|tiff?|heic)$/i.test(name)),
    ).toEqual([]));
  test.each(products)('$id: one large picture at the head, with words', async ({ id, images = [] }) => {
    const html = read(`products/${id}/index.html`);
    const [head] = photosIn(html);
    const [image] = images;
    if (!head || !image) return expect.fail('no photograph');
    expect(head.alt).toBe(image.alt);
    expect([head.width, head.height]).toEqual([1200, 900]);
    expect(head.sizes).toBe('(min-width: 720px) 400px, 72vw');
    expect(head.tag).toContain('loading="eager" fetchpriority="high"');
    expect(html).toContain(`<figcaption class="meta">${image.caption} · 摄影：${image.credit}</figcaption>`);
    for (const set of [head.avif, head.webp]) {
      expect(widths(set)).toEqual([480, 800, 1200]);
      for (const [index, file] of filesOf(set).entries()) {
        const { width, exif, xmp, iptc, size = readFileSync(file).length } = await sharp(file).metadata();
        expect([width, exif, xmp, iptc]).toEqual([widths(set)[index], undefined, undefined, undefined]);
        expect(size, file).toBeLessThan(90_000);
      }
    }
  });
  test('in grids photographs wait, keep their place and carry no style', () => {
    let seen = 0;
    // The gallery shows heads of pages among the rest.
    for (const page of pagesOf().filter((one) => !one.startsWith('styleguide/'))) {
      const html = read(page);
      const [first, ...others] = photosIn(html);
      const head = first?.tag.includes('fetchpriority') ? 1 : 0;
      expect(html.split('fetchpriority="high"').length - 1, page).toBeLessThanOrEqual(1);
      for (const { tag, width, height, alt, sizes } of head === 1 || !first ? others : [first, ...others]) {
        seen++;
        expect(tag, page).toContain('loading="lazy"');
        expect(tag, page).not.toContain('style=');
        expect([width > 0, height > 0, alt !== '', sizes], page).toEqual([true, true, true, expect.stringContaining('40vw')]);
      }
    }
    expect(seen).toBeGreaterThan(20);
  });
});

describe('content elsewhere, under a path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haohuo-photos-'));
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  const product = join(content, 'products/own-pot.yaml');
  const build = () =>
    spawnSync(process.execPath, ['scripts/build.ts'], {
      encoding: 'utf8',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CONTENT_DIR: content, OUT_DIR: out, BASE_PATH: '/sub/' },
    });
  let result: ReturnType<typeof build>;
  beforeAll(async () => {
    cpSync('src/content', content, { recursive: true });
    cpSync(join(content, 'products/hezhang-hetao.yaml'), product);
    const text = readFileSync(product, 'utf8').replace(
      /images:[\s\S]*/,
      'images:\n- { src: ./own.JPG, alt: 一口铁锅, credit: 某人 }\n- { src: ./own.JPG, alt: 锅底的花纹, credit: 某人 }\n',
    );
    writeFileSync(product, text);
    await sharp({ create: { width: 700, height: 1000, channels: 3, background: 'tan' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'SECRET-NAME', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 56/1 0/1' } })
      .toFile(join(content, 'products/own.JPG'));
    expect(readFileSync(join(content, 'products/own.JPG')).toString('latin1')).toContain('SECRET-NAME');
    result = build();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('builds with its own photograph, upright, no wider than it is', async () => {
    expect(result.status, result.stdout + result.stderr).toBe(0);
    const [head, second] = photosIn(read('products/own-pot/index.html', out));
    expect(head?.avif[0]).toMatch(/^\/sub\/_astro\//);
    expect([head?.width, head?.height]).toEqual([1000, 700]);
    expect(widths(head?.webp ?? [])).toEqual([480, 800, 1000]);
    expect(second?.alt).toBe('锅底的花纹');
    const [file = ''] = filesOf(head?.webp ?? [], out).map((path) => path.replace('/sub/', '/'));
    expect(await sharp(file).metadata()).toMatchObject({ width: 480, height: 336 });
  });
  test('neither the original nor a trace of its EXIF is there', () => {
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /own.*\.(?:jpe?g|png)$/i.test(name))).toEqual([]);
    const made = files.filter((name) => /own.*\.(?:avif|webp)$/.test(name));
    expect(made.length).toBe(6);
    for (const name of made) {
      const bytes = readFileSync(join(out, name)).toString('latin1');
      expect(bytes).not.toContain('SECRET-NAME');
      expect(bytes).not.toMatch(/Exif\0\0|EXIF/);
    }
  });
  test('a missing file stops npm run build, and astro build by itself, with one line', () => {
    rmSync(join(content, 'products/own.JPG'));
    const line = /own-pot\.yaml:\d+ · images\.0\.src · 没有 \S+own\.JPG 这个文件。改法：[^\n]*\[image-missing\]/;
    const { status, stdout } = build();
    expect(status).toBe(1);
    expect(stdout).toMatch(line);
    const astro = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
      encoding: 'utf8',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CONTENT_DIR: content, OUT_DIR: join(folder, 'never') },
    });
    expect(astro.status).not.toBe(0);
    expect(astro.stdout + astro.stderr).toMatch(line);
  });
});
