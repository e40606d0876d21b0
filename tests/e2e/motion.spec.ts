/** Pages cross-fade into each other, natively; a reader who wants less motion gets none. */
import { expect, type Page, test } from '@playwright/test';

/** Whether the page just opened was revealed by a view transition. */
async function transitioned(page: Page): Promise<boolean> {
  await page.addInitScript(() => {
    window.addEventListener('pagereveal', (event) => Object.assign(window, { transition: event.viewTransition !== null }));
  });
  await page.goto('./products/');
  await page.locator('main .card a').first().click();
  await page.waitForURL(/\/products\/[^/]+\/$/);
  await page.waitForFunction(() => 'transition' in window);
  return page.evaluate(() => (window as unknown as { transition: boolean }).transition);
}

test('a card opens into its page with a view transition, without a script of ours', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await transitioned(page)).toBe(true);
});

test.describe('reduced motion', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

  test('no view transition', async ({ page }) => {
    expect(await transitioned(page)).toBe(false);
  });

  for (const path of ['./', './live/', './products/', './brands/doumen-youpin/'])
    test(`nothing moves by itself: ${path}`, async ({ page }) => {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.locator('main a').first().hover();
      const moving = await page.evaluate(() =>
        document.getAnimations().map(({ effect }) => (effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 80)),
      );
      expect(moving).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    });
});
