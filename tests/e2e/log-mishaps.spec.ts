/** The clerk's log on a bad day: the clock is set, what is stored is spoilt, the host answers with a page of its own, a finger slips. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { act, begin, line, offline, PATH, rows, said, SESSION, START, state, wait } from './log-page.ts';

const KEY = `log:${SESSION}`;
const alert = (page: Page) => page.getByRole('alert');
const stored = (page: Page, key = KEY) => page.evaluate((name) => localStorage.getItem(name), key);
const store = (page: Page, text: string) => page.evaluate(([name = '', value = '']) => localStorage.setItem(name, value), [KEY, text]);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-part') ?? document.activeElement?.className);

/** The show so far: these lines, a minute apart, by the keyboard. */
async function shown(page: Page, ...lines: number[]): Promise<void> {
  await act(page, 'zero').click();
  for (const index of lines) {
    await wait(page, 60);
    await page.keyboard.press(String(index + 1));
  }
}

/** The device's clock of this page; `performance.now()` goes on as it is, with its fractions. */
async function setBy(page: Page, ms: number): Promise<void> {
  await page.evaluate((by) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + by;
  }, ms);
}

test('a device’s clock set back by ten minutes: the next presses are stored, and read again', async ({ page }) => {
  await page.goto(PATH);
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await expect(rows(page)).toHaveCount(1);
  await setBy(page, -600_000);
  await expect(alert(page)).toContainText('往回拨了 600 秒');
  for (const key of ['2', '3', 's']) {
    await page.waitForTimeout(137);
    await page.keyboard.press(key);
  }
  await expect(rows(page)).toHaveCount(3);
  const { acts } = JSON.parse((await stored(page)) ?? '') as { acts: { at: number }[] };
  expect(acts.map(({ at }) => Number.isSafeInteger(at))).toEqual([true, true, true, true, true]);
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
});

test('cleared by mistake after the clock was set back: undone, the clock runs on', async ({ page }) => {
  await page.goto(PATH);
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await setBy(page, -3_600_000);
  await expect(alert(page)).toContainText('往回拨了 3600 秒');
  page.on('dialog', (dialog) => void dialog.accept());
  await act(page, 'clear').click();
  await act(page, 'zero').click();
  await page.keyboard.press('z');
  await page.keyboard.press('z');
  await expect(rows(page)).toHaveCount(1);
  const clock = page.locator('[data-part=clock]');
  const before = await clock.textContent();
  await expect(clock).not.toHaveText(before ?? '');
});

test('0:00 is not set by a telephone number or a decimal point; figures of any width do', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1);
  const before = await stored(page);
  const seen = page.locator('[data-part=seen]');
  for (const text of ['13800138000', '12.34', '25:00:00']) {
    await act(page, 'shift').first().focus();
    await seen.fill(text);
    await seen.press('Enter');
    await expect(said(page)).toHaveText('时刻写成 12:34 或 1:02:03。');
    expect(await stored(page)).toBe(before);
  }
  await seen.fill('１：１２');
  await seen.press('Enter');
  await expect(said(page)).toContainText('19:59:51');
});

test('text spoilt in mid-session is put aside and said, and the log goes on; a second time too', async ({ page }) => {
  await begin(page);
  await shown(page, 0);
  for (const [index, text] of ['PRECIOUS', 'OTHER'].entries()) {
    await store(page, text);
    await wait(page, 60);
    await page.keyboard.press(String(index + 2));
    await expect(alert(page)).toContainText('另存');
    await expect(rows(page)).toHaveCount(index + 2);
  }
  expect(await stored(page, `${KEY}:damaged`)).toBe('PRECIOUS');
  const others = await page.evaluate((name) => Object.entries(localStorage).filter(([key]) => key.startsWith(name)), `${KEY}:damaged:`);
  expect(others.map(([, text]) => text as string)).toEqual(['OTHER']);
  await page.reload();
  await expect(rows(page)).toHaveCount(3);
});

test('a device in the year 2100 is told so, and begins nothing', async ({ page }) => {
  await page.clock.install({ time: Date.parse('2100-01-01T20:00:00+08:00') });
  await page.goto(PATH);
  await act(page, 'zero').click();
  await expect(alert(page)).toContainText('设备的日期不对');
  await expect(said(page)).toHaveText('');
  await expect(line(page, 0)).toBeDisabled();
  expect(await stored(page)).toBeNull();
});

test('each trouble has its own words in the alert, and they go when it is over', async ({ page }) => {
  await page.addInitScript(() => {
    const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, text: string) {
      if (document.documentElement.hasAttribute('data-full')) throw new DOMException('full', 'QuotaExceededError');
      keep.call(this, key, text);
    };
  });
  await begin(page);
  await store(page, '{oops');
  await page.reload();
  await act(page, 'zero').click();
  await page.evaluate(() => document.documentElement.setAttribute('data-full', ''));
  await wait(page, 60);
  await page.keyboard.press('1');
  await expect(alert(page)).toContainText('另存');
  await expect(alert(page)).toContainText('存不下');
  await page.evaluate(() => document.documentElement.removeAttribute('data-full'));
  await wait(page, 60);
  await page.keyboard.press('2');
  await expect(alert(page)).not.toContainText('存不下');
  await expect(alert(page)).toContainText('另存');
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(alert(page)).toBeHidden();
});

test('a rehearsal with a wrong clock, cleared, does not spoil the show', async ({ page }) => {
  await page.clock.install({ time: START + 3 * 86_400_000 });
  await page.clock.pauseAt(START + 3 * 86_400_000 + 5000);
  await page.goto(PATH);
  await shown(page, 0);
  page.once('dialog', (dialog) => void dialog.accept());
  await act(page, 'clear').click();
  await page.clock.setSystemTime(START);
  await wait(page, 5);
  await act(page, 'zero').click();
  await expect(said(page)).toHaveText(/^已开播，0:00 是 20:00:0\d/);
  await page.reload();
  await wait(page, 60);
  await page.keyboard.press('1');
  await expect(state(page, 0)).toHaveText(/正在介绍，从 01:0\d 起/);
  await expect(alert(page)).toBeHidden();
  expect(await stored(page)).toContain(`"at":${START}`.slice(0, 12));
});

/** What the worker gets from the network from now on; nothing: there is none. */
async function hostSays(context: BrowserContext, body: string | undefined): Promise<void> {
  await context.serviceWorkers()[0]?.evaluate((text) => {
    const headers = { 'content-type': 'text/html' };
    self.fetch = () => (text === undefined ? Promise.reject(new Error('offline')) : Promise.resolve(new Response(text, { headers })));
  }, body);
}

test('a page of the host’s own, with status 200, is neither shown nor kept', async ({ page, context }) => {
  await page.goto(PATH);
  await expect(offline(page)).toContainText('已可离线使用');
  await hostSays(context, '<!doctype html><title>维护中</title>');
  await page.reload();
  await expect(offline(page)).toContainText('已可离线使用');
  await expect(act(page, 'zero')).toBeEnabled();
  // Nor is such a page kept in the place of a script that a new build names.
  await hostSays(context, '<lineup-log data-session="x"></lineup-log><script src="/_astro/new.js"></script>');
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('keep', [port2]));
      }),
  );
  expect(answer).toEqual({ kept: false });
  await hostSays(context, undefined);
  await page.reload();
  await expect(act(page, 'zero')).toBeEnabled();
  await expect(offline(page)).toContainText('已可离线使用');
});

test('Enter twice on a row’s button changes that row twice, though another has the product; a deletion takes one', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1, 0, 1);
  const oldest = rows(page).last();
  await oldest.getByRole('button', { name: /^01:00 .*结束晚 1 秒/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(state(page, 0)).toHaveText('已介绍 01:00–02:02，03:00–04:00');
  await expect(oldest.locator('[data-edge=until][data-by="1000"]')).toBeFocused();
  await oldest.locator('[data-edge=from][data-by="1000"]').focus();
  await page.keyboard.press('Enter');
  await expect(oldest.getByRole('button', { name: /^01:01 .*开始晚 1 秒/ })).toBeFocused();
  await rows(page)
    .nth(1)
    .getByRole('button', { name: /^删除 03:00 / })
    .focus();
  await page.keyboard.press('Enter');
  await wait(page, 1);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(3);
  expect(await focused(page)).toBe('table');
});

test('a double click on 删除 deletes one stretch; a second later, another', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1, 0, 1);
  const first = rows(page).first().locator('[data-do=drop]');
  await first.dblclick();
  await expect(rows(page)).toHaveCount(3);
  // Two taps that a browser does not count as a double click.
  await page.evaluate(() => document.querySelector<HTMLElement>('.log [data-do=drop]')?.click());
  await expect(rows(page)).toHaveCount(3);
  await wait(page, 1);
  await first.click();
  await expect(rows(page)).toHaveCount(2);
});

test('the keyboard’s focus never falls to nowhere, and Enter held down undoes once', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1);
  expect(await focused(page)).toBe('');
  await act(page, 'pause').press('Enter');
  expect(await focused(page)).toBe('log-console');
  await act(page, 'undo').focus();
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(state(page, 1)).toHaveText('正在介绍，从 02:00 起');
  for (let left = 3; left > 0; left--) await act(page, 'undo').press('Enter');
  await expect(act(page, 'undo')).toBeDisabled();
  expect(await focused(page)).toBe('log-console');
});

test('the number pad without NumLock moves, it does not log', async ({ page }) => {
  await begin(page);
  await shown(page);
  const pad = (key: string) =>
    page.evaluate((name) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, code: 'Numpad1', bubbles: true })), key);
  await pad('End');
  await expect(rows(page)).toHaveCount(0);
  await pad('1');
  await expect(rows(page)).toHaveCount(1);
});

test('the product that is on is on, though a line before it was taken off the line-up', async ({ page }) => {
  await begin(page);
  const place = (await page.locator('[data-item]').count()) - 1;
  const product = await line(page, place).getAttribute('data-product');
  const acts = [
    { do: 'zero', at: START - 60_000 },
    { do: 'show', at: START - 30_000, item: place + 1, product },
  ];
  await store(page, JSON.stringify({ v: 1, acts }));
  await page.reload();
  await expect(state(page, place)).toHaveText('正在介绍，从 00:30 起');
  await line(page, place).click();
  await expect(said(page)).toContainText('正在介绍：');
  await expect(rows(page)).toHaveCount(1);
});

test('a press leaves the rows and choices that it does not change', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1);
  const marked = page.locator('.log [data-seen]');
  await page.evaluate(() => {
    for (const found of document.querySelectorAll<HTMLElement>('.log tbody tr:last-child, .log option')) found.dataset['seen'] = '';
  });
  await page.locator('[data-part=which]').selectOption({ index: 1 });
  await wait(page, 60);
  await page.keyboard.press('1');
  await expect(rows(page)).toHaveCount(3);
  await expect(marked).toHaveCount(3);
  await expect(page.locator('[data-part=which] option')).toHaveCount(3);
  expect(await page.locator('[data-part=which]').evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1);
});

test('on paper the log is times, without a button', async ({ page }) => {
  await begin(page);
  await shown(page, 0, 1);
  await page.emulateMedia({ media: 'print' });
  await expect(rows(page).first()).toBeVisible();
  expect(await page.locator('.log button:visible, .log th:visible').allTextContents()).toEqual([
    ...['商品', '开始', '结束'],
    ...(await rows(page).locator('th').allTextContents()),
  ]);
  await expect(rows(page).first().locator('td:visible')).toHaveCount(2);
});
