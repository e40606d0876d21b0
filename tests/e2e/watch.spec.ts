/** The watch list, as readers use it: star, list, undo, link, calendar; on devices that keep nothing; and never a word to anybody. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { open as withAxe, violations } from '../a11y/axe.ts';

interface Data {
  sessions: Record<
    string,
    { title: string; clock: { startsAt: number; endsAt: number; state?: string; rough?: string }; products: string[]; hosts: string[] }
  >;
  products: Record<string, { title: string; moment?: object }>;
  hosts: Record<string, { title: string }>;
}

const star = (page: Page) => page.locator('main watch-star button');
const status = (page: Page) => page.locator('watch-list [role=status]');
const rows = (page: Page, kind: string) => page.locator(`[data-part="${kind}"] li`);
const undo = (page: Page) => page.getByRole('button', { name: '撤销' });
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('watch'));
/** A list as it is stored. */
const list = (sessions: string[], products: string[] = [], hosts: string[] = []) => JSON.stringify({ v: 1, sessions, products, hosts });
/** Opens the page of the list on a device that has `text` stored. */
async function openWith(page: Page, text: string, hash = ''): Promise<void> {
  await page.addInitScript((value) => {
    if (sessionStorage.getItem('told')) return;
    sessionStorage.setItem('told', '1');
    localStorage.setItem('watch', value);
  }, text);
  await page.goto(`./watch/${hash}`);
}

let data: Data;
/** Sessions to come, in the order of their start; there are three at least. */
type Coming = [string, Data['sessions'][string]];
let coming: [Coming, Coming, Coming, ...Coming[]];
let now: number;

test.beforeEach(async ({ page, request }) => {
  data = (await (await request.get('./watch/data.json')).json()) as Data;
  const dated = Object.entries(data.sessions).filter(([, { clock }]) => clock.state === undefined && clock.rough === undefined);
  const last = Math.max(...dated.map(([, { clock }]) => clock.startsAt));
  now = last - 7 * 86_400_000;
  coming = dated
    .filter(([, { clock }]) => clock.startsAt > now)
    .sort(([, a], [, b]) => a.clock.startsAt - b.clock.startsAt) as typeof coming;
  expect(coming.length).toBeGreaterThan(2);
  await page.clock.setFixedTime(now);
  await page.route('**/live.json', (route) => route.abort());
});

test('a star on a session, a product and a host is remembered and leads to the list', async ({ page }) => {
  const [id, { title, products, hosts }] = coming[0];
  const [product = '', host = ''] = [products[0], hosts[0]];
  const pages = [
    ['sessions', `./live/${id}/`, title],
    ['products', `./products/${product}/`, data.products[product]?.title ?? ''],
    ['hosts', `./hosts/${host}/`, data.hosts[host]?.title ?? ''],
  ] as const;
  for (const [kind, path, name] of pages) {
    await page.goto(path);
    await expect(page.locator('main watch-star a')).toBeVisible({ visible: kind !== 'sessions' });
    await expect(page.getByRole('button', { name: `收藏 ${name}`, exact: true, pressed: false })).toBeVisible();
    await star(page).click();
    await expect(page.getByRole('button', { name: `收藏 ${name}`, exact: true, pressed: true })).toBeVisible();
    await page.reload();
    await expect(star(page)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.locator('main watch-star').getByRole('link', { name: '我的收藏' }).click();
  await expect(page).toHaveURL(/\/watch\/$/);
  for (const [kind, , name] of pages) await expect(rows(page, kind).getByRole('heading', { name })).toBeVisible();
  await expect(rows(page, 'sessions').locator('session-phase')).toHaveText(/预告|开播|直播中/);
  await expect(rows(page, 'products').first()).toContainText('下一场：');
  await rows(page, 'sessions').getByRole('link', { name: title }).click();
  await expect(star(page)).toHaveAttribute('aria-pressed', 'true');
  await star(page).click();
  await page.reload();
  await expect(star(page)).toHaveAttribute('aria-pressed', 'false');
});

test('the star takes its room before the script comes, and adds nothing to the page but itself', async ({ page }) => {
  await page.goto(`./live/${coming[0][0]}/`);
  await expect(star(page)).toBeVisible();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((seen) => {
          for (const entry of seen.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  expect(shift).toBeLessThan(0.02);
});

test('rows stand in the order of what comes next, whatever was starred first', async ({ page }) => {
  const ids = coming.map(([id]) => id);
  await openWith(page, list([...ids].reverse()));
  await expect(rows(page, 'sessions')).toHaveCount(ids.length);
  expect(
    await rows(page, 'sessions')
      .locator('[data-do=remove]')
      .evaluateAll((all) => all.map((one) => one.dataset['id'])),
  ).toEqual(ids);
  await expect(rows(page, 'products')).toHaveCount(0);
});

test('what is removed can be put back, by keyboard alone', async ({ page }) => {
  const [[first, one], [second]] = [coming[0], coming[1]];
  await openWith(page, list([first, second]));
  await page.getByRole('button', { name: `移除 ${one.title}` }).press('Enter');
  await expect(rows(page, 'sessions')).toHaveCount(1);
  await expect(status(page)).toHaveText(`已移除：${one.title}`);
  await expect(undo(page)).toBeFocused();
  expect(await stored(page)).toBe(list([second]));
  await undo(page).press('Enter');
  await expect(rows(page, 'sessions')).toHaveCount(2);
  await expect(page.getByRole('button', { name: `移除 ${one.title}` })).toBeFocused();
  await expect(undo(page)).toBeHidden();
  for (const left of [1, 0]) {
    await rows(page, 'sessions').first().getByRole('button').click();
    await expect(rows(page, 'sessions')).toHaveCount(left);
  }
  await expect(page.getByRole('heading', { name: '还没有收藏' })).toBeVisible();
  await expect(undo(page)).toBeFocused();
});

test('what the site no longer has is shown by its id, and can be removed', async ({ page }) => {
  await openWith(page, list(['no-such-session', 'constructor']));
  await expect(rows(page, 'sessions')).toContainText(['已不在本站', '已不在本站']);
  await page.getByRole('button', { name: '移除 no-such-session' }).click();
  await expect(rows(page, 'sessions')).toHaveCount(1);
});

test('a link brings the list to another device, which decides itself', async ({ page, browser, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [[first, one], [second]] = [coming[0], coming[1]];
  await openWith(page, list([first, second], [one.products[0] ?? '']));
  await page.getByRole('button', { name: '复制收藏链接' }).click();
  await expect(status(page)).toHaveText('链接已复制。');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`/watch/#v1;sessions=${first},${second};products=${one.products[0] ?? ''}`);

  const other = await browser.newContext({ locale: 'zh-CN', ...(baseURL === undefined ? {} : { baseURL }) });
  const there = await other.newPage();
  await there.route('**/live.json', (route) => route.abort());
  const [third] = coming[2];
  await openWith(there, list([third]), new URL(`${link},gone-from-here`).hash);
  await expect(there.locator('[data-holds]')).toHaveText('这个链接里有 3 项，另有 1 项已不在本站');
  await expect(there.locator('[data-part=sessions-shared] li')).toHaveCount(2);
  expect(await stored(there)).toBe(list([third]));
  await there.getByRole('button', { name: '加入我的收藏' }).click();
  await expect(status(there)).toHaveText('已加入 3 项。');
  expect(await stored(there)).toBe(list([third, first, second], [one.products[0] ?? '']));
  expect(there.url()).not.toContain('#');
  await undo(there).click();
  await expect(status(there)).toHaveText('已撤销，收藏和原来一样。');
  expect(await stored(there)).toBe(list([third]));
  await other.close();
});

test('a hostile or empty link shows nothing of its own and takes nothing', async ({ page }) => {
  for (const hash of ['#v1;sessions=<img src=x onerror=alert(1)>', '#v1;sessions=buy-now,click-here', '#v1', '#v1;%E0%A4%A', '#main']) {
    await page.goto('./about/');
    await page.goto(`./watch/${hash}`);
    await expect(page.getByText('还没有收藏').or(page.getByText('这个链接里的内容都已不在本站。')).first()).toBeVisible();
    await expect(page.locator('watch-list')).not.toContainText(/buy-now|onerror/);
    await expect(page.getByRole('button', { name: '加入我的收藏' })).toBeHidden();
  }
  expect(await stored(page)).toBeNull();
});

/** A calendar as `/calendar/all.ics` is: every session, UIDs folded where they are long. */
function calendar(ids: string[]): string {
  const fold = (line: string) => line.replace(/(.{40})(?=.)/g, '$1\r\n ');
  const event = (id: string) => [
    'BEGIN:VEVENT',
    fold(`UID:${id}@haohuo-zaibo.example`),
    'DTSTAMP:20261101T000000Z',
    `SUMMARY:${id}`,
    'END:VEVENT',
  ];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'END:VTIMEZONE',
    ...ids.flatMap(event),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

test('the calendar holds the sessions watched and those to come of products and hosts', async ({ page }) => {
  const [session = ''] = coming.at(-1) ?? [];
  const [, { hosts }] = coming[0];
  const wanted = new Set([session, ...coming.filter(([, one]) => one.hosts.includes(hosts[0] ?? '')).map(([id]) => id)]);
  await page.route('**/calendar/all.ics', (route) =>
    route.fulfill({ contentType: 'text/calendar; charset=utf-8', body: calendar(Object.keys(data.sessions)) }),
  );
  await openWith(page, list([session], [], [hosts[0] ?? '']));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出日历' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('好货在播-收藏.ics');
  const text = await readFile(await file.path(), 'utf8');
  const ids = [...text.replace(/\r\n /g, '').matchAll(/^UID:([^@]+)@/gm)].map(([, id = '']) => id);
  expect(new Set(ids)).toEqual(wanted);
  expect(text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n') && text.includes('BEGIN:VTIMEZONE')).toBe(true);
  await expect(status(page)).toHaveText(`已导出 ${wanted.size} 场。`);
});

test('a calendar that is missing or has nothing of the list is said in words', async ({ page }) => {
  await openWith(page, list([coming[0][0]]));
  const answers = [
    [{ status: 404, body: '<h1>没有</h1>' }, '没有取到日历，稍后再试一次。'],
    [{ status: 200, body: '<h1>别的</h1>' }, '没有取到日历，稍后再试一次。'],
    [{ status: 200, body: calendar(['other']) }, '收藏里没有可以写进日历的场次。'],
  ] as const;
  for (const [answer, words] of answers) {
    await page.route('**/calendar/all.ics', (route) => route.fulfill(answer));
    await page.getByRole('button', { name: '导出日历' }).click();
    await expect(status(page)).toHaveText(words);
    await page.unroute('**/calendar/all.ics');
  }
});

test('nothing about the list leaves the device', async ({ page }) => {
  const sent: string[] = [];
  const [[id, { products, hosts }], [shared]] = [coming[0], coming[1]];
  const [product = '', host = ''] = [products[0], hosts[0]];
  const paths = [`./live/${id}/`, `./products/${product}/`, `./hosts/${host}/`];
  await page.route('**/calendar/all.ics', (route) =>
    route.fulfill({ contentType: 'text/calendar', body: calendar(Object.keys(data.sessions)) }),
  );
  for (const path of paths) {
    await page.goto(path);
    await star(page).click();
  }
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`));
  await page.goto('./about/');
  await page.goto(`./watch/#v1;sessions=${shared}`);
  await page.getByRole('button', { name: '加入我的收藏' }).click();
  await expect(rows(page, 'sessions')).toHaveCount(2);
  await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出日历' }).click()]);
  await page.getByRole('button', { name: '复制收藏链接' }).click();
  await page.getByRole('button', { name: '移除' }).first().click();
  await page.reload();
  await expect(rows(page, 'hosts')).toHaveCount(1);
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter((request) => [id, product, host, shared].some((one) => request.includes(one)))).toEqual([]);
});

test('a device that stores nothing: it works for the visit and says so once', async ({ page }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, value);
    };
  });
  const [first = '', second = ''] = coming.map(([id]) => id);
  await page.goto(`./live/${first}/`);
  await star(page).click();
  await expect(page.locator('watch-star [role=status]')).toHaveText('浏览器不让保存，只在这次访问里有效。');
  await page.goto(`./live/${second}/`);
  await star(page).click();
  await expect(page.locator('watch-star [role=status]')).toHaveText('');
  await page.goto('./watch/');
  await expect(rows(page, 'sessions')).toHaveCount(2);
});

test('a device that forbids storage altogether', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
  });
  await page.goto(`./live/${coming[0][0]}/`);
  await star(page).click();
  await expect(star(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('watch-star [role=status]')).toHaveText('浏览器不让保存，只在这次访问里有效。');
  await page.goto('./watch/');
  await expect(page.getByRole('heading', { name: '还没有收藏' })).toBeVisible();
  expect(errors).toEqual([]);
});

for (const [name, text] of [
  ['no JSON', '{{{'],
  ['markup', JSON.stringify({ v: 1, sessions: ['<img src=x onerror=alert(1)>'], products: '__proto__', hosts: [{ toString: 1 }] })],
  ['a list of everything', JSON.stringify([1, 2, 3])],
] as const)
  test(`hostile storage, ${name}: said once, never shown`, async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await openWith(page, text);
    await expect(status(page)).toHaveText('以前存的收藏有读不出来的内容，已经略过。');
    await expect(page.getByRole('heading', { name: '还没有收藏' })).toBeVisible();
    await expect(page.locator('watch-list img')).toHaveCount(0);
    const [id] = coming[0];
    await page.goto(`./live/${id}/`);
    await star(page).click();
    await page.goto('./watch/');
    await expect(rows(page, 'sessions')).toHaveCount(1);
    await expect(status(page)).toHaveText('');
    expect(errors).toEqual([]);
  });

test('500 entries are the most', async ({ page }) => {
  const full = Array.from({ length: 500 }, (_, index) => `x${index}`);
  await openWith(page, list(full));
  await expect(rows(page, 'sessions')).toHaveCount(500);
  await page.goto(`./live/${coming[0][0]}/`);
  await star(page).click();
  await expect(page.locator('watch-star [role=status]')).toHaveText('收藏已满 500 项。');
  await expect(star(page)).toHaveAttribute('aria-pressed', 'false');
});

test('tabs keep in step', async ({ page, context }) => {
  const [id] = coming[0];
  await page.goto('./watch/');
  await expect(page.getByRole('heading', { name: '还没有收藏' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`./live/${id}/`);
  await star(other).click();
  await expect(rows(page, 'sessions')).toHaveCount(1);
  await page.locator('[data-do=remove]').click();
  await expect(star(other)).toHaveAttribute('aria-pressed', 'false');
});

test('without the data the list says so, and tries again', async ({ page }) => {
  await page.route('**/watch/data.json', (route) => route.abort());
  await openWith(page, list([coming[0][0]]));
  await expect(status(page)).toHaveText('没有取到节目数据，收藏还在。');
  await page.unroute('**/watch/data.json');
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(rows(page, 'sessions')).toHaveCount(1);
  await expect(page.getByRole('button', { name: '再试一次' })).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${colorScheme}: empty, filled, shared`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await withAxe(page, './watch/');
    expect(await violations(page, 'all')).toEqual([]);
    const some = list(Object.keys(data.sessions).slice(0, 12), Object.keys(data.products).slice(0, 8), Object.keys(data.hosts).slice(0, 3));
    await page.evaluate((value) => localStorage.setItem('watch', value), some);
    await withAxe(page, `./about/`);
    await withAxe(page, `./watch/#v1;sessions=${Object.keys(data.sessions).slice(-3).join(',')}`);
    await expect(rows(page, 'sessions')).toHaveCount(12);
    expect(await violations(page, 'all')).toEqual([]);
  });

test('320 px wide: nothing sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const some = list(Object.keys(data.sessions), Object.keys(data.products), Object.keys(data.hosts));
  await openWith(page, some, `#v1;hosts=${Object.keys(data.hosts).join(',')}`);
  await expect(rows(page, 'hosts-shared').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.goto(`./live/${coming[0][0]}/`);
  await expect(star(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no star, and the page says what it needs', async ({ page }) => {
    await page.goto(`./live/${coming[0][0]}/`);
    await expect(page.locator('watch-star')).toBeHidden();
    await page.goto('./watch/');
    await expect(page.getByText('这一页要打开浏览器的 JavaScript 才能用。')).toBeVisible();
  });
});
