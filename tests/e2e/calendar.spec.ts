/** The subscribe panel: with a script and without, in WeChat's browser, at the address its QR code leads to. */
import { expect, type Page, test } from '@playwright/test';
import { kinds } from './pages.ts';

const pathOf = (wanted: string): string => kinds.find(({ kind }) => kind === wanted)?.path ?? '';
const panelOf = (page: Page) => page.locator('details#calendar');
const hint = /微信里打不开日历文件/;

test('opens where the QR code leads, copies its address, loads nothing from elsewhere', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const foreign: string[] = [];
  page.on('request', (request) => void (request.url().startsWith(new URL(baseURL ?? '').origin) || foreign.push(request.url())));
  await page.goto(`${pathOf('host')}#calendar`);
  const panel = panelOf(page);
  await expect(panel).toHaveAttribute('open', '');
  await expect(panel.getByText(hint)).toBeHidden();
  await panel.getByRole('button', { name: '复制地址' }).click();
  await expect(panel.getByRole('status')).toHaveText('已复制');
  const address = await panel.locator('code').textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  expect(address).toMatch(/^https?:\/\/.*\/calendar\/hosts\/[a-z0-9-]+\.ics$/);
  await expect(panel.locator('img')).toHaveJSProperty('complete', true);
  expect(foreign).toEqual([]);
});

test('a session’s panel opens from the way at its head and holds the session and its brands', async ({ page }) => {
  await page.goto(pathOf('session-upcoming'));
  const panel = panelOf(page);
  await expect(panel).not.toHaveAttribute('open', '');
  await page.getByRole('link', { name: '加入日历' }).click();
  await expect(panel).toHaveAttribute('open', '');
  const file = await panel.getByRole('link', { name: '下载 .ics 文件' }).getAttribute('href');
  const answer = await page.request.get(file ?? '');
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toContain('BEGIN:VEVENT');
  await expect(panel.locator('a[href^="webcal:"]')).not.toHaveCount(0);
});

test.describe('in WeChat', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50',
  });
  test('the panel says how to get out', async ({ page }) => {
    await page.goto(pathOf('calendar'));
    await expect(panelOf(page).getByText(hint)).toBeVisible();
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the address is there to read, and no button that does nothing', async ({ page }) => {
    await page.goto(pathOf('calendar'));
    await expect(panelOf(page).locator('code')).toBeVisible();
    await expect(panelOf(page).getByRole('button')).toHaveCount(0);
    await expect(panelOf(page).getByText(hint)).toBeHidden();
  });
});
