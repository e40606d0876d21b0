/** One axe run for every URL of the sitemap: new pages are covered without a new test. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const sitemap = readFileSync('dist/sitemap-0.xml', 'utf8');
const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname);
const ranges = Array.from({ length: Math.ceil(paths.length / 10) }, (_, index) => paths.slice(index * 10, index * 10 + 10));

test('the sitemap lists the site', () => {
  expect(paths.length).toBeGreaterThan(200);
});

for (const range of ranges)
  test(`axe finds nothing on ${range[0] ?? ''} … ${range.at(-1) ?? ''}`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const path of range) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    }
  });

test.describe('by night', () => {
  test.use({ colorScheme: 'dark' });
  // The first page of each kind: the colours are the same on all of them.
  const kinds = [...new Map(paths.map((path) => [path.split('/')[1], path])).values()];
  test('axe finds nothing on a page of each kind', async ({ page }) => {
    test.setTimeout(120_000);
    expect(kinds.length).toBeGreaterThan(12);
    for (const path of kinds) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    }
  });
  test('and nothing on search results', async ({ page }) => {
    await page.goto('/search/?q=hailu');
    await expect(page.locator('.hits li').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  });
});
