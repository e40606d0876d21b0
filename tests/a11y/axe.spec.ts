/** axe on every URL of the sitemap, by day, by night and in 长者模式: new pages are covered without a new test. */
import { expect, test } from '@playwright/test';
import { everyPage, slices } from '../e2e/pages.ts';
import { open, violations } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the sitemap lists the site', () => {
  expect(everyPage.length).toBeGreaterThan(200);
});

/** The gallery is in no sitemap, and has every component in every state. */
for (const slice of slices([...everyPage, './styleguide/'], 12))
  test(`axe finds nothing on ${slice[0] ?? ''} … ${slice.at(-1) ?? ''}`, async ({ page }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    for (const [index, path] of slice.entries()) {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, path);
      found.push(...(await violations(page, 'all')));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await violations(page, 'looks')).map((line) => `by night ${line}`));
      // 长者模式 meets both grounds: one page by night, the next by day.
      if (index % 2 === 1) await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(() => document.documentElement.setAttribute('data-elder', ''));
      found.push(...(await violations(page, 'looks')).map((line) => `elder ${line}`));
    }
    expect(found).toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on search results, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, './search/?q=hailu');
    await expect(page.locator('.hits li').first()).toBeVisible();
    expect(await violations(page, 'all')).toEqual([]);
  });
