/** Hasty readers on slow and dying networks: the newest wish is the one that counts, nothing sounds unseen, and a press tries again. */
import { expect, type Page } from '@playwright/test';
import { test } from './site.ts';

const video = (page: Page) => page.locator('video');
const time = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.currentTime);
const paused = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.paused);
/** What a fatal error of a recording looks like to the page. */
const breakOff = (page: Page) => video(page).evaluate((element) => element.dispatchEvent(new Event('error')));

/** Every answer with media takes its time. */
async function slow(page: Page, milliseconds = 500): Promise<void> {
  await page.route('**/media/**', async (route) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    await route.continue().catch(() => undefined);
  });
}

/** Counts the videos that sound, in the page or out of it. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const all = new Set<HTMLMediaElement>();
    Object.assign(window, { sounding: () => [...all].filter(({ paused }) => !paused).length });
    const create = document.createElement.bind(document);
    document.createElement = ((name: string, options?: ElementCreationOptions) => {
      const element = create(name, options);
      if (element instanceof HTMLMediaElement) all.add(element);
      return element;
    }) as typeof document.createElement;
  });
  return () => page.evaluate(() => (window as unknown as { sounding: () => number }).sounding());
}

test('playing all: pressed on before it came, the newest moment plays', async ({ page, site }) => {
  await slow(page);
  await page.goto(`${site.url}/products/wok/#play`);
  const now = page.locator('.playlist .now-on');
  await expect(now).toContainText('第 1 段');
  await page.getByRole('button', { name: '下一段' }).click();
  await expect(now).toContainText('第 2 段');
  await expect.poll(() => time(page)).toBeGreaterThan(75);
  expect(await paused(page)).toBe(false);
});

test('playing all: pressed on into another recording before the first came', async ({ page, site }) => {
  await slow(page);
  await page.goto(`${site.url}/products/wok/#play`);
  await expect(page.locator('.playlist')).toBeVisible();
  await page.getByRole('button', { name: '下一段' }).click();
  await page.getByRole('button', { name: '下一段' }).click();
  await expect(page.locator('.playlist .now-on')).toContainText('第 3 段');
  await expect.poll(() => time(page)).toBeGreaterThan(40);
  expect(await video(page).evaluate((element: HTMLVideoElement) => [element.paused, element.currentSrc.startsWith('blob:')])).toEqual([
    false,
    true,
  ]);
});

test('playing all: put away while it loads, nothing sounds; a double click is one press', async ({ page, site }) => {
  const sounding = await listen(page);
  await slow(page);
  await page.goto(`${site.url}/products/wok/`);
  await page.getByRole('button', { name: '连播 3 段' }).click();
  await page.getByRole('button', { name: '收起' }).click();
  await page.waitForTimeout(2500);
  expect(await sounding()).toBe(0);
  await page.getByRole('button', { name: '连播 3 段' }).dblclick();
  await expect.poll(() => time(page)).toBeGreaterThan(10);
  await page.waitForTimeout(1000);
  await expect(page.locator('.playlist')).toHaveCount(1);
  expect(await sounding()).toBe(1);
});

test('playing all: what broke off is said, and can be tried again; after the end the last can be seen again', async ({ page, site }) => {
  await page.goto(`${site.url}/products/wok/#play`);
  const player = page.locator('.playlist');
  await expect.poll(() => time(page)).toBeGreaterThan(10);
  await breakOff(page);
  await expect(player.getByRole('status')).toContainText('这段视频放不了');
  await player.getByRole('button', { name: '再试一次' }).click();
  await expect.poll(() => time(page)).toBeGreaterThan(10);
  await expect(player.getByRole('status')).toContainText('来自：本站的一场');
  await expect(player.getByRole('button', { name: '再试一次' })).toBeHidden();
  await player.getByRole('button', { name: '下一段' }).click();
  await player.getByRole('button', { name: '下一段' }).click();
  await expect(player.getByRole('status')).toContainText('3 段都播完了', { timeout: 8000 });
  await player.getByRole('button', { name: '上一段' }).click();
  await expect(player.locator('.now-on')).toContainText('第 3 段');
  await expect.poll(() => paused(page)).toBe(false);
});

for (const [session, first, second, at] of [
  ['mp4', '00:10', '01:15', 75],
  ['hls', '00:40', '00:50', 50],
] as const)
  test(`${session}: of two chapters pressed while it loads, the second plays`, async ({ page, site }) => {
    await slow(page);
    await page.goto(`${site.url}/live/${session}/`);
    await page.locator('.lineup a.time', { hasText: first }).click();
    await page.waitForTimeout(200);
    await page.locator('.lineup a.time', { hasText: second }).click();
    await expect.poll(() => time(page)).toBeGreaterThan(at);
    expect(await time(page)).toBeLessThan(at + 8);
  });

for (const session of ['mp4', 'hls'])
  test(`${session}: what broke off is said, and a press goes on from there`, async ({ page, site }) => {
    await page.goto(`${site.url}/live/${session}/?t=60`);
    await page.locator('.player .start').click();
    await expect.poll(() => time(page)).toBeGreaterThan(60.3);
    await breakOff(page);
    await expect(page.getByText('这段视频放不了')).toBeVisible();
    await page.getByRole('button', { name: /从 01:0\d 播放/ }).click();
    await expect.poll(() => time(page)).toBeGreaterThan(60.3);
    expect(await paused(page)).toBe(false);
    await expect(page.getByText('这段视频放不了')).toBeHidden();
  });

test('a picture that does not come is said to be waited for', async ({ page, site }) => {
  await slow(page, 6000);
  await page.goto(`${site.url}/live/mp4/`);
  await page.locator('.player .start').click();
  await expect(page.getByText('在等网络…')).toBeVisible({ timeout: 5800 });
  await expect.poll(() => time(page), { timeout: 20_000 }).toBeGreaterThan(0.2);
  await expect(page.getByText('在等网络…')).toBeHidden();
});

test('sound that is not there leaves the picture, at the same second', async ({ page, site }) => {
  await page.route('**/*.m4a', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await expect(page.getByRole('button', { name: '从 01:15 播放' })).toBeVisible();
  await page.getByRole('button', { name: /只听声音/ }).click();
  await expect(page.getByText('声音文件放不了')).toBeVisible();
  await expect(page.getByRole('button', { name: /只听声音/ })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: '从 01:15 播放' }).click();
  await expect.poll(() => time(page)).toBeGreaterThan(75);
  expect(await video(page).evaluate((element: HTMLVideoElement) => element.currentSrc)).toMatch(/\.mp4$/);
});

test('begun by keyboard, the keys of the player answer; the address moves what plays', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=30`);
  await page.getByRole('button', { name: '从 00:30 播放' }).press('Enter');
  await expect.poll(() => time(page)).toBeGreaterThan(30.2);
  await page.keyboard.press('n');
  await expect.poll(() => time(page)).toBeGreaterThan(60);
  await page.evaluate(() => (location.hash = '#t=10'));
  await expect.poll(() => time(page)).toBeLessThan(20);
  await expect.poll(() => paused(page)).toBe(false);
  await expect(page.locator('.player .start')).toBeHidden();
});

test('the whole picture is the sign to begin', async ({ page, site }) => {
  await page.goto(`${site.url}/live/hls/`);
  await page.locator('.player .screen').click({ position: { x: 200, y: 40 } });
  await expect.poll(() => time(page)).toBeGreaterThan(0.2);
});

for (const press of ['进 10 秒', '只听声音', '#t=30'])
  test(`the wish to play outlives another press while it loads: ${press}`, async ({ page, site }) => {
    await slow(page, 800);
    await page.goto(`${site.url}/live/mp4/`);
    await page.locator('.player .start').click();
    await page.waitForTimeout(300);
    if (press.startsWith('#')) await page.evaluate((hash) => (location.hash = hash), press);
    else await page.getByRole('button', { name: new RegExp(press) }).click();
    await expect.poll(() => paused(page), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => time(page), { timeout: 10_000 }).toBeGreaterThan(press === '只听声音' ? 0.2 : 10);
    await expect(page.locator('.player .start')).toBeHidden();
  });

test('a pause while it seeks is a pause', async ({ page, site }) => {
  await page.goto(`${site.url}/live/hls/`);
  await page.locator('.player .start').click();
  await expect.poll(() => time(page)).toBeGreaterThan(0.2);
  await slow(page, 1500);
  await page.locator('.lineup a.time', { hasText: '00:50' }).click();
  await page.waitForTimeout(200);
  await page.keyboard.press('k');
  await video(page).evaluate((element: HTMLVideoElement) => element.pause());
  await page.waitForTimeout(3000);
  expect(await paused(page)).toBe(true);
});

test('a place that is there is not waited for', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=0`);
  await expect(page.getByText('停在 00:00')).toBeVisible();
  await page.waitForTimeout(4500);
  await expect(page.getByText('停在 00:00')).toBeVisible();
});

test('a first segment that is not there is said at once', async ({ page, site }) => {
  await page.route(/\/media\/hls\/.*\.(?:ts|m4s)$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}/live/hls/`);
  await page.locator('.player .start').click();
  await expect(page.getByText('这段视频放不了')).toBeVisible({ timeout: 6000 });
  await expect(page.locator('.player .start')).toBeVisible();
});

test('a damaged recording is said, and stays said', async ({ page, site }) => {
  await page.route('**/media/mp4/*.mp4', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: Buffer.concat([body.subarray(0, 20_000), Buffer.alloc(Math.max(0, body.length - 20_000), 7)]) });
  });
  await page.goto(`${site.url}/live/mp4/`);
  await page.locator('.player .start').click();
  await expect(page.getByText('这段视频放不了')).toBeVisible({ timeout: 10_000 });
  await page.waitForTimeout(1000);
  await expect(page.getByText('这段视频放不了')).toBeVisible();
});

test('copy without a recording, resume as it says, again from the beginning after the end', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => localStorage.setItem('replay-at', '{"mp4":40}'));
  await page.goto(`${site.url}/live/mp4/`);
  const resume = page.getByRole('button', { name: '上次看到 00:40，接着看' });
  await resume.click();
  await expect.poll(() => time(page)).toBeGreaterThan(40);
  expect(await time(page)).toBeLessThan(50);
  await expect(resume).toBeHidden();
  await video(page).evaluate((element: HTMLVideoElement) => (element.currentTime = 119.7));
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.ended)).toBe(true);
  await video(page).focus();
  await page.keyboard.press('k');
  await expect.poll(() => paused(page)).toBe(false);
  expect(await time(page)).toBeLessThan(20);
  await page.route('**/media/**', (route) => route.abort());
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await expect(page.getByText('这段视频放不了')).toBeVisible();
  await page.getByRole('button', { name: '复制这一刻的链接' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}/live/mp4/?t=75`);
});

test('a speed of the browser’s own menu is shown and kept', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=10`);
  await expect(page.getByText('停在 00:10')).toBeVisible();
  await video(page).evaluate((element: HTMLVideoElement) => (element.playbackRate = 1.75));
  await expect(page.getByLabel('倍速')).toHaveValue('1.75');
  await page.goto(`${site.url}/live/hls/?t=10`);
  await expect(page.getByLabel('倍速')).toHaveValue('1.75');
});

test('playing all by keyboard: the focus stays in the player; after the end K begins again', async ({ page, site }) => {
  await page.goto(`${site.url}/products/wok/#play`);
  const player = page.locator('.playlist');
  const next = player.getByRole('button', { name: '下一段' });
  await next.press('Enter');
  await expect(player.locator('.now-on')).toContainText('第 2 段');
  await next.press('Enter');
  await expect(player.locator('.now-on')).toContainText('第 3 段');
  await expect(player.locator('video')).toBeFocused();
  await expect(player.getByRole('status')).toContainText('3 段都播完了', { timeout: 10_000 });
  await page.keyboard.press('k');
  await expect(player.locator('.now-on')).toContainText('第 1 段');
  await expect.poll(() => paused(page)).toBe(false);
});
