/** Walking the site as readers do. */
import { expect, test } from '@playwright/test';

test('links run both ways: product → session → host → product → maker → association → brand', async ({ page }) => {
  await page.goto('/products/shouxin-bingshi-lihe/');
  const session = page.locator('#live .timeline a, #live .stall h3 a').first();
  await session.click();
  await expect(page).toHaveURL(/\/live\/[a-z0-9-]+\//);
  await expect(page.locator('#lineup a[href*="/products/shouxin-bingshi-lihe/"]').first()).toBeVisible();
  await page.locator('.facts a[href*="/hosts/"]').first().click();
  await expect(page).toHaveURL(/\/hosts\//);
  await page.locator('main a[href*="/products/shouxin-bingshi-lihe/"]').first().click();
  await page.locator('.facts a[href*="/makers/"]').first().click();
  await expect(page.getByRole('heading', { level: 2, name: '出产的好货' })).toBeVisible();
  await page.locator('.facts a[href*="/associations/"]').first().click();
  await expect(page.locator('main a[href*="/makers/"]').first()).toBeVisible();
  await page.locator('.facts a[href*="/brands/"]').first().click();
  await expect(page.getByRole('heading', { level: 1, name: '广货番禺行' })).toBeVisible();
  await page.getByText(/^其余 \d+ 件/).click();
  await expect(page.locator('main a[href*="/products/shouxin-bingshi-lihe/"]').first()).toBeVisible();
});

test('the three brands, their stories and their honesty', async ({ page }) => {
  await page.goto('/brands/guanghuo-panyuhang/');
  await expect(page.getByRole('heading', { name: '名字的意思' })).toBeVisible();
  await expect(page.getByText('广州 · 番禺区').first()).toBeVisible();
  await page.goto('/brands/ganghuo/');
  await expect(page.getByText('现有文件没有给出定义')).toBeVisible();
  await page.goto('/products/doumen-hailu/');
  await expect(page.locator('.gi')).toContainText('白蕉海鲈');
  await expect(page.locator('.gi')).toContainText('斗门海鲈');
});

test('browse by category, town and season', async ({ page }) => {
  await page.goto('/products/doumen-hailu/');
  await page.getByRole('link', { name: '生鲜水产', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '生鲜水产' })).toBeVisible();
  await page.goto('/seasons/6/');
  await expect(page.getByRole('link', { name: /杨梅/ }).first()).toBeVisible();
  await page.goto('/places/520526/');
  await expect(page.getByText('对口帮扶').first()).toBeVisible();
  await expect(page.getByRole('link', { name: '威宁苹果' }).first()).toBeVisible();
});

test('the second page of the goods is a page of its own', async ({ page }) => {
  await page.goto('/products/');
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(page).toHaveURL(/\/products\/page\/2\/$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/products\/$/);
});

test('demo entries are marked where they stand and where they are listed', async ({ page }) => {
  await page.goto('/products/shouxin-bingshi-lihe/');
  await expect(page.locator('h1 .sample-mark')).toBeVisible();
  await page.goto('/products/');
  const cards = page.locator('.card');
  const samples = await cards.filter({ has: page.locator('.sample-mark') }).count();
  expect(samples).toBeGreaterThan(30);
});

test('an unknown address says so and leads on', async ({ page }) => {
  const answer = await page.goto('/products/no-such-thing/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: '没有这一页' })).toBeVisible();
});

test('nothing is asked of anyone else, and nothing breaks the policy', async ({ page }) => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (
      new URL(request.url()).host !== new URL(page.url() === 'about:blank' ? request.url() : page.url()).host &&
      !request.url().startsWith('data:')
    )
      foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  for (const path of ['/', '/live/', '/products/doumen-hailu/', '/search/?q=hailu']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test.describe('320 px wide', () => {
  test.use({ viewport: { width: 320, height: 700 } });
  for (const path of [
    '/',
    '/brands/guanghuo-panyuhang/',
    '/products/',
    '/products/doumen-hailu/',
    '/live/',
    '/makers/',
    '/about/marks/',
    '/search/?q=海鲈',
  ])
    test(`${path} does not scroll sideways`, async ({ page }) => {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('times are absolute and nothing claims to be live', async ({ page }) => {
    await page.goto('/live/');
    await expect(page.getByText(/\d+月\d+日 周. \d\d:\d\d–/).first()).toBeVisible();
    for (const words of await page.locator('session-phase').allTextContents())
      expect(['预定', '时间待公布', '已取消', '已延期，时间待定', '可回看', '已结束，回放整理中']).toContain(words.trim());
  });
  test('search leads to the directories', async ({ page }) => {
    await page.goto('/search/?q=海鲈');
    // Chromium keeps <noscript> unrendered when only the test switches scripts off, so its text is read from the page's source.
    expect(await page.content()).toContain('搜索需要 JavaScript');
    await page.getByRole('link', { name: '水果', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: '水果' })).toBeVisible();
  });
  test('a moment opens the session at its row', async ({ page }) => {
    await page.goto('/live/');
    await page.locator('.moments a').first().click();
    await expect(page).toHaveURL(/\/live\/[a-z0-9-]+\/\?t=\d+#t-\d+$/);
    await expect(page.locator('.lineup > li:target')).toBeVisible();
  });
});
