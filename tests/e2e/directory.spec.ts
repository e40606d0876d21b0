/** The directory's views as readers use them: at other clocks, with filters carried along, on a phone, on paper. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { addMonths, formatMonth, formatWeek, mondayOf, monthOf } from '../../src/domain/periods.ts';
import { addDays, beijingDay, dayStart, HOUR, WEEK } from '../../src/domain/time.ts';

let built: number;
test.beforeAll(async ({ request }) => {
  const html = await (await request.get('/')).text();
  built = Date.parse(/<time datetime="([^"]+)"/.exec(html.slice(html.indexOf('<footer')))?.[1] ?? '');
});

const week = (monday: string) => `/live/week/${monday}/`;
const thisWeek = () => mondayOf(beijingDay(built));
const view = (page: Page, name: string) => page.locator('.views').getByRole('link', { name: new RegExp(`^${name}`) });

/** Opens a page with the reader's clock at `now`. */
async function open(page: Page, path: string, now: number): Promise<void> {
  await page.route('**/live.json', (route) => route.abort());
  await page.clock.install({ time: now });
  await page.goto(path);
}

test('the week it is says so, and marks today; another says which week it is', async ({ page }) => {
  await open(page, week(thisWeek()), built);
  await expect(page.locator('.now-mark')).toHaveText('本周');
  await expect(page.locator('.now-link')).toBeHidden();
  await expect(view(page, '周')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('.week > [aria-current="date"]')).toHaveAttribute('data-day', beijingDay(built));
  await page.getByRole('link', { name: /^更晚/ }).click();
  await expect(page).toHaveURL(week(addDays(thisWeek(), 7)));
  await expect(page.locator('.now-mark')).toBeHidden();
  await expect(page.locator('[aria-current="date"]')).toHaveCount(0);
  await page.getByRole('link', { name: `本周是 ${formatWeek(thisWeek())}` }).click();
  await expect(page).toHaveURL(week(thisWeek()));
});

test('read three weeks after the build, the views lead to the week and the month it is then', async ({ page }) => {
  const now = built + 3 * WEEK;
  const [monday, month] = [mondayOf(beijingDay(now)), monthOf(beijingDay(now))];
  await open(page, '/live/', now);
  await expect(view(page, '周')).toContainText(formatWeek(monday));
  await expect(view(page, '月')).toContainText(formatMonth(month));
  await view(page, '月').click();
  await expect(page).toHaveURL(`/live/month/${month}/`);
  await expect(page.locator('.now-mark')).toHaveText('本月');
  await expect(view(page, '周')).toContainText(formatWeek(monday));
  await view(page, '周').click();
  await expect(page).toHaveURL(week(monday));
  await expect(page.locator('.now-mark')).toHaveText('本周');
});

test('read a year after the build, the dates stay those that have pages', async ({ page }) => {
  await open(page, week(thisWeek()), built + 52 * WEEK);
  await expect(page.locator('.now-mark')).toBeHidden();
  await expect(page.locator('.now-link')).toBeHidden();
  for (const name of ['周', '月'])
    expect((await page.request.get((await view(page, name).getAttribute('href')) ?? '')).status(), name).toBe(200);
});

test.describe('in Los Angeles', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });
  test('the day of Beijing counts: Monday has begun there while it is Sunday here', async ({ page }) => {
    const monday = addDays(thisWeek(), 7);
    await open(page, week(monday), dayStart(monday) + HOUR);
    expect(await page.evaluate(() => new Date().getDay())).toBe(0);
    await expect(page.locator('.now-mark')).toHaveText('本周');
    await expect(page.locator('.week > [aria-current="date"]')).toHaveAttribute('data-day', monday);
  });
  test('until midnight in Beijing it is still the week before; at midnight the page says so by itself', async ({ page }) => {
    const monday = addDays(thisWeek(), 7);
    await open(page, week(monday), dayStart(monday) - 3000);
    await expect(page.locator('.now-link')).toContainText(formatWeek(thisWeek()));
    await page.clock.runFor(5000);
    await expect(page.locator('.now-mark')).toBeVisible();
    await expect(page.locator('.now-link')).toBeHidden();
  });
});

test.describe('filters', () => {
  test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 900 }));
  const shown = (page: Page) => page.locator('list-filter li[data-f]:visible');
  const status = (page: Page) => page.locator('list-filter [role=status]');

  test('go along from view to view, and back', async ({ page }) => {
    await open(page, '/live/', built);
    const query = '?brand=doumen-youpin';
    await page.locator('a[data-v="brand:doumen-youpin"]').click();
    await expect(page).toHaveURL(`/live/${query}`);
    const before = await status(page).textContent();
    for (const [name, path] of [
      ['月', `/live/month/${monthOf(beijingDay(built))}/`],
      ['周', week(thisWeek())],
      ['往期', `/live/archive/${beijingDay(built).slice(0, 4)}/`],
      ['列表', '/live/'],
    ] as const) {
      await view(page, name).click();
      await expect(page).toHaveURL(path + query);
      // The list is filtered a moment after it stands.
      await expect(async () => expect(await status(page).textContent()).toBe(`符合条件 ${await shown(page).count()} 场`)).toPass();
      for (const one of await shown(page).all()) await expect(one).toHaveAttribute('data-f', /brand:[^ ]*doumen-youpin/);
    }
    for (let back = 0; back < 4; back++) await page.goBack();
    await expect(page).toHaveURL(`/live/${query}`);
    await expect(status(page)).toHaveText(before ?? '');
    await page.getByRole('link', { name: '全部往期' }).click();
    await expect(page).toHaveURL(new RegExp(`/live/archive/\\d+/\\${query}$`));
  });

  test('go along to the next week, where nothing may be left; the way out is there', async ({ page }) => {
    await open(page, `${week(addDays(thisWeek(), 7 * 7))}?kind=company`, built);
    await expect(page.locator('.filter-none')).toBeVisible();
    await page.getByRole('link', { name: /^更早/ }).click();
    await expect(page).toHaveURL(`${week(addDays(thisWeek(), 6 * 7))}?kind=company`);
    await page.getByRole('button', { name: '不限类型' }).click();
    await expect(page).toHaveURL(week(addDays(thisWeek(), 6 * 7)));
  });

  test('by belt and by evening; the counts are of the page', async ({ page }) => {
    await open(page, `/live/archive/${beijingDay(built).slice(0, 4)}/`, built);
    const night = page.locator('a[data-v="scene:night"]');
    await expect(night).toContainText('夜间（18:00–次日2:00）');
    const count = Number(await night.locator('small').textContent());
    await night.click();
    await expect(shown(page)).toHaveCount(count);
    const belt = page.locator('a[data-v^="belt:"]:not([aria-disabled=true])').first();
    const few = Number(await belt.locator('small').textContent());
    await belt.click();
    await expect(shown(page)).toHaveCount(few);
    expect(few).toBeGreaterThan(0);
    await expect(page).toHaveURL(/\?scene=night&belt=/);
  });

  test('the list page says where the rest is', async ({ page }) => {
    await open(page, '/live/', built);
    await expect(status(page)).toHaveText(/^本页 \d+ 场；更早的在往期/);
    expect(await page.locator('#past li[data-f]').count()).toBe(12);
  });
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('shows the month as an agenda: days with sessions or holidays, and today', async ({ page }) => {
    const month = monthOf(beijingDay(built));
    await open(page, `/live/month/${month}/`, built);
    const days = page.locator('.month td[data-day]');
    const visible = page.locator('.month td[data-day]:visible');
    expect(await visible.count()).toBeLessThan(await days.count());
    expect(await visible.count()).toBe(await page.locator('.month td:is(.marked, [aria-current])').count());
    await expect(visible.first().locator('.weekday')).toBeVisible();
    await expect(page.locator('.month thead')).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const [first, second] = [await visible.nth(0).boundingBox(), await visible.nth(1).boundingBox()];
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0) - 1);
  });
  test('nothing moves when the scripts start', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of [week(thisWeek()), week(addDays(thisWeek(), -7)), `/live/month/${monthOf(beijingDay(built))}/`]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift), path).toBeLessThan(0.001);
    }
  });
});

test('a wide window shows the month as a table of seven headed columns', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, `/live/month/${monthOf(beijingDay(built))}/`, built);
  await expect(page.getByRole('columnheader')).toHaveText(['周一', '周二', '周三', '周四', '周五', '周六', '周日']);
  const row = page.getByRole('row').nth(2);
  const tops = await row.getByRole('cell').evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  expect(tops).toHaveLength(7);
  expect(new Set(tops).size).toBe(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the dates are the build’s, in full, and nothing is called current', async ({ page }) => {
    await page.goto(week(addDays(thisWeek(), 7)));
    await expect(view(page, '周')).toContainText(formatWeek(thisWeek()));
    for (const hidden of ['.now-mark', '.now-link', 'print-button']) await expect(page.locator(hidden)).toBeHidden();
    await expect(page.locator('[aria-current="date"]')).toHaveCount(0);
    await page.getByRole('link', { name: /^更早/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatWeek(thisWeek()));
    await view(page, '月').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatMonth(monthOf(beijingDay(built))));
    await page.getByRole('link', { name: /^更晚/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(formatMonth(addMonths(monthOf(beijingDay(built)), 1)));
  });
});

test.describe('on paper', () => {
  for (const [name, path, sheets] of [
    ['a week', () => week(thisWeek()), 1],
    ['a month', () => `/live/month/${monthOf(beijingDay(built))}/`, 1],
    ['a year', () => `/live/archive/${beijingDay(built).slice(0, 4)}/`, 4],
  ] as const)
    test(`${name}: ${sheets === 1 ? 'one A4 sheet, across' : 'a few A4 sheets'}, without controls`, async ({ page }) => {
      await page.goto(path());
      const file = test.info().outputPath('directory.pdf');
      await page.pdf({ path: file, preferCSSPageSize: true });
      const text = readFileSync(file).toString('latin1');
      const count = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(sheets);
      expect(text).toMatch(sheets === 1 ? /\/MediaBox\s*\[\s*0 0 84[12][.\d]* 59[45]/ : /\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['.views', '.period nav', '.facet-index', '.masthead', '.site-footer'])
        for (const part of await page.locator(gone).all()) await expect(part, gone).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('li[data-f] a:visible').first()).toBeVisible();
    });
});

test('a series leads from its card to its stages, and back', async ({ page }) => {
  await page.goto('/series/');
  await page.getByRole('link', { name: '带货大赛（示例）' }).click();
  await expect(page).toHaveURL('/series/shili-daihuo-dasai/');
  for (const stage of ['初赛', '决赛']) await expect(page.locator('.session-rows').getByText(stage, { exact: true })).toBeVisible();
  await page.locator('.session-rows a').first().click();
  await page.getByRole('link', { name: '带货大赛（示例）' }).click();
  await expect(page).toHaveURL('/series/shili-daihuo-dasai/');
});
