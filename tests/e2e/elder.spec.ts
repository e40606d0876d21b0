/** 长者模式 and reading aloud. */
import { expect, type Page, test } from '@playwright/test';

const toggle = (page: Page) => page.getByRole('button', { name: '长者模式' });
const rootSize = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));

test('one press makes type a quarter larger and targets bigger, and the site remembers', async ({ page }) => {
  await page.goto('/');
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
  const box = await toggle(page).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await toggle(page).click();
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');
  expect(await rootSize(page)).toBe(20);
  expect((await toggle(page).boundingBox())?.height).toBeGreaterThanOrEqual(52);
  await page.goto('/products/');
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');
  expect(
    await page
      .locator('main a')
      .first()
      .evaluate((link) => getComputedStyle(link).textDecorationLine),
  ).toContain('underline');
  await toggle(page).click();
  await page.reload();
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
  expect(await rootSize(page)).toBe(16);
});

test('it is on before anything is drawn, without any file of JavaScript, and the policy agrees', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto('/');
  await toggle(page).click();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/live/');
  expect(await rootSize(page)).toBe(20);
  expect(complaints).toEqual([]);
});

test('the policy names the script’s hash, so it needs no unsafe-inline', async ({ page, request }) => {
  await page.goto('/');
  const digest = await page.evaluate(async () => {
    const script = document.querySelector('head script:not([src])')?.textContent ?? '';
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)));
    return btoa(String.fromCharCode(...bytes));
  });
  const html = await (await request.get('/')).text();
  expect(/content-security-policy" content="([^"]+)"/.exec(html)?.[1]).toContain(`'sha256-${digest}'`);
});

test('it works where storage is forbidden', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  );
  await page.goto('/');
  await toggle(page).click();
  expect(await rootSize(page)).toBe(20);
  expect(errors).toEqual([]);
});

test('no sentence is cut off', async ({ page }) => {
  await page.goto('/');
  await toggle(page).click();
  for (const path of ['/', '/products/', '/live/']) {
    await page.goto(path);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *')]
        .filter((node) => getComputedStyle(node).webkitLineClamp !== 'none' || getComputedStyle(node).textOverflow === 'ellipsis')
        .map((node) => node.className),
    );
    expect(cut, path).toEqual([]);
  }
});

test.describe('reading aloud', () => {
  /** A device with one voice that speaks each paragraph in 150 ms; what was said is kept in `window.said`. */
  const voices = (list: { lang: string; localService: boolean }[]) => `
    window.said = [];
    let timer;
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
      getVoices: () => ${JSON.stringify(list)},
      speak(one) { said.push(one.text); timer = setTimeout(() => one.handlers.end?.(), 150); },
      cancel() { clearTimeout(timer); },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; this.handlers = {}; } addEventListener(name, handler) { this.handlers[name] = handler; } };`;
  const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

  test('reads the main text paragraph by paragraph, pauses, goes on and stops', async ({ page }) => {
    await page.addInitScript(voices([{ lang: 'zh-CN', localService: true }]));
    await page.goto('/products/doumen-hailu/');
    await expect(page.getByRole('button', { name: '朗读' })).toBeHidden();
    await toggle(page).click();
    await page.getByRole('button', { name: '朗读' }).click();
    await expect.poll(async () => (await said(page)).length).toBeGreaterThan(1);
    expect((await said(page))[0]).toContain('斗门海鲈');
    await expect(page.locator('.being-read')).toHaveCount(1);
    await page.getByRole('button', { name: '暂停' }).click();
    const before = await said(page);
    await page.waitForTimeout(400);
    expect(await said(page)).toEqual(before);
    await page.getByRole('button', { name: '继续' }).click();
    await expect.poll(async () => (await said(page)).length).toBeGreaterThan(before.length + 1);
    expect((await said(page))[before.length]).toBe(before.at(-1));
    await page.getByRole('button', { name: '停止' }).click();
    await expect(page.locator('.being-read')).toHaveCount(0);
    await expect(page.getByRole('button', { name: '停止' })).toBeHidden();
    await expect(page.getByRole('button', { name: '朗读' })).toBeFocused();
  });

  test('is not offered where the only Chinese voice is somebody else’s server', async ({ page }) => {
    await page.addInitScript(voices([{ lang: 'zh-CN', localService: false }]));
    await page.goto('/');
    await toggle(page).click();
    await expect(page.getByRole('button', { name: '朗读' })).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the button is not there', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.elder-tools')).toBeHidden();
  });
});
