/** Pages on paper: what is left out, what is added, and codes that can be read. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import jsqr from 'jsqr';
import sharp from 'sharp';

const BRAND = '/brands/guanghuo-panyuhang/';
/** jsqr is CommonJS: its function is the default of its default. */
const readCode = (typeof jsqr === 'function' ? jsqr : (jsqr as unknown as { default: typeof import('jsqr').default }).default) as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

/** What the code in `selector` says when it is photographed from the printed page. */
async function decode(page: Page, selector: string): Promise<string | undefined> {
  const shot = await page.locator(selector).first().screenshot({ animations: 'disabled' });
  const { data, info } = await sharp(shot).resize(360, 360).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return readCode(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** Loads the codes as printing does; the test of the PDF shows that printing does. */
async function codesLoaded(page: Page): Promise<void> {
  await page.locator('img.qr').evaluateAll((codes: HTMLImageElement[]) => codes.forEach((code) => (code.loading = 'eager')));
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('img.qr')].every((code) => code.complete && code.naturalWidth > 0),
  );
}

/** The address that a path of this site has for readers, as its page states it. */
const canonical = (page: Page) => page.locator('link[rel=canonical]').getAttribute('href');

test('the screen never asks for a code, even when everything was scrolled past', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/qr/') && asked.push(request.url()));
  await page.goto(BRAND);
  await expect(page.locator('img.qr').first()).toBeHidden();
  for (let y = 0; y < 12_000; y += 600) await page.mouse.wheel(0, 600);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await page.locator('img.qr').count()).toBeGreaterThan(20);
});

test('a brand is a catalogue: names, makers, licences and codes; no navigation', async ({ page }) => {
  test.slow();
  await page.goto(BRAND);
  const site = new URL((await canonical(page)) ?? '');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await codesLoaded(page);
  for (const gone of [
    '.masthead',
    '.site-footer',
    '.breadcrumbs',
    'search-box',
    '.moments',
    '.on-page',
    'summary',
    '.skip',
    '.section-head a',
  ])
    for (const part of await page.locator(gone).all()) await expect(part, gone).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: '广货番禺行' })).toBeVisible();
  await expect(page.locator('.gate .cover')).toBeVisible();
  for (const folded of await page.locator('details .card').all()) await expect(folded).toBeVisible();
  await expect(page.locator('.print-head')).toContainText(site.href);

  const card = page.locator('.card', { hasText: '双皮奶' }).first();
  await expect(card).toContainText('沙湾古镇甜品铺');
  await expect(card.locator('.licence')).toBeVisible();
  await expect(card.locator('.licence')).toHaveText(/^标志许可 示例-\d{4}-\d{3}（.+）$/);
  await expect(page.locator('table')).toContainText('示例-2025-001');
  await expect(page.locator('.persons .card', { hasText: '沙湾古镇甜品铺' })).toBeVisible();
  const ink = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  expect(ink).toEqual(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']);

  expect(await decode(page, '.print-head .qr')).toBe(site.href);
  for (const path of ['/products/hezhang-hetao/', '/products/shuangpinai/', '/makers/shawan-tianpinpu/'])
    expect(await decode(page, `.card:has(a[href$="${path}"]) .qr`), path).toBe(new URL(path, site).href);
  await page.screenshot({ path: test.info().outputPath('brand.png'), fullPage: true });
});

test('nothing of the catalogue is wider than the sheet', async ({ page }) => {
  await page.setViewportSize({ width: 680, height: 960 }); // 180 mm, the width of A4 within its margins
  await page.emulateMedia({ media: 'print' });
  for (const path of [BRAND, '/products/doumen-hailu/', '/live/']) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(680);
  }
});

test('the PDF holds the codes although nothing was scrolled, and has several A4 pages', async ({ page }) => {
  await page.goto(BRAND);
  const asked = new Set<string>();
  page.on('requestfinished', (request) => request.url().includes('/qr/') && asked.add(request.url()));
  const file = test.info().outputPath('brand.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const text = readFileSync(file).toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(3);
  expect(pages).toBeLessThan(13);
  expect(text).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12][.\d]*\s*\]/);
  expect(asked.size).toBe(await page.locator('img.qr').count());
});

test('product, session and maker pages carry their own code', async ({ page }) => {
  for (const path of ['/products/doumen-hailu/', '/makers/shawan-tianpinpu/']) {
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    await codesLoaded(page);
    expect(await decode(page, '.print-head .qr')).toBe(await canonical(page));
    await expect(page.locator('.masthead')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  }
  await page.goto('/live/');
  await page.locator('main h3 a').first().click();
  await page.emulateMedia({ media: 'print' });
  await codesLoaded(page);
  expect(await decode(page, '.print-head .qr')).toBe(await canonical(page));
});
