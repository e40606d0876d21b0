/** The watch list, as readers use it: star, list, undo, link, calendar; and never a word to anybody. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { calendar, type Data, list, openWith, prepare, rows, star, status, stored, undo } from './watch.ts';

let data: Data;
let coming: Awaited<ReturnType<typeof prepare>>['coming'];

test.beforeEach(async ({ page, request }) => {
  ({ data, coming } = await prepare(page, request));
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
