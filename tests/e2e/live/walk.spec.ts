/** One session through all its phases, on several pages at once, wherever the reader is and whatever the device's clock says. */
import { expect, type Page } from '@playwright/test';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { END, REPLAY, START, test, World } from './site.ts';

const PAGES = ['/live/walk/', '/live/', '/products/wok/', '/hosts/h/', '/brands/b/'];
const phaseOn = (page: Page) => page.locator('session-phase[data-id="walk"]').first();

/** The walk: an instant, and what every page says then. */
const steps: [string, number, string][] = [
  ['a second before the day', START - 24 * HOUR - 1000, '预告'],
  ['a day before', START - 24 * HOUR, '即将开播'],
  ['a second before the half hour', START - 30 * MINUTE - 1000, '即将开播'],
  ['half an hour before', START - 30 * MINUTE, '马上开播'],
  ['a second before the start', START - 1000, '马上开播'],
  ['the start', START, '直播中'],
  ['a second before the end', END - 1000, '直播中'],
];

for (const [zone, wrong] of [
  ['Asia/Shanghai', 0],
  ['America/Los_Angeles', 0],
  ['Pacific/Auckland', 0],
  ['Asia/Shanghai', 2 * HOUR],
  ['America/Los_Angeles', -2 * HOUR],
] as const)
  test.describe(`${zone}, device ${wrong / HOUR} h ahead`, () => {
    test.use({ timezoneId: zone });
    test('scheduled, soon, starting, live, overrun, ended, archived', async ({ context, site }) => {
      test.slow();
      const world = new World(context, site, START - 25 * HOUR, wrong);
      const pages: Page[] = [];
      for (const path of PAGES) pages.push(await world.open(path));
      const all = async (words: string) => {
        for (const page of pages) await expect(phaseOn(page), page.url()).toHaveText(words);
      };
      for (const [, at, words] of steps) {
        await world.to(at);
        await all(words);
      }
      // It runs over: somebody at the desk says until when.
      site.say(END - 5 * MINUTE, 'walk', 'end', '21:50');
      await world.to(END - 500);
      await world.to(END + 65_000);
      for (const page of pages) await expect(page.getByText('延长至 21:50').first(), page.url()).toBeAttached();
      await world.to(END + 10 * MINUTE);
      await all('直播中');
      await world.to(END + 20 * MINUTE - 1000);
      await all('直播中');
      await world.to(END + 20 * MINUTE);
      await all('已结束，回放整理中');
      for (const page of pages.slice(0, 1)) await expect(page.getByText('21:50 结束').first()).toBeVisible();
      await world.to(REPLAY - 1000);
      await all('已结束，回放整理中');
      await world.to(REPLAY);
      await all('可回看');
      expect(world.warned).toEqual([]);
    });
  });

test('lists follow: on air first, then among what is over, and back when the clock is set back', async ({ context, site }) => {
  const world = new World(context, site, START - HOUR);
  const page = await world.open('/live/');
  const walk = page.locator('li:has(> article a[href="/live/walk/"])');
  await expect(page.locator('#now')).toBeHidden();
  await world.to(START);
  await expect(page.locator('#now').locator(walk)).toBeVisible();
  await expect(page.locator('#ahead').locator(walk)).toHaveCount(0);
  await world.to(END);
  await expect(page.locator('#now')).toBeHidden();
  await expect(page.locator('.just-over').locator(walk)).toBeVisible();
  await expect(page.locator('.just-over').locator(walk)).toContainText('11月21日 周六 20:00–21:30');
});

test('the night session that crosses midnight is live on both days', async ({ context, site }) => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const world = new World(context, site, at('2026-11-21T22:50:00'));
  const page = await world.open('/live/night/');
  await expect(page.locator('.banner')).toContainText('23:00–次日 01:00');
  for (const [time, words] of [
    ['2026-11-21T23:00:00', '直播中'],
    ['2026-11-22T00:00:00', '直播中'],
    ['2026-11-22T00:59:59', '直播中'],
    ['2026-11-22T01:00:00', '已结束，回放整理中'],
  ] as const) {
    await world.to(at(time));
    await expect(page.locator('.banner session-phase')).toHaveText(words);
  }
});

test('postponed, moved, cancelled and without an hour say so, at any hour, on three pages', async ({ context, site }) => {
  const world = new World(context, site, START - HOUR);
  const pages: Page[] = [];
  for (const path of ['/live/', '/products/wok/', '/hosts/h/']) pages.push(await world.open(path));
  for (const at of [START - HOUR + 2000, START + MINUTE, END + MINUTE]) {
    await world.to(at);
    for (const page of pages) {
      const of = (id: string) => page.locator(`article:has(a[href="/live/${id}/"])`).first();
      await expect(of('gone').locator('session-phase')).toHaveText('已取消');
      await expect(of('gone').locator('s')).toContainText('20:00');
      await expect(of('gone')).toContainText('台风');
      await expect(of('undated').locator('session-phase')).toHaveText('已延期，时间待定');
      await expect(of('moved').locator('s')).toContainText('20:00');
      await expect(of('moved').locator('session-phase')).toHaveText(/预告|即将开播/);
      await expect(of('rough').locator('session-phase')).toHaveText('时间待公布');
      await expect(of('rough')).toContainText('下午，时间待公布');
    }
  }
});

test('a hidden page catches up at once, and a jump of the clock is found out', async ({ context, site }) => {
  const world = new World(context, site, START - 10 * MINUTE);
  const page = await world.open('/live/walk/');
  const phase = page.locator('.banner session-phase');
  await expect(phase).toHaveText('马上开播');
  // Hidden: timers may sleep. Shown again: right at once, without waiting for one.
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await world.to(START + MINUTE);
  await expect(phase).toHaveText('马上开播');
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false, configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(phase).toHaveText('直播中');
  // Somebody sets the device three hours back: our time goes on as before.
  await world.set(-3);
  await world.minutes(1);
  await expect(phase).toHaveText('直播中');
  // And five hours on: the host is asked, and the page stays right.
  await world.set(5);
  await expect(async () => {
    await world.minutes(1);
    await expect(phase).toHaveText('直播中', { timeout: 500 });
  }).toPass();
});

for (const [zone, local] of [
  ['America/Los_Angeles', '11月21日 周六 04:00–05:30（北美太平洋标准时间）'],
  ['Pacific/Auckland', '11月22日 周日 01:00–02:30（新西兰夏令时间）'],
] as const)
  test.describe(`a reader in ${zone}`, () => {
    test.use({ timezoneId: zone });
    test('sees Beijing time and their own, both as text, without a shift', async ({ context, site }) => {
      await context.addInitScript(() => {
        const seen = window as unknown as { shift: number };
        seen.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const page = await new World(context, site, START - 2 * HOUR).open('/live/walk/');
      await expect(page.locator('.banner')).toContainText('11月21日 周六 20:00–21:30');
      await expect(page.locator('.banner')).toContainText('北京时间');
      await expect(page.locator('.banner .local-time')).toContainText(local);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
      await page.goto(`${site.url}/live/`);
      await expect(page.locator('article:has(a[href="/live/walk/"]) .local-time')).toContainText('当地 11月2');
      await expect(page.locator('article:has(a[href="/live/gone/"]) .local-time')).toHaveCount(0);
    });
  });

test('in Beijing nobody is told their own time twice', async ({ context, site }) => {
  const page = await new World(context, site, START - 2 * HOUR).open('/live/walk/');
  await expect(page.locator('.local-time')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every page says only what cannot become false', async ({ page, site }) => {
    for (const path of ['/', ...PAGES, '/live/gone/', '/live/rough/', '/live/moved/']) {
      await page.goto(site.url + path);
      const text = await page.locator('main').innerText();
      expect(text, path).not.toMatch(/直播中|正在直播|刚刚结束|今晚|明天|马上开播|即将开播/);
    }
    await page.goto(`${site.url}/live/walk/`);
    await expect(page.locator('.banner')).toContainText('预定');
    await expect(page.locator('.banner')).toContainText('11月21日 周六 20:00–21:30');
    await expect(page.getByText('本页内容截至')).toBeVisible();
  });
});
