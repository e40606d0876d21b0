/** Nothing scrolls sideways at 320 px, which is 1280 px at 400 % zoom; a wide table scrolls inside its own region. */
import { expect, type Page, test } from '@playwright/test';
import { everyPage, kinds, slices } from './pages.ts';

test.use({ viewport: { width: 320, height: 640 } });
test.beforeEach(({ page }) => page.route(/\.(?:svg|png|jpe?g|webp|avif)$/, (route) => route.abort()));

/** The width the page wants beyond the window, and who wants it; elements inside a region that scrolls by itself do not count. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width <= innerWidth) return undefined;
    const contained = (node: Element | null): boolean =>
      node !== null && node !== document.body && (getComputedStyle(node).overflowX !== 'visible' || contained(node.parentElement));
    const guilty = [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5 && !contained(node.parentElement))
      .map((node) => `${node.tagName.toLowerCase()}.${node.className} ${Math.round(node.getBoundingClientRect().right)}`);
    return `${location.pathname}: ${width} px, ${guilty.slice(0, 3).join(', ')}`;
  });

for (const slice of slices(everyPage, 60))
  test(`320 px: ${slice[0] ?? ''} … ${slice.at(-1) ?? ''}`, async ({ page }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    for (const path of slice) {
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      found.push((await tooWide(page)) ?? '');
    }
    expect(found.filter((line) => line !== '')).toEqual([]);
  });

test('320 px in 长者模式: a page of each kind', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => localStorage.setItem('elder', '1'));
  const found: string[] = [];
  for (const { path } of kinds) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-elder'))).toBe(true);
    found.push((await tooWide(page)) ?? '');
  }
  expect(found.filter((line) => line !== '')).toEqual([]);
});

test('what scrolls by itself can be reached with the keyboard', async ({ page }) => {
  test.setTimeout(60_000);
  for (const { path } of kinds) {
    await page.goto(path);
    const unreachable = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((node) => /auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1)
        .filter((node) => node.tabIndex < 0 && !node.querySelector('a[href], button, input'))
        .map((node) => `${node.tagName.toLowerCase()}.${node.className}`),
    );
    expect(unreachable, path).toEqual([]);
  }
});
