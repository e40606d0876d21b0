/** The watch list on the devices there are: full, forbidden or tampered storage, other tabs, no data, narrow, dark, without scripts. */
import { expect, test } from '@playwright/test';
import { open as withAxe, violations } from '../a11y/axe.ts';
import { type Data, list, openWith, prepare, rows, star, status } from './watch.ts';

let data: Data;
let coming: Awaited<ReturnType<typeof prepare>>['coming'];

test.beforeEach(async ({ page, request }) => {
  ({ data, coming } = await prepare(page, request));
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
