/** A fourth brand is content: four YAML entries and a build, with no line of code. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pagesOf, read } from './dist.ts';

const folder = mkdtempSync(join(tmpdir(), 'haohuo-fourth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = join(folder, 'content');
const out = join(folder, 'site');
const brand = 'xinxing-haohuo';

const entries: Record<string, string> = {
  // As CONTRIBUTING.md shows it, with a place of its own and a spare palette.
  [`brands/${brand}.yaml`]: `sample: true
names: { zh: 新乡好货, hant: 新鄉好貨, en: Xinxiang Goods }
order: 4
region: '440199'
city: { zh: 广州, en: Guangzhou }
summary: 第四个品牌的例子。
story: |
  第一段：品牌从哪里来。

  第二段：谁可以用它。
definition: null
lattice: scales
palette: bamboo
`,
  'places/440199.yaml': 'names: { zh: 新乡区 }\nlevel: area\n',
  'makers/xinxiang-zhupin.yaml': `sample: true
names: { zh: 新乡竹品社 }
kind: workshop
brand: ${brand}
town: '440199'
summary: 做竹编的小作坊。
`,
  'products/xinxiang-zhulan.yaml': `sample: true
names: { zh: 新乡竹篮, en: Bamboo basket }
kind: goods
brand: ${brand}
maker: xinxiang-zhupin
category: feiyi-wenchuang
origin: '440199'
seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
summary: 一只竹篮。
label: { type: general, spec: 口径 24 厘米, material: 竹, shipFrom: 新乡区, dispatch: 3 天内, afterSales: 断篾包换 }
`,
};

cpSync('src/content', content, { recursive: true });
for (const [name, text] of Object.entries(entries)) writeFileSync(join(content, name), text);
const result = spawnSync(process.execPath, ['scripts/build.ts'], {
  encoding: 'utf8',
  env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, ASTRO_TELEMETRY_DISABLED: '1', BUILD_NOW: '2026-11-21T19:50' },
});
const html = (path: string) => read(`${path}index.html`, out);
const href = (path: string) => `href="${path}"`;
const brandPath = `/brands/${brand}/`;
const productPath = '/products/xinxiang-zhulan/';

describe('a fourth brand as content only', () => {
  test('builds', () => expect(result.status, result.stdout + result.stderr).toBe(0));

  test('has its page with its story, its maker and its goods', () => {
    const page = html(brandPath);
    expect(page).toContain('第二段：谁可以用它。');
    expect(page).toContain(href('/makers/xinxiang-zhupin/'));
    expect(page).toContain(href(productPath));
  });

  test.each([brandPath, productPath, '/makers/xinxiang-zhupin/'])('wears its palette and lattice on %s', (path) => {
    const wear = /<body[^>]* data-brand="([^"]+)"/.exec(html(path))?.[1] ?? '';
    expect(wear.split(' ')).toEqual(expect.arrayContaining([brand, 'scales', 'bamboo']));
  });

  test('its palette has colours', () => {
    const sheets = [...html('/').matchAll(/href="\/(_astro\/[^"]+\.css)"/g)].map((match) => read(match[1] ?? '', out)).join('');
    for (const palette of ['bamboo', 'lotus', 'kapok', 'water', 'indigo'])
      expect(sheets).toMatch(new RegExp(`\\[data-brand~=["']?${palette}["']?\\]`));
  });

  test('has covers for brand, maker and product, unlike those of other brands', () => {
    const covers = [`brands/${brand}`, 'makers/xinxiang-zhupin', 'products/xinxiang-zhulan'].map((name) => `covers/${name}.svg`);
    for (const cover of covers) {
      expect(existsSync(join(out, cover)), cover).toBe(true);
      expect(Buffer.byteLength(read(cover, out))).toBeLessThanOrEqual(3000);
    }
    expect(new Set(covers.map((cover) => read(cover, out))).size).toBe(3);
    expect(html(productPath)).toContain('/covers/products/xinxiang-zhulan.svg');
  });

  test('stands on the home page, among the brands and in its place', () => {
    for (const path of ['/', '/brands/']) {
      expect(html(path), path).toContain(href(brandPath));
      expect(html(path), path).toMatch(new RegExp(`data-brand="[^"]*\\b${brand}\\b[^"]*\\bbamboo\\b`));
    }
    expect(html('/places/440199/')).toContain(href(productPath));
  });

  test('is listed where goods and makers are listed', () => {
    const listed = (start: string) =>
      pagesOf(out)
        .filter((name) => name.startsWith(start))
        .map((name) => read(name, out))
        .join('');
    expect(listed('products/')).toContain(href(productPath));
    expect(listed('makers/')).toContain(href('/makers/xinxiang-zhupin/'));
    expect(html('/categories/feiyi-wenchuang/')).toContain(href(productPath));
  });

  test('is a facet: lists and search offer its name', () => {
    for (const list of ['/products/', '/makers/']) expect(html(list).includes('新乡好货'), list).toBe(true);
    const documents = JSON.parse(read('search/documents.json', out)) as { path: string; brand: string; name: string }[];
    const own = documents.filter((one) => one.brand === '新乡好货').map(({ path }) => path);
    expect(own).toEqual(expect.arrayContaining([productPath, '/makers/xinxiang-zhupin/']));
    expect(read('search/static-index.json', out)).toContain('新乡竹篮');
  });

  test('is in the sitemap', () => expect(read('sitemap-0.xml', out)).toContain(brandPath));
});
