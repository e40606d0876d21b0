/** `/live.json` on open pages: what the desk says is shown, what is bad never is, and nobody is asked too often. */
import { expect, type Page } from '@playwright/test';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { EMPTY, START, test, World } from './site.ts';

const T0 = START - 40 * MINUTE;

/** The session's own page, the directory, the front page and a product's. */
async function openAll(world: World) {
  const own = await world.open('/live/walk/');
  const directory = await world.open('/live/');
  const front = await world.open('/');
  const product = await world.open('/products/wok/');
  return { own, directory, front, product, all: [own, directory, front, product] };
}
const words = (page: Page) => page.locator('main').innerText();

test('delayed, begun, moved, cancelled, held after all, a new room: said on every page within a minute', async ({ context, site }) => {
  test.slow();
  const world = new World(context, site, T0);
  const pages = await openAll(world);
  const says = async (text: RegExp) => {
    await world.poll();
    for (const page of pages.all) await expect.poll(() => words(page), { message: page.url() }).toMatch(text);
  };
  site.say(T0, 'walk', 'delay', '15', '主播堵车');
  await says(/推迟 15 分钟/);
  for (const page of [pages.own, pages.directory, pages.product]) {
    const time = page.locator('[data-t="walk"]').first();
    await expect(time.locator('s')).toContainText('20:00–21:30');
    await expect(time).toContainText('20:15–21:45');
    await expect(time).toContainText('主播堵车');
  }
  await world.to(START + 2 * MINUTE);
  await expect(pages.own.locator('.banner session-phase')).toHaveText('马上开播');
  site.say(START + 16 * MINUTE, 'walk', 'start', '20:16');
  await world.to(START + 16 * MINUTE);
  await says(/20:16 已开播/);
  await expect(pages.own.locator('.banner session-phase')).toHaveText('直播中');
  site.say(START + 20 * MINUTE, 'walk', 'link', 'tv', 'https://live.test.example/room/2');
  await world.poll();
  await expect(pages.own.locator('#platforms a.button')).toHaveAttribute('href', 'https://live.test.example/room/2');
  await expect(pages.own.locator('#platforms .hand-off')).toHaveCount(0);
  site.say(START + 22 * MINUTE, 'walk', 'end', '20:22');
  await world.to(START + 22 * MINUTE);
  await says(/20:22 结束/);
  site.say(START + 23 * MINUTE, 'walk', 'clear');
  await world.minutes(2);
  for (const page of pages.all) await expect.poll(() => words(page)).not.toMatch(/20:22 结束/);
  await expect(pages.own.locator('.banner .session-time')).toHaveText('11月21日 周六 20:00–21:30');
  await expect(pages.own.locator('#platforms a.button')).toHaveAttribute('href', 'https://live.test.example/room/1');
  expect(world.warned).toEqual([]);
});

test('cancelled at the last minute, and held after all', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const pages = await openAll(world);
  site.say(T0, 'walk', 'cancel', '停电');
  await world.poll();
  for (const page of pages.all) await expect.poll(() => words(page), { message: page.url() }).toMatch(/已取消/);
  await expect(pages.own.locator('.banner')).toContainText('原因：停电');
  await expect(pages.own.locator('.banner s')).toContainText('20:00');
  // The board gives its place to the next one.
  await expect(pages.front.locator('.next:visible h2').first()).toHaveText('夜场');
  site.say(T0 + 3 * MINUTE, 'walk', 'restore', '来电了');
  await world.minutes(2);
  await expect(pages.own.locator('.banner session-phase')).toHaveText(/即将开播|马上开播/);
  await expect(pages.own.locator('.banner')).toContainText('照常举行');
  await expect(pages.front.locator('.next:visible h2').first()).toHaveText('走一遍');
});

test('moved to another day: the old time struck through, the strip says where to', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const pages = await openAll(world);
  site.say(T0, 'walk', 'move', '2026-11-22T15:00', '场地停电');
  await world.poll();
  await expect(pages.own.locator('.banner')).toContainText('11月22日 周日 15:00–16:30');
  await expect(pages.own.locator('.banner s')).toContainText('11月21日 周六 20:00');
  await expect(pages.front.locator('.week')).toContainText('改到 11月22日');
});

/** What must change nothing, and the one line a developer finds. */
const bad: [string, string | undefined, RegExp][] = [
  ['missing', undefined, /^$/],
  ['malformed', '{"version":1,"sessions":{"walk":', /not JSON/],
  ['a page instead', '<!doctype html><h1>404</h1>', /not JSON/],
  ['another version', '{"version":2,"sessions":{"walk":{"cancelled":true,"reason":"坏"}}}', /version 1/],
  [
    'huge',
    JSON.stringify({ version: 1, sessions: { walk: { revision: 0, cancelled: true, reason: '坏' } }, pad: 'x'.repeat(3_000_000) }),
    /longer than|not JSON/,
  ],
  ['an unknown field', '{"version":1,"sessions":{"walk":{"cancelled":true,"reason":"坏","html":"<b>"}}}', /html/],
  ['markup in the reason', '{"version":1,"sessions":{"walk":{"cancelled":true,"reason":"坏<img src=x onerror=alert(1)>"}}}', /reason/],
  ['text that steers text', '{"version":1,"sessions":{"walk":{"cancelled":true,"reason":"坏\\u202e消取"}}}', /reason/],
  ['a time that is none', '{"version":1,"sessions":{"walk":{"startsAt":"2026-13-41T99:00","reason":"坏"}}}', /startsAt/],
  ['a delay of years', '{"version":1,"sessions":{"walk":{"delay":999999999,"reason":"坏"}}}', /delay/],
  ['a room elsewhere', '{"version":1,"sessions":{"walk":{"rooms":{"tv":"https://evil.example/坏"}}}}', /room of walk\/tv/],
  ['a script for a room', '{"version":1,"sessions":{"walk":{"rooms":{"tv":"javascript:alert(1)"},"reason":"坏"}}}', /rooms/],
  ['prototype', '{"version":1,"sessions":{"__proto__":{"cancelled":true,"reason":"坏"},"constructor":{"x":"坏"}}}', /__proto__/],
];
for (const [name, text, line] of bad)
  test(`ignored: ${name}`, async ({ context, site }) => {
    const world = new World(context, site, T0);
    const page = await world.open('/live/walk/');
    const before = await words(page);
    site.live(text);
    await world.minutes(3);
    await world.to(START);
    await expect(page.locator('.banner session-phase')).toHaveText('直播中');
    expect((await words(page)).replace('直播中', '')).toBe(before.replace('马上开播', '').replace('即将开播', ''));
    if (text === undefined) expect(world.warned).toEqual([]);
    else {
      expect(world.warned, 'one line, once').toHaveLength(1);
      expect(world.warned[0]).toMatch(line);
    }
    // The next good file is shown.
    site.live('{"version":1,"sessions":{"walk":{"endedAt":"2026-11-21T20:50"}}}');
    await expect(async () => {
      await world.minutes(1);
      await expect(page.locator('.banner')).toContainText('延长至 20:50', { timeout: 500 });
    }).toPass();
  });

test('stale: what was said of an older revision than the page’s says nothing; of a newer one it counts', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const page = await world.open('/live/moved/');
  const said = (revision: number) => JSON.stringify({ version: 1, sessions: { moved: { revision, cancelled: true, reason: '旧话' } } });
  site.live(said(0));
  await world.to(Date.parse('2026-11-22T19:10:00+08:00'));
  await world.minutes(2);
  await expect(page.locator('.banner')).not.toContainText('旧话');
  site.live(said(2));
  await world.minutes(2);
  await expect(page.locator('.banner')).toContainText('旧话');
});

test('a good entry stands beside a bad one, and a file that breaks leaves the last word standing', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const page = await world.open('/live/walk/');
  site.live('{"version":1,"sessions":{"walk":{"delay":15},"night":{"delay":"x"}}}');
  await world.poll();
  await expect(page.locator('.banner')).toContainText('推迟 15 分钟');
  site.live('oops');
  await world.minutes(2);
  await expect(page.locator('.banner')).toContainText('推迟 15 分钟');
});

test('asked at most once a minute near a session, less after failures, not at all far away or hidden', async ({ context, site }) => {
  const world = new World(context, site, START - 10 * HOUR);
  const page = await world.open('/live/walk/');
  const counted = async (minutes: number) => {
    const before = world.asked.length;
    await world.minutes(minutes);
    await page.waitForTimeout(200);
    return world.asked.length - before;
  };
  expect(await counted(10), 'far away').toBe(0);
  await world.to(START - 30 * MINUTE);
  await page.waitForTimeout(200);
  const near = await counted(10);
  expect(near).toBeGreaterThan(4);
  expect(near).toBeLessThanOrEqual(10);
  site.live(undefined);
  expect(await counted(16), 'backing off').toBeLessThanOrEqual(6);
  site.live(EMPTY);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(await counted(20), 'hidden').toBeLessThanOrEqual(1);
  // Another page of the same tab within the minute asks nothing.
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false, configurable: true }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(300);
  const before = world.asked.length;
  await page.goto(`${site.url}/live/`);
  await context.clock.runFor(1000);
  await page.waitForTimeout(300);
  expect(world.asked.length - before).toBe(0);
});

test('the ETag is sent, and an answer that nothing changed is enough', async ({ context, site }) => {
  const world = new World(context, site, START - 30 * MINUTE);
  const page = await world.open('/live/walk/');
  const statuses: number[] = [];
  page.on('response', (response) => response.url().endsWith('/live.json') && statuses.push(response.status()));
  await world.minutes(3);
  await expect.poll(() => statuses.length).toBeGreaterThan(0);
  expect(new Set(statuses)).toEqual(new Set([304]));
});

for (const headers of [
  { date: 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { date: 'Fri, 31 Dec 9999 23:59:59 GMT' },
  { date: 'yesterday' },
  { age: '1e308' },
  { age: '-86400' },
  { age: '1000000000000000' },
])
  test(`no absurd time is believed: ${JSON.stringify(headers)}`, async ({ context, site }) => {
    const world = new World(context, site, START + 10 * MINUTE);
    site.headers = headers;
    const page = await world.open('/live/walk/');
    await page.waitForTimeout(200);
    await expect(page.locator('.banner session-phase')).toHaveText('直播中');
  });

test('an answer that is no file is not remembered for the next page', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const page = await world.open('/live/walk/');
  site.say(T0, 'walk', 'cancel', '停电');
  await world.poll();
  await expect(page.locator('.banner session-phase')).toHaveText('已取消');
  site.live('<html>502</html>');
  await world.minutes(2);
  await page.goto(`${site.url}/live/`);
  await context.clock.runFor(1000);
  await expect(page.locator('article:has(a[href="/live/walk/"]) session-phase')).toHaveText('已取消');
});

test('held after all, dated, moved: each stands in the list it belongs in, with one reason', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const page = await world.open('/live/');
  const item = (id: string) => page.locator(`li:has(> article a[href="/live/${id}/"])`);
  const sessions = {
    gone: { revision: 1, restored: true, reason: '风停了' },
    undated: { revision: 1, startsAt: '2026-11-21T20:00', reason: '汛到' },
    night: { startsAt: '2026-11-22T15:00', reason: '换日' },
  };
  site.live(JSON.stringify({ version: 1, sessions }));
  await world.poll();
  await expect(page.locator('#d-2026-11-21').locator(item('gone'))).toBeVisible();
  await expect(item('gone').locator('s')).toHaveCount(0);
  await expect(item('gone')).toContainText('照常举行 原因：风停了');
  await expect(item('gone').getByText('台风')).toBeHidden();
  await expect(page.locator('#d-2026-11-22').locator(item('night'))).toBeVisible();
  await world.to(START);
  await expect(page.locator('#now').locator(item('gone'))).toBeVisible();
  await expect(page.locator('#now').locator(item('undated'))).toBeVisible();
  await world.to(START + 100 * MINUTE);
  await expect(page.locator('.just-over').locator(item('gone'))).toContainText('11月21日 周六 20:00–21:30');
});

test('the line-up moves with its session', async ({ context, site }) => {
  const world = new World(context, site, T0 - DAY);
  const page = await world.open('/live/planned/');
  await expect(page.locator('.lineup')).toContainText('约 20:05 介绍');
  site.live('{"version":1,"sessions":{"planned":{"delay":15}}}');
  await world.poll();
  await expect(page.locator('.lineup')).toContainText('约 20:20 介绍');
  site.live('{"version":1,"sessions":{"planned":{"cancelled":true,"reason":"停电"}}}');
  await world.poll();
  await expect(page.locator('.lineup [data-plan]')).toBeHidden();
});

test('the watch list says it too', async ({ context, site }) => {
  const world = new World(context, site, T0);
  const page = await world.open('/watch/#v1;sessions=walk');
  site.say(T0, 'walk', 'cancel', '停电');
  await world.poll();
  await expect(page.locator('li session-phase').first()).toHaveText('已取消');
  await expect(page.locator('main')).toContainText('原因：停电');
});
