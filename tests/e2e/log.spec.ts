/** The clerk's log, in the built site: keys, taps, undo, reloads, two tabs, no network, the files, and how it looks. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import parser from 'webvtt-parser';
import { lineupLog } from '#domain/schemas/lineup-log.ts';
import { open, violations } from '../a11y/axe.ts';
import { smallTargets } from './targets.ts';
import { act, begin, line, offline, PATH, rows, said, SESSION, START, state, wait } from './log-page.ts';
import { everyPage } from './pages.ts';

/** What a button downloads. */
async function downloaded(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act(page, name).click()]);
  return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const product = async (page: Page, index: number) => (await line(page, index).getAttribute('data-product')) ?? '';

test('a show by the keyboard: each product by its key, small talk by S or space, and the files say when', async ({ page }) => {
  await begin(page);
  await page.keyboard.press('1');
  await expect(said(page)).toContainText('先按');
  await expect(line(page, 0)).toBeDisabled();
  await act(page, 'zero').press('Enter');
  await expect(said(page)).toHaveText('已开播，0:00 是 20:00:03。');
  await expect(line(page, 0)).toBeFocused();
  await wait(page, 65);
  await page.keyboard.press('1');
  await expect(state(page, 0)).toHaveText('正在介绍，从 01:05 起');
  await expect(line(page, 0)).toHaveAttribute('aria-current', 'true');
  await wait(page, 120);
  // An input method hides the letter and leaves the key.
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'Numpad2', bubbles: true })));
  await expect(state(page, 0)).toHaveText('已介绍 01:05–03:05');
  await wait(page, 55);
  await page.keyboard.press('s');
  await expect(page.locator('[data-part=on]')).toHaveText('没有在介绍的商品');
  await wait(page, 3600);
  await expect(page.locator('[data-part=clock]')).toHaveText('1:04:00');
  await page.keyboard.press('1');
  await wait(page, 30);

  const { file, text } = await downloaded(page, 'save');
  expect(file).toBe(`${SESSION}-log.json`);
  expect(lineupLog.parse(JSON.parse(text))).toEqual({
    kind: 'lineup-log',
    version: 1,
    session: SESSION,
    zero: '2026-11-21T20:00:03+08:00',
    marks: [
      { item: 0, product: await product(page, 0), at: 65, until: 185 },
      { item: 1, product: await product(page, 1), at: 185, until: 240 },
      { item: 0, product: await product(page, 0), at: 3840 },
    ],
  });
  const vtt = await downloaded(page, 'chapters');
  expect(vtt.file).toBe(`${SESSION}-chapters.vtt`);
  const { cues, errors } = new parser.WebVTTParser().parse(vtt.text, 'chapters');
  expect(errors).toEqual([]);
  expect(cues.map(({ startTime, endTime }) => [startTime, endTime])).toEqual([
    [65, 185],
    [185, 240],
    [3840, 3870],
  ]);
  expect(cues[0]?.text).toBe(await line(page, 0).getAttribute('data-title'));
});

test('keys are left alone while someone types, holds them, means the browser, or has switched them off', async ({ page }) => {
  await begin(page);
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await expect(rows(page)).toHaveCount(1);
  await wait(page, 9);
  await page.locator('[data-part=seen]').fill('');
  await page.locator('[data-part=seen]').press('2');
  await expect(page.locator('[data-part=seen]')).toHaveValue('2');
  await page.locator('[data-part=seen]').blur();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Alt+2');
  await page.evaluate(() => {
    for (const init of [{ repeat: true }, { isComposing: true }])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit2', bubbles: true, ...init }));
  });
  await page.locator('[data-part=keys]').uncheck();
  await page.keyboard.press('2');
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-part=keys]')).not.toBeChecked();
  await page.locator('[data-part=keys]').check();
  await page.keyboard.press('2');
  await expect(rows(page)).toHaveCount(2);
});

test('taps leave no focus for the space bar; undo and redo go several steps, also over a clearing', async ({ page }) => {
  await begin(page);
  await act(page, 'zero').click();
  for (const index of [0, 1, 0]) {
    await wait(page, 60);
    await line(page, index).click();
  }
  await wait(page, 60);
  await page.keyboard.press('Space');
  await expect(state(page, 0)).toHaveText('已介绍 01:00–02:00，03:00–04:00');
  await page.keyboard.press('z');
  await expect(state(page, 0)).toHaveText('正在介绍，从 03:00 起');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+z');
  await expect(state(page, 0)).toHaveText('正在介绍，从 01:00 起');
  await page.keyboard.press('Shift+Z');
  await act(page, 'redo').click();
  await expect(rows(page)).toHaveCount(3);
  page.once('dialog', (dialog) => void dialog.dismiss());
  await act(page, 'clear').click();
  await expect(rows(page)).toHaveCount(3);
  page.once('dialog', (dialog) => void dialog.accept());
  await act(page, 'clear').click();
  await expect(rows(page)).toHaveCount(0);
  await expect(act(page, 'zero')).toBeVisible();
  await act(page, 'undo').click();
  await expect(rows(page)).toHaveCount(3);
});

test('times are mended: a second at a time, deleted, and all at once by the recording', async ({ page }) => {
  await begin(page);
  await act(page, 'zero').click();
  for (const index of [0, 1]) {
    await wait(page, 60);
    await line(page, index).click();
  }
  const oldest = rows(page).last();
  await oldest.getByRole('button', { name: /结束晚 1 秒/ }).press('Enter');
  await expect(state(page, 0)).toHaveText('已介绍 01:00–02:01');
  await expect(state(page, 1)).toHaveText('正在介绍，从 02:01 起');
  await expect(oldest.getByRole('button', { name: /结束晚 1 秒/ })).toBeFocused();
  // The recording began 12 seconds before the clerk pressed.
  await page.locator('[data-part=seen]').fill('1：12');
  await page.locator('[data-part=seen]').press('Enter');
  await expect(said(page)).toContainText('19:59:51');
  await expect(state(page, 0)).toHaveText('已介绍 01:12–02:13');
  await page.locator('[data-do=shift][data-by="10000"]').click();
  await expect(state(page, 0)).toHaveText('已介绍 01:02–02:03');
  await page.locator('[data-part=seen]').fill('一点');
  await page.locator('[data-part=seen]').press('Enter');
  await expect(said(page)).toContainText('12:34');
  await rows(page).first().getByRole('button', { name: /^删除/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('z');
  await expect(rows(page)).toHaveCount(2);
});

test('a reload keeps everything, undo included; two tabs show the same', async ({ page, context }) => {
  await begin(page);
  await act(page, 'zero').click();
  await wait(page, 60);
  await page.keyboard.press('1');
  await page.reload();
  await expect(state(page, 0)).toHaveText('正在介绍，从 01:00 起');
  const other = await context.newPage();
  await other.goto(PATH);
  await expect(state(other, 0)).toHaveText('正在介绍，从 01:00 起');
  await wait(page, 60);
  await page.keyboard.press('2');
  await expect(state(other, 0)).toHaveText('已介绍 01:00–02:00');
  await other.keyboard.press('z');
  await expect(state(page, 0)).toHaveText('正在介绍，从 01:00 起');
  await expect(state(page, 1)).toHaveText('还没介绍');
});

test('a full device is said at once and loses nothing; damaged text is put aside; a line that is gone stays in the log', async ({
  page,
}) => {
  await begin(page);
  await act(page, 'zero').click();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await wait(page, 60);
  await page.keyboard.press('1');
  await expect(page.getByRole('alert')).toContainText('存不下');
  await wait(page, 60);
  await page.keyboard.press('2');
  await expect(rows(page)).toHaveCount(2);
  expect((JSON.parse((await downloaded(page, 'save')).text) as { marks: unknown[] }).marks).toHaveLength(2);

  await page.evaluate((key) => localStorage.removeItem(key), `log:${SESSION}`);
  await page.reload();
  await page.evaluate((key) => localStorage.setItem(key, '{oops'), `log:${SESSION}`);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('另存');
  expect(await page.evaluate((key) => localStorage.getItem(key), `log:${SESSION}:damaged`)).toBe('{oops');

  const acts = [
    { do: 'zero', at: START },
    { do: 'show', at: START + 5000, item: 0, product: 'no-longer-there' },
  ];
  await page.evaluate(([key = '', text = '']) => localStorage.setItem(key, text), [`log:${SESSION}`, JSON.stringify({ v: 1, acts })]);
  await page.reload();
  await expect(rows(page)).toContainText(['no-longer-there（节目单里已经没有）']);
  expect(JSON.parse((await downloaded(page, 'save')).text)).toMatchObject({ marks: [{ item: 0, product: 'no-longer-there', at: 5 }] });
});

test('a clock that is set back is said, and the log goes on as before', async ({ page }) => {
  await begin(page);
  await act(page, 'zero').click();
  await wait(page, 60);
  await page.keyboard.press('1');
  await page.clock.setSystemTime(START - 600_000);
  await wait(page, 60);
  await expect(page.getByRole('alert')).toContainText('往回拨了');
  await page.keyboard.press('s');
  await expect(state(page, 0)).toHaveText(/已介绍 01:00–(?:01:5|02:0)\d/);
});

test('without a network the page opens again, whole, and takes acts; no other page does', async ({ page, context }) => {
  await page.goto(PATH);
  await expect(offline(page)).toContainText('已可离线使用');
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await context.setOffline(true);
  // The worker has no network either: what it gives is what it kept.
  const fetches = () => self.fetch('/', { cache: 'no-store' }).then(Boolean, () => false);
  expect(await context.serviceWorkers()[0]?.evaluate(fetches)).toBe(false);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  expect((await page.reload())?.fromServiceWorker()).toBe(true);
  await expect(state(page, 0)).toContainText('正在介绍');
  await page.keyboard.press('2');
  await expect(rows(page)).toHaveCount(2);
  await expect(offline(page)).toContainText('已可离线使用');
  expect(await page.evaluate(() => document.fonts.load('900 20px "Song Subset"').then((fonts) => fonts.length))).toBe(1);
  expect(failed).toEqual([]);
  await expect(page.goto('./')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(false);
  await page.goto('./');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  const scopes = await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope)));
  expect(scopes).toEqual([new URL(PATH, page.url()).href]);
});

test('a browser without service workers is told so, and the log works on', async ({ page }) => {
  await page.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker);
  await begin(page);
  await expect(offline(page)).toContainText('不能离线');
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await expect(rows(page)).toHaveCount(1);
});

test('where copying is refused the text is shown and selected', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await begin(page);
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await act(page, 'copy').click();
  const field = page.locator('[data-part=text]');
  await expect(field).toBeVisible();
  expect(lineupLog.parse(JSON.parse(await field.inputValue())).marks).toHaveLength(1);
});

test('nothing goes elsewhere, and nothing the clerk does is sent', async ({ page }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await page.goto(PATH);
  await expect(offline(page)).toContainText('已可离线使用');
  const before = asked.length;
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await page.keyboard.press('s');
  await expect(rows(page)).toHaveCount(1);
  expect(before).toBeGreaterThan(5);
  expect(asked.length).toBe(before);
  expect(asked.filter((one) => !one.startsWith(`GET ${new URL(page.url()).origin}/`))).toEqual([]);
});

test('is for the clerk: noindex, in no sitemap', async ({ page }) => {
  await page.goto(PATH);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  expect(everyPage.filter((path) => path.endsWith('/log/'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe and the size of targets, empty and running, also in 长者模式, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, PATH);
    await expect(offline(page)).toContainText('已可离线使用');
    const found = await violations(page, 'all');
    await act(page, 'zero').click();
    await line(page, 0).click();
    await line(page, 1).click();
    await expect(rows(page)).toHaveCount(2);
    found.push(...(await violations(page, 'all')), ...(await page.evaluate(smallTargets, 44)));
    await page.evaluate(() => document.documentElement.setAttribute('data-elder', ''));
    found.push(...(await violations(page, 'looks')));
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

test('on paper: the table for a pen while nothing is logged, then the log', async ({ page }) => {
  await page.goto(PATH);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.log-paper table')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.log-paper')).toBeHidden();
  await act(page, 'zero').click();
  await page.keyboard.press('1');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.log-paper')).toBeHidden();
  await expect(rows(page)).toBeVisible();
  await expect(page.locator('.log-console')).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('one sentence, and the line-up with empty columns', async ({ page }) => {
    await page.goto(PATH);
    await expect(page.locator('.needs-script')).toBeVisible();
    await expect(page.locator('lineup-log')).toBeHidden();
    expect(await page.locator('.log-paper tbody tr').count()).toBe(await page.locator('[data-item]').count());
  });
});
