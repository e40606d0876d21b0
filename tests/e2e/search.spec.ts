/** Search as readers use it, on a real Meilisearch and without one. */
import { expect, type Page, test } from '@playwright/test';
import { formatOffset } from '#domain/format.ts';
import type { StaticSpoken } from '#domain/search/static-spoken.ts';
import { spokenPath } from '#domain/urls.ts';

const cases = [
  ['海鲈', '斗门海鲈'],
  ['鱸魚', '斗门海鲈'],
  ['hailu', '斗门海鲈'],
  ['dmhl', '斗门海鲈'],
  ['荔支', '斗门荔枝'],
] as const;

/** Some words that are said once in all replays: where, and when. */
async function saidOnce(page: Page) {
  const { sessions, windows }: StaticSpoken = await (await page.request.get('/search/static-spoken.json')).json();
  for (const [at, , text, carried, starts] of windows)
    for (let i = carried > 0 ? 2 : 0; i < starts.length; i += 2) {
      const words = /^\p{Script=Han}{4,16}/u.exec(text.slice(starts[i]))?.[0];
      const second = starts[i + 1] ?? 0;
      const session = sessions[at];
      if (words === undefined || !session || second < 60 || windows.filter((one) => one[2].includes(words)).length > 1) continue;
      return { words, second, title: session.title, time: formatOffset(second), path: spokenPath(session.id, second - 2) };
    }
  return undefined;
}

for (const engine of ['meilisearch', 'static'] as const)
  test.describe(engine, () => {
    test.beforeEach(async ({ page }) => {
      if (engine === 'static') await page.route('**/api/search/**', (route) => route.abort());
    });
    for (const [query, first] of cases)
      test(`${query} finds ${first} first`, async ({ page }) => {
        await page.goto(`/search/?q=${encodeURIComponent(query)}`);
        await expect(page.locator('.hits h2 a').first()).toHaveText(first);
        await expect(page.locator('[data-search-source]')).toHaveAttribute('data-search-source', engine);
      });
    test('facets narrow, the address keeps them, the back button undoes them', async ({ page }) => {
      await page.goto('/search/?q=眼镜');
      const count = page.getByRole('status').filter({ hasText: '找到' });
      await expect(count).toBeVisible();
      const before = await count.textContent();
      await page.getByRole('checkbox', { name: /^好货/ }).check();
      await expect(page).toHaveURL(/kind=product/);
      await expect(count).not.toHaveText(before ?? '');
      await page.goBack();
      await expect(count).toHaveText(before ?? '');
    });
    test('words spoken in a replay are found, and open two seconds before', async ({ page }) => {
      const spoken = await saidOnce(page);
      if (!spoken) throw new Error('no replay with captions in the content');
      await page.goto(`/search/?q=${encodeURIComponent(spoken.words)}`);
      await expect(page.locator('[data-search-source]')).toHaveAttribute('data-search-source', engine);
      const hit = page.locator('.hits li', { has: page.locator(`a[href="${spoken.path}"]`) });
      await expect(hit.getByRole('heading')).toContainText(spoken.title);
      await expect(hit).toContainText(`回放里说到`);
      await expect(hit).toContainText(spoken.time);
      await expect(hit.locator('mark')).toHaveText([spoken.words]);
      await hit.getByRole('link').click();
      await expect(page).toHaveURL(new RegExp(`\\?t=${spoken.second - 2}#replay$`));
    });
    test('nothing found helps on', async ({ page }) => {
      await page.goto('/search/?q=xyzqwert');
      await expect(page.getByText('没有找到「xyzqwert」')).toBeVisible();
      await expect(page.getByRole('link', { name: '水果', exact: true })).toBeVisible();
    });
  });

test('the server dies between two keystrokes: search goes on and says so', async ({ page }) => {
  await page.goto('/search/');
  const field = page.getByRole('main').getByRole('searchbox');
  await field.fill('海');
  await expect(page.locator('[data-search-source]')).toHaveAttribute('data-search-source', 'meilisearch');
  await page.route('**/api/search/**', (route) => route.abort());
  await field.fill('海鲈');
  await expect(page.locator('[data-search-source]')).toHaveAttribute('data-search-source', 'static');
  await expect(page.getByText('正在用本站自带的索引')).toBeVisible();
  await expect(page.locator('.hits h2 a').first()).toHaveText('斗门海鲈');
});

test('the header box suggests, and the keyboard chooses', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const box = page.getByRole('banner').getByLabel('搜索好货');
  await expect(box).toBeFocused();
  await page.keyboard.type('dmhl', { delay: 30 });
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('斗门海鲈');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/products\/doumen-hailu\/$/);
});

test('Enter without a choice opens the search page; Escape closes the list', async ({ page }) => {
  await page.goto('/');
  const box = page.getByRole('banner').getByLabel('搜索好货');
  await box.pressSequentially('荔枝', { delay: 30 });
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=/);
  await expect(page.locator('.hits h2 a').first()).toHaveText('斗门荔枝');
});

test('what is being composed in an input method is not searched', async ({ page }) => {
  await page.goto('/search/');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/search/')) asked.push(request.postData() ?? '');
  });
  const field = page.getByRole('main').getByRole('searchbox');
  await field.focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: "hai'lu", selectionStart: 6, selectionEnd: 6 });
  await page.waitForTimeout(400);
  expect(asked).toEqual([]);
  await session.send('Input.insertText', { text: '海鲈' });
  await expect(page.locator('.hits h2 a').first()).toHaveText('斗门海鲈');
  expect(asked.some((body) => body.includes("hai'lu"))).toBe(false);
});

test('a hostile query is text, not markup', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(
    `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>"\\ kind = product')}&brand=${encodeURIComponent('" OR kind = "article')}`,
  );
  await expect(page.getByRole('status').filter({ hasText: '没有找到' })).toBeVisible();
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
});
