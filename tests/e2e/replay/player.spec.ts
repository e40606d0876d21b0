/** The player: from a product to the second, by every form of address, with its chapters, captions, keys and what it remembers. */
import { expect, type Page } from '@playwright/test';
import { secondSeen } from './clip.ts';
import { test } from './site.ts';

const video = (page: Page) => page.locator('video');
const time = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.currentTime);
const paused = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.paused);

/** The video stands at a second: by its clock, and by what its picture shows. */
async function standsAt(page: Page, second: number): Promise<void> {
  await expect(async () => {
    expect(Math.abs((await time(page)) - second)).toBeLessThan(0.3);
    expect(await video(page).evaluate((element: HTMLVideoElement) => !element.seeking && element.readyState >= 2)).toBe(true);
    expect(await secondSeen(page)).toBe(Math.floor(second + 0.01));
  }).toPass({ timeout: 10_000 });
}

/** What is asked of other hosts, and all requests for media. */
function watch(page: Page) {
  const [others, media]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const { hostname, pathname } = new URL(request.url());
    if (hostname !== 'localhost' && !request.url().startsWith('blob:')) others.push(request.url());
    if (/^\/media\/|\/hls\.[^/]*\.js$/.test(pathname)) media.push(pathname);
  });
  return { others, media };
}

for (const [name, product, second] of [
  ['mp4', '再看', 75],
  ['hls', '切片里', 40],
] as const)
  test(`product → button → the video stands at that second (${name})`, async ({ page, site }) => {
    const { others, media } = watch(page);
    await page.goto(`${site.url}/products/wok/`);
    await expect(page.locator('#live')).toContainText('6 段');
    expect(media).toEqual([]);
    await page.getByRole('link', { name: product }).click();
    await expect(page).toHaveURL(new RegExp(`/live/${name}/\\?t=${second}`));
    await standsAt(page, second);
    expect(await paused(page)).toBe(true);
    await expect(page.locator('.player')).toBeInViewport();
    expect(others).toEqual([]);
  });

for (const [name, address, second] of [
  ['mp4', '?t=75', 75],
  ['mp4', '?t=1m15s', 75],
  ['mp4', '#t=1:15', 75],
  ['mp4', '#t=30', 30],
  ['mp4', '?t=9999', 119.5],
  ['hls', '?t=75', 75],
  ['hls', '?t=1m15s', 75],
  ['hls', '#t=1:15', 75],
] as const)
  test(`${name} ${address} opens at ${second}`, async ({ page, site }) => {
    await page.goto(`${site.url}/live/${name}/${address}`);
    await standsAt(page, second);
  });

test('a fragment that changes moves the video; one with an end stops there', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/#t=30`);
  await standsAt(page, 30);
  await page.evaluate(() => (location.hash = 't=60,61'));
  await standsAt(page, 60);
  await page.locator('[data-do="play"]').click();
  await expect.poll(() => paused(page)).toBe(false);
  await expect.poll(() => paused(page), { timeout: 5000 }).toBe(true);
  expect(await time(page)).toBeLessThan(61.6);
});

for (const name of ['mp4', 'hls'])
  test(`nothing of ${name} loads before it is wanted; a press plays it`, async ({ page, site }) => {
    const { others, media } = watch(page);
    await page.goto(`${site.url}/live/${name}/`);
    await page.waitForLoadState('networkidle');
    expect(media).toEqual([]);
    await page.getByRole('button', { name: '播放回放' }).click();
    await expect.poll(() => time(page)).toBeGreaterThan(0.3);
    expect(media.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });

test('chapters by keyboard: the line-up’s buttons, and the keys of the player', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/`);
  const rows = page.locator('.lineup > li');
  await rows.nth(1).locator('a.time').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => time(page)).toBeGreaterThanOrEqual(60);
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('[data-now]')).toHaveText('正在介绍：pan');
  await page.getByRole('button', { name: '下一段' }).focus();
  await page.keyboard.press('k');
  await expect.poll(() => paused(page)).toBe(true);
  await page.keyboard.press('n');
  await standsAt(page, 75);
  await expect(rows.nth(2)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('p');
  await standsAt(page, 60);
  await page.keyboard.press('p');
  await standsAt(page, 10);
  await page.keyboard.press('l');
  await standsAt(page, 20);
  await page.keyboard.press('j');
  await standsAt(page, 10);
  await page.keyboard.press('Shift+Period');
  expect(await video(page).evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(1.25);
});

test('the line-up follows what plays, across the border of chapters', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/#t=71`);
  const rows = page.locator('.lineup > li');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.locator('[data-do="play"]').click();
  await expect(page.locator('.lineup > li[aria-current]')).toHaveCount(0, { timeout: 5000 });
  await expect(rows.nth(2)).toHaveAttribute('aria-current', 'true', { timeout: 6000 });
});

test('captions are on, can be put off, and are plain text', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=10`);
  await standsAt(page, 10);
  const shown = () =>
    video(page).evaluate((element: HTMLVideoElement) => {
      const track = [...element.textTracks].find(({ kind }) => kind === 'captions');
      return [track?.mode, [...(track?.activeCues ?? [])].map((cue) => (cue as VTTCue).text)];
    });
  await expect.poll(shown).toEqual(['showing', ['先看这口锅 锅底']]);
  await page.getByRole('button', { name: '中文字幕' }).click();
  expect((await shown())[0]).toBe('hidden');
});

test('the moment asked for stands on the button; captions say whether they are on', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await expect(page.getByRole('button', { name: '从 01:15 播放' })).toBeVisible();
  const captions = page.getByRole('button', { name: '中文字幕' });
  await expect(captions).toHaveAttribute('aria-pressed', 'true');
  await captions.click();
  await expect(captions).toHaveAttribute('aria-pressed', 'false');
});

test('a time past the end is said', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=9999`);
  await expect(page.getByText('回放到 02:00 就结束了')).toBeVisible();
});

test('without a network a press says so, and works when it is back', async ({ page, site, context }) => {
  await page.goto(`${site.url}/live/mp4/`);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.locator('.player .start').click();
  await expect(page.getByText('网络断了，播放器没有取到')).toBeVisible();
  await context.setOffline(false);
  await page.locator('.player .start').click();
  await expect.poll(() => time(page)).toBeGreaterThan(0.3);
});

test('it remembers where a reader stopped, and the speed; nothing is sent', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await page.getByLabel('倍速').selectOption('1.5');
  await page.locator('[data-do="play"]').click();
  await expect.poll(() => time(page)).toBeGreaterThan(75.2);
  await page.goto(`${site.url}/live/mp4/`);
  await page.getByRole('button', { name: /上次看到 01:1\d，接着看/ }).click();
  await expect.poll(() => time(page)).toBeGreaterThan(75);
  expect(await video(page).evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(1.5);
});

test('sound alone: another file, the same second', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await standsAt(page, 75);
  await page.getByRole('button', { name: /只听声音/ }).click();
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.currentSrc)).toMatch(/\.m4a$/);
  await expect.poll(async () => Math.abs((await time(page)) - 75)).toBeLessThan(0.3);
});

test('the address of the moment is copied, of the row and of what plays', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await standsAt(page, 75);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: '复制 01:00 的链接' }).click();
  await expect.poll(copied).toBe(`${site.url}/live/mp4/?t=60`);
  await page.getByRole('button', { name: '复制这一刻的链接' }).click();
  await expect.poll(copied).toBe(`${site.url}/live/mp4/?t=75`);
});

test('a recording that is not there says so, and leads to the words', async ({ page, site }) => {
  await page.route('**/media/**', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${site.url}/live/mp4/?t=75`);
  await expect(page.getByText('这段视频放不了')).toBeVisible();
  await expect(page.locator('.player').getByRole('link', { name: '文字记录' })).toBeVisible();
});
