/** Without JavaScript everything but search-as-you-type is there, and nothing is shown that would do nothing. */
import { expect, test } from '@playwright/test';
import { kinds, slices } from './pages.ts';

test.use({ javaScriptEnabled: false });

const LISTS = ['home', 'brands', 'products', 'live', 'makers', 'associations', 'hosts', 'articles', 'category', 'place', 'season'];

for (const slice of slices(
  kinds.filter(({ kind }) => kind !== 'styleguide'),
  14,
))
  test(`content, no dead controls, no empty boxes: ${slice.map(({ kind }) => kind).join(', ')}`, async ({ page }) => {
    test.setTimeout(90_000);
    for (const { kind, path } of slice) {
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
      const { words, dead, empty } = await page.evaluate(() => {
        const shown = (node: Element) => {
          const { width, height } = node.getBoundingClientRect();
          return node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1;
        };
        const name = (node: Element) =>
          `${node.tagName.toLowerCase()}.${String(node.className)} ${(node.textContent ?? '').trim().slice(0, 20)}`;
        const works = (node: Element) => node.closest('form[action]') !== null && (node as HTMLButtonElement).type !== 'button';
        const something = (node: Element) =>
          (node as HTMLElement).innerText.trim() !== '' ||
          node.querySelector('img, svg, input, picture, i, video[controls]') !== null ||
          /^(?:IMG|INPUT|HR|BR|PICTURE|I|SVG|VIDEO)$/i.test(node.tagName);
        const boxed = (node: Element) => {
          const style = getComputedStyle(node);
          const lined =
            (['Top', 'Bottom', 'Left', 'Right'] as const).filter((side) => parseFloat(style[`border${side}Width`]) > 0).length > 2;
          return node.getBoundingClientRect().height >= 24 && (lined || node.tagName.includes('-')) && style.backgroundImage === 'none';
        };
        const all = [...document.querySelectorAll('body *')].filter(shown);
        return {
          words: (document.querySelector('main') as HTMLElement).innerText.replace(/\s/g, '').length,
          dead: all
            .filter((node) => node.matches('button, input:not([type="hidden"]), select, textarea, [role="button"]') && !works(node))
            .map(name),
          empty: all.filter((node) => boxed(node) && !something(node)).map(name),
        };
      });
      expect(words, path).toBeGreaterThan(kind === 'not-found' ? 15 : 80);
      expect(dead, `${path}: controls that do nothing`).toEqual([]);
      expect(empty, `${path}: empty boxes`).toEqual([]);
    }
  });

test('lists lead on', async ({ page, request }) => {
  test.setTimeout(60_000);
  for (const { path } of kinds.filter(({ kind }) => LISTS.includes(kind))) {
    await page.goto(path);
    const own = new URL(page.url()).pathname;
    const links = await page
      .locator('main :is(h2, h3, article, li) a[href]')
      .evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).href));
    const onward = links.filter((link) => new URL(link).pathname !== own && new URL(link).origin === new URL(page.url()).origin);
    expect(onward.length, path).toBeGreaterThan(0);
    for (const link of [onward[0], onward.at(-1)]) expect((await request.get(link ?? '')).status(), link).toBe(200);
  }
});
