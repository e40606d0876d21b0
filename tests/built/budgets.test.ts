/** Budgets of design/performance.md, in bytes over the wire, and what every page must and must not carry. */
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { leanPolicy } from '../../scripts/lib/lean-csp.ts';
import { emptyLists, gz, pagesOf, read, scriptsOf } from './dist.ts';

const pages = pagesOf();
/** The gallery holds every component in every state, heads of pages included, and no reader is sent there. */
const GALLERY = 'styleguide/index.html';
const forReaders = pages.filter((page) => page !== GALLERY);
const kB = 1000;

describe('bytes', () => {
  test('there are pages of every kind', () => {
    for (const kind of [
      'brands',
      'products',
      'categories',
      'places',
      'seasons',
      'makers',
      'associations',
      'hosts',
      'live',
      'articles',
      'search',
      'about',
      'compliance',
    ])
      expect(
        pages.some((page) => page.startsWith(`${kind}/`)),
        kind,
      ).toBe(true);
  });

  test('JavaScript: 6 kB on every page but search, 90 kB there', () => {
    const heavy = forReaders
      .map((page) => ({ page, bytes: scriptsOf(read(page)).reduce((sum, script) => sum + gz(read(script.slice(1))), 0) }))
      .filter(({ page, bytes }) => bytes > (page.startsWith('search/') ? 90 : 6) * kB);
    expect(heavy).toEqual([]);
  });

  test('every page has its scripts counted', () => {
    expect(scriptsOf(read('index.html')).length).toBeGreaterThan(1);
    expect(scriptsOf(read('search/index.html')).reduce((sum, script) => sum + gz(read(script.slice(1))), 0)).toBeGreaterThan(60 * kB);
  });

  test('HTML: 12 kB a page', () => {
    expect(forReaders.map((page) => ({ page, bytes: gz(read(page)) })).filter(({ bytes }) => bytes > 12 * kB)).toEqual([]);
  });

  const sheetsOf = (page: string) => [...read(page).matchAll(/href="\/(_astro\/[^"]+\.css)"/g)].map((match) => match[1] ?? '');
  const weigh = (sheets: Iterable<string>) => [...sheets].reduce((sum, sheet) => sum + gz(read(sheet)), 0);

  test('CSS: 16 kB in all, whatever a reader visits', () => {
    const sheets = new Set(forReaders.filter((page) => !read(page).includes('content="noindex"')).flatMap(sheetsOf));
    expect(sheets.size).toBeGreaterThan(1);
    expect(weigh(sheets)).toBeLessThanOrEqual(16 * kB);
  });

  test('CSS: 16 kB for every page, the clerk’s log too', () => {
    expect(
      forReaders.map((page) => ({ page, bytes: weigh(sheetsOf(page)) })).filter(({ bytes }) => bytes === 0 || bytes > 16 * kB),
    ).toEqual([]);
  });

  test('search without a server: 250 kB for the index, 250 kB for what was said', () => {
    for (const file of ['search/static-index.json', 'search/static-spoken.json'])
      expect(brotliCompressSync(read(file)).length, file).toBeLessThanOrEqual(250 * kB);
  });

  test('covers: 3 kB each', () => {
    const covers = new Set(pages.flatMap((page) => [...read(page).matchAll(/src="\/(covers\/[^"]+)"/g)].map((match) => match[1] ?? '')));
    expect(covers.size).toBeGreaterThan(100);
    expect([...covers].filter((cover) => Buffer.byteLength(read(cover)) > 3000)).toEqual([]);
  });
});

describe('the gallery', () => {
  test('is hidden from search engines and outside the sitemap', () => {
    expect(read('styleguide/index.html')).toContain('<meta name="robots" content="noindex"');
    expect(read('sitemap-0.xml')).not.toContain('/styleguide/');
  });
});

describe('every page', () => {
  test.each(pages)('%s', (page) => {
    const html = read(page);
    if (page !== GALLERY) expect(html.match(/<h1[\s>]/g), 'one h1').toHaveLength(1);
    expect(emptyLists(html)).toEqual([]);
    expect(html).toMatch(/<html lang="zh-Hans"/);
    expect(html).toMatch(/<meta name="description" content="[^"]{5,}"/);
    const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|script-src[^;]*\*/);
    expect(leanPolicy(html) === html, 'no hash of what the page does not have').toBe(true);
    expect(html, 'every image has an alt').not.toMatch(/<img(?![^>]*\salt=)[^>]*>/);
    expect(html, 'the policy blocks style attributes').not.toMatch(/<[^>]+\sstyle="/);
    expect(html, 'nothing from elsewhere loads by itself').not.toMatch(/<(?:img|script|iframe|video|source)[^>]+src="(?:https?:)?\/\//);
    expect(/>\s*直播中\s*</.test(html), 'never a bare “live” in what was built').toBe(false);
  });
});

describe('secrets', () => {
  test('no key and no editor’s note reaches the build', () => {
    for (const file of [...pages, 'search/documents.json', 'search/static-index.json', 'search/static-spoken.json'])
      expect(read(file)).not.toMatch(/master[-_]?key|MEILI_|"notes"/i);
  });
});
