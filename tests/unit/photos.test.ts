/** Pictures beside entries: where they may lie, what their words must say, what the files must be. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as disk from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { type FactsOfImages, imageFilesOf, imagePath, readImageFacts } from '#domain/images.ts';
import { photoWidths } from '#domain/photos.ts';
import { base, entry } from './fixtures.ts';

const good = { src: './pot.jpg', alt: '一口黑铁锅挂在墙上', credit: '某人' };
const pan = (image: Record<string, unknown>) =>
  entry('products', 'steamer', { kind: 'goods', maker: 'pan-shops', aliases: ['甑'], images: [image] });
const faultsOf = (image: Record<string, unknown>, images?: FactsOfImages) =>
  checkContent([...base, pan(image)], { includeSamples: true, ...(images && { images }) }).faults;
const codes = (image: Record<string, unknown>, images?: FactsOfImages) =>
  faultsOf(image, images).map(({ code, field }) => `${code} ${field}`);

describe('words', () => {
  test('a good picture has no fault', () => expect(codes(good)).toEqual([]));
  test.each(['alt', 'credit'])('a missing %s is reported with its mend', (field) => {
    const [fault, ...others] = faultsOf({ ...good, [field]: undefined });
    expect(others).toEqual([]);
    expect(fault?.field).toBe(`images.0.${field}`);
    expect(fault?.what).toBe('缺少必填字段');
    expect(fault?.mend).toMatch(field === 'alt' ? /图里看得见什么/ : /摄影者/);
  });
  test.each(['pot', 'pot.jpg', 'POT.JPG', 'IMG_2034.jpg'])('alt text that is a file name: %s', (alt) =>
    expect(codes({ ...good, alt })).toEqual(['image-alt images.0.alt']),
  );
  test.each(['steamer', 'Steamer。', '甑', '甑照片'])('alt text that is only the name: %s', (alt) =>
    expect(codes({ ...good, alt })).toEqual(['image-alt images.0.alt']),
  );
  test.each(['../pot.jpg', './a/../../pot.jpg', '/etc/pot.jpg', 'https://x.example/pot.jpg', 'a\\pot.jpg', './.pot.jpg', 'pot.jpg?x'])(
    'a picture that is not beside the entry: %s',
    (src) => expect(codes({ ...good, src })).toEqual(['image-place images.0.src']),
  );
  test.each(['./pot.svg', './pot.gif', './pot.heic', './pot', './pot.jpg.html'])('a type nobody can use: %s', (src) =>
    expect(codes({ ...good, src })).toEqual(['image-type images.0.src']),
  );
  test('makers, hosts and associations may have pictures too', () => {
    for (const [collection, data] of [
      ['makers', {}],
      ['hosts', {}],
      ['associations', { brands: ['b'] }],
    ] as const)
      expect(
        checkContent([...base, entry(collection, 'new', { ...data, images: [{ ...good, alt: 'new' }] })], {
          includeSamples: true,
        }).faults.map(({ code }) => code),
      ).toEqual(['image-alt']);
  });
  test('paths', () => {
    expect(imagePath('content/products/a.yaml', './b.jpg')).toBe('content/products/b.jpg');
    expect(imagePath('../x/products/a.yaml', 'sub/b.jpg')).toBe('../x/products/sub/b.jpg');
    expect(imageFilesOf([pan(good), pan({ ...good, src: '../pot.jpg' }), pan({ src: 7 })])).toEqual(['content/products/pot.jpg']);
    expect(
      imageFilesOf([
        { ...pan(good), data: null },
        { ...pan(good), data: { images: [null, 'x'] } },
      ]),
    ).toEqual([]);
  });
  test('no width is larger than the original', () => {
    expect(photoWidths(4000)).toEqual([480, 800, 1200]);
    expect(photoWidths(1200)).toEqual([480, 800, 1200]);
    expect(photoWidths(1000)).toEqual([480, 800, 1000]);
    expect(photoWidths(480)).toEqual([480]);
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haohuo-photos-'));
  const content = join(folder, 'content/products');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(content, name);
  const facts = async (...names: string[]) =>
    new Map([...(await readImageFacts(names.map(at), disk, sharp))].map(([path, fact]) => [path.slice(folder.length + 1), fact]));
  const draw = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'tan' } });
  /** What a product says of `name` once the file has been looked at. */
  const said = async (name: string) => codes({ ...good, src: `./${name}` }, await facts(name));

  beforeAll(async () => {
    mkdirSync(content, { recursive: true });
    for (const type of ['jpeg', 'png', 'webp', 'avif'] as const)
      await draw(1200, 900)
        .toFormat(type)
        .toFile(at(`good.${type.replace('jpeg', 'jpg')}`));
    await draw(479, 900).jpeg().toFile(at('small.jpg'));
    await draw(300, 900).withMetadata({ orientation: 6 }).jpeg().toFile(at('turned.jpg'));
    const whole = await sharp({
      create: { width: 900, height: 900, channels: 3, background: 'tan', noise: { type: 'gaussian', sigma: 40, mean: 100 } },
    })
      .jpeg()
      .toBuffer();
    writeFileSync(at('half.jpg'), whole.subarray(0, whole.length / 2));
    writeFileSync(at('text.jpg'), 'not a picture');
    writeFileSync(at('empty.png'), '');
    writeFileSync(at('drawing.jpg'), '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>');
    writeFileSync(at('named.png'), whole);
    writeFileSync(at('bomb.png'), bomb(40_000, 40_000));
    symlinkSync(at('good.jpg'), at('link.jpg'));
    mkdirSync(at('folder.jpg'));
  });

  test.each(['good.jpg', 'good.png', 'good.webp', 'good.avif', 'turned.jpg'])('%s is fine', async (name) =>
    expect(await said(name)).toEqual([]),
  );
  test('a turned photograph is as wide as it is seen', async () =>
    expect([...(await facts('turned.jpg')).values()]).toEqual([{ width: 900, height: 300 }]));
  test.each([
    ['small.jpg', 'image-too-small'],
    ['half.jpg', 'image-unreadable'],
    ['text.jpg', 'image-type'],
    ['empty.png', 'image-type'],
    ['drawing.jpg', 'image-type'],
    ['named.png', 'image-type'],
    ['bomb.png', 'image-too-big'],
    ['link.jpg', 'image-missing'],
    ['folder.jpg', 'image-missing'],
    ['absent.jpg', 'image-missing'],
  ])('%s: %s', async (name, code) => expect(await said(name)).toEqual([`${code} images.0.src`]));
});

/** A PNG of a few bytes whose header claims a size. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 2, 0, 0, 0], 16);
  header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
  const end = Buffer.alloc(12);
  end.write('IDAT', 4);
  end.writeUInt32BE(crc32(Buffer.from('IDAT')), 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, end]);
}
