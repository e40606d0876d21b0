/** The home page read at other times than that of its build: it must be right without a rebuild, and never false without scripts. */
import { expect, type Page, test } from '@playwright/test';
import { hanDay, hanWeekday } from '../../src/domain/board.ts';
import { addDays, beijingDay, beijingMonth, DAY, dayStart, MINUTE, WEEK } from '../../src/domain/time.ts';

interface Built {
  now: number;
  html: string;
  sessions: { starts: number; ends: number }[];
  markets: string[];
}

let built: Built;

test.beforeAll(async ({ request }) => {
  const html = await (await request.get('/')).text();
  const footer = html.slice(html.indexOf('<footer'));
  const times = html.matchAll(/<count-down[^>]* data-starts="(\d+)" data-ends="(\d+)"/g);
  built = {
    now: Date.parse(/<time datetime="([^"]+)"/.exec(footer)?.[1] ?? ''),
    html,
    sessions: [...times].map(([, starts, ends]) => ({ starts: Number(starts), ends: Number(ends) })),
    markets: [...html.matchAll(/<li data-day="([\d-]+)"[^>]*data-market/g)].map(([, day]) => day ?? ''),
  };
  expect(built.sessions.length).toBeGreaterThan(2);
});

// The host's clock must not correct the one that a test sets.
test.beforeEach(({ page }) => page.route('**/live.json', (route) => route.abort()));

const open = async (page: Page, now: number) => {
  await page.clock.install({ time: now });
  await page.goto('/');
  await expect(page.locator('market-board')).toHaveAttribute('data-day', beijingDay(now));
};
const shownDays = (page: Page) =>
  page.locator('.week > li:not([hidden])').evaluateAll((items) => items.map((item) => item.getAttribute('data-day') ?? ''));
const expectToday = async (page: Page, day: string) => {
  await expect(page.locator('.date-rail time')).toHaveText(hanDay(day));
  await expect(page.locator('.date-rail')).toContainText(hanWeekday(day));
  await expect(page.locator('.date-rail .page-day')).toBeHidden();
  await expect(page.locator('.week > [aria-current="date"]')).toHaveAttribute('data-day', day);
};

for (const [name, later] of [
  ['at build time', 0],
  ['three days later', 3 * DAY],
  ['three weeks later', 3 * WEEK],
] as const)
  test(`${name}: today, its lunar day, and seven days from it`, async ({ page }) => {
    const now = built.now + later;
    const today = beijingDay(now);
    await open(page, now);
    await expectToday(page, today);
    await expect(page.locator('.date-rail [data-say="lunar"]')).toHaveText(/^农历.+月.+/);
    expect(await shownDays(page)).toEqual(Array.from({ length: 7 }, (_, index) => addDays(today, index)));
    const next = built.sessions.findIndex(({ ends }) => ends > now);
    if (next === -1) await expect(page.locator('.board-end')).toBeVisible();
    else await expect(page.locator('.next').nth(next)).toBeVisible();
    for (const old of built.sessions.keys()) if (old < next) await expect(page.locator('.next').nth(old)).toBeHidden();
  });

test('two months later: says how far the schedule goes, replays first, no shelf of a wrong month', async ({ page }) => {
  await open(page, built.now + 61 * DAY);
  await expect(page.locator('.next:visible')).toHaveCount(0);
  await expect(page.locator('.board-end h2')).toContainText('日程登记到');
  await expect(page.locator('.board-end')).toContainText('之后的场次还没有登记');
  await expect(page.locator('.end-replays a').first()).toBeVisible();
  await expect(page.locator('.strip-end')).toBeVisible();
  await expect(page.locator('.date-rail time')).toHaveText(hanDay(beijingDay(built.now + 61 * DAY)));
  await expect(page.locator('.date-rail [data-say="lunar"]')).toBeHidden();
  await expect(page.locator('.shelf:visible')).toHaveCount(0);
  await expect(page.locator('.shelf-late')).toBeVisible();
});

test.describe('in Los Angeles', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });
  test('the day turns at midnight in Beijing', async ({ page }) => {
    const tomorrow = addDays(beijingDay(built.now), 1);
    await open(page, dayStart(tomorrow) - 60_000);
    await expectToday(page, addDays(tomorrow, -1));
    await page.clock.runFor(61_000);
    await expectToday(page, tomorrow);
    expect((await shownDays(page))[0]).toBe(tomorrow);
  });
});

test('a market day is stamped, the day before it is not', async ({ page }) => {
  const market = built.markets.find((day) => day > beijingDay(built.now)) ?? '';
  await open(page, dayStart(market) - MINUTE);
  await expect(page.locator('.date-rail .stamp')).toBeHidden();
  await page.clock.runFor(MINUTE + 1000);
  await expect(page.locator('.date-rail .stamp')).toBeVisible();
  await expect(page.locator(`.week [data-day="${market}"] .stamp`)).toBeVisible();
});

test('the countdown ticks for the eye, keeps still for the ear, and moves nothing', async ({ page }) => {
  const first = built.sessions.find(({ starts }, index) => starts > (built.sessions[index - 1]?.ends ?? 0));
  expect(first).toBeDefined();
  if (!first) return;
  await open(page, first.starts - 12 * MINUTE);
  await page.clock.pauseAt(first.starts - 10 * MINUTE - 30_500);
  const panel = page.locator('.next:visible').first();
  const facts = panel.locator('dl');
  const before = await facts.boundingBox();
  await expect(panel.locator('.digit b')).toHaveText(['00', '10', '31']);
  const spoken = await panel.locator('count-down .sr-only').textContent();
  expect(spoken).toBe('距开播 0 小时 10 分钟');
  await page.clock.runFor(1000);
  await expect(panel.locator('.digit b')).toHaveText(['00', '10', '30']);
  expect(await panel.locator('count-down .sr-only').textContent()).toBe(spoken);
  await expect(panel.locator('.digits')).toHaveAttribute('aria-hidden', 'true');
  await expect(page.locator('market-board [aria-live], market-board [role="timer"]')).toHaveCount(0);
  expect(await facts.boundingBox()).toEqual(before);
  await page.clock.runFor(10 * MINUTE + 30_000);
  await expect(panel.locator('session-phase')).toHaveText('直播中');
  await expect(panel.locator('.digits-label')).toHaveText('距预定结束');
});

test('two on air at once: both are there, and it is said', async ({ page }) => {
  const [first, second] = built.sessions;
  if (!first || !second) throw new Error('two sessions are needed');
  await page.route('/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: built.html
        .replaceAll(`data-starts="${second.starts}"`, `data-starts="${first.starts + 2 * MINUTE}"`)
        .replaceAll(`data-ends="${second.ends}"`, `data-ends="${first.ends}"`),
    }),
  );
  await open(page, first.starts + MINUTE);
  const waiting = await page.locator('.several').isHidden();
  await page.clock.runFor(2 * MINUTE);
  expect(waiting).toBe(true);
  await expect(page.locator('.several')).toHaveText(/现在有 \d 场同时直播/);
  await expect(page.locator('.next').nth(0)).toBeVisible();
  await expect(page.locator('.next').nth(1)).toBeVisible();
  await expect(page.locator('.next').nth(1)).toHaveAttribute('data-also', '');
  await expect(page.locator('.week .on-air:visible').first()).toHaveText('直播中');
});

test('a page that comes back from the back-forward cache looks at the clock', async ({ page }) => {
  await page.clock.setFixedTime(built.now);
  await page.goto('/');
  await expect(page.locator('market-board')).toHaveAttribute('data-day', beijingDay(built.now));
  await page.clock.setFixedTime(built.now + 2 * DAY);
  await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
  await expectToday(page, beijingDay(built.now + 2 * DAY));
});

test('the month turns the shelf and the outlined month', async ({ page }) => {
  const month = beijingMonth(built.now);
  const [year, next] = [Number(beijingDay(built.now).slice(0, 4)), (month % 12) + 1];
  const turn = dayStart(`${month === 12 ? year + 1 : year}-${String(next).padStart(2, '0')}-01`);
  await open(page, turn - 60_000);
  await expect(page.locator('.shelf:visible')).toHaveAttribute('data-month', String(month));
  await expect(page.locator('html')).toHaveAttribute('data-month', String(month));
  await page.clock.runFor(61_000);
  await expect(page.locator('.shelf:visible')).toHaveAttribute('data-month', String(next));
  await expect(page.locator('html')).toHaveAttribute('data-month', String(next));
  await expect(page.locator('.months [aria-current]')).toHaveAttribute('data-of', String(next));
});

for (const width of [390, 768, 1440])
  for (const days of [0, 3])
    test(`nothing jumps while the page loads ${days} days after the build, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      // Shortly before the first session: one panel, the same that the build shows.
      const calm = (built.sessions[0]?.starts ?? built.now) - 10 * MINUTE;
      await page.clock.setFixedTime(days === 0 ? calm : built.now + days * DAY);
      await page.addInitScript(() => {
        const seen = window as unknown as { shift: number };
        seen.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto('/');
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(days === 0 ? 0.005 : 0.02);
    });

test('the order is stated, and its table counts', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('market-board')).toContainText('按日期轮换，不收费，不按销量');
  await page.getByRole('main').getByRole('link', { name: '排列规则' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '首页怎样排列' })).toBeVisible();
  await expect(page.locator('.fairness tbody tr')).toHaveCount(3);
  for (const row of await page.locator('.fairness tbody tr').all()) {
    const cells = await row.locator('td').allTextContents();
    expect(cells[2]).toMatch(/每 3 天一次/);
    expect(cells[3]).toBe(cells[4]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('absolute dates only: no today, no countdown, nothing live', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.date-rail')).toContainText('本页日期');
    await expect(page.locator('.next:visible')).toHaveCount(1);
    await expect(page.locator('.next:visible session-phase')).toHaveText('预定');
    await expect(page.locator('.next:visible dl')).toContainText(/\d+月\d+日 周./);
    await expect(page.locator('.digits')).toHaveCount(0);
    await expect(page.locator('[aria-current="date"]')).toHaveCount(0);
    await expect(page.locator('.week > li:visible')).toHaveCount(7);
    await page.locator('rt').evaluateAll((readings) => readings.forEach((reading) => reading.remove()));
    const words = await page.locator('main').innerText();
    expect(words.replace('今日墟期', '')).not.toMatch(/今天|今晚|明天|今日|直播中/);
    await expect(page.getByText('本页内容截至')).toBeVisible();
  });
});
