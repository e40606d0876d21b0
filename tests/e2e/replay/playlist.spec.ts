/** All moments of a product, one after the other, across sessions; replays on platforms; what is gone; the words to read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import parser from 'webvtt-parser';
import { open, violations } from '../../a11y/axe.ts';
import { test } from './site.ts';

test('plays all moments, from one session into the next', async ({ page, site }) => {
  await page.goto(`${site.url}/products/wok/`);
  await page.getByRole('button', { name: '连播 3 段' }).click();
  const said = page.locator('.playlist .now-on');
  const now = () =>
    page
      .locator('.playlist video')
      .evaluate((element: HTMLVideoElement) => [element.currentSrc.startsWith('blob:'), element.currentTime] as const);
  await expect(said).toContainText('第 1 段，共 3 段：头一回');
  await expect.poll(async () => (await now())[1]).toBeGreaterThan(10);
  await expect(said).toContainText('第 2 段，共 3 段：再看', { timeout: 8000 });
  await expect.poll(async () => (await now())[1]).toBeGreaterThan(75);
  await expect(said).toContainText('第 3 段，共 3 段：切片里', { timeout: 8000 });
  await expect(page.locator('.playlist')).toContainText('切片的一场');
  await expect.poll(async () => (await now())[1]).toBeGreaterThan(40);
  expect((await now())[0], 'HLS comes as a blob').toBe(true);
  await expect(page.locator('.timeline > li[aria-current]')).toContainText('切片的一场');
  await expect(page.locator('.playlist')).toContainText('3 段都播完了', { timeout: 8000 });
});

test('playing all: captions put off stay off, the speed is kept, keys answer, a moment’s own address is copied; put away, it is silent', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}/products/wok/#play`);
  const player = page.locator('.playlist');
  const state = () =>
    player.locator('video').evaluate((video: HTMLVideoElement) => ({
      shown: [...video.textTracks].map(({ mode }) => mode),
      rate: video.playbackRate,
      second: Math.floor(video.currentTime),
    }));
  const captions = player.getByRole('button', { name: '字幕' });
  await expect(captions).toHaveAttribute('aria-pressed', 'true');
  await captions.click();
  await expect(captions).toHaveAttribute('aria-pressed', 'false');
  await player.getByLabel('倍速').selectOption('0.75');
  await player.locator('video').focus();
  await page.keyboard.press('n');
  await expect(player.locator('.now-on')).toContainText('第 2 段，共 3 段：再看');
  await player.getByRole('button', { name: '复制这一段的链接' }).click();
  await expect(player.getByRole('status')).toHaveText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/live/mp4/?t=75');
  await player.getByRole('button', { name: '下一段' }).click();
  await expect(player.locator('.now-on')).toContainText('第 3 段，共 3 段');
  await expect.poll(async () => (await state()).second).toBeGreaterThanOrEqual(40);
  expect((await state()).rate).toBe(0.75);
  expect((await state()).shown).not.toContain('showing');
  const video = await player.locator('video').elementHandle();
  await player.getByRole('button', { name: '收起' }).click();
  await expect(player).toHaveCount(0);
  await expect(page.getByRole('button', { name: '连播 3 段' })).toBeFocused();
  expect(await video?.evaluate((element) => (element as HTMLVideoElement).paused)).toBe(true);
});

test('a platform that can seek opens at the second; nothing is asked of it before', async ({ page, site }) => {
  const others: string[] = [];
  page.on('request', (request) => new URL(request.url()).hostname !== 'localhost' && others.push(request.url()));
  await page.goto(`${site.url}/live/seeks/?t=754`);
  await expect(page.locator('.facade a')).toHaveAttribute('href', 'https://live.test.example/r/1?x=1&t=754');
  await expect(page.getByText('要看的是 12:34')).toBeVisible();
  await expect(page.getByRole('link', { name: '从 12:34 看' })).toHaveAttribute('href', 'https://live.test.example/r/1?x=1&t=754');
  await page.waitForLoadState('networkidle');
  expect(others).toEqual([]);
});

test('one that cannot says where to look, and what time of day it was', async ({ page, site }) => {
  await page.goto(`${site.url}/live/by-hand/?t=754#t-754`);
  await expect(page.getByText('打开回放后自己拖到那里')).toBeVisible();
  await expect(page.locator('.lineup')).toContainText('直播当时约 20:12:34');
  await expect(page.getByText('tv的回放不能直达某一秒')).toBeVisible();
  await expect(page.locator('.facade a')).toHaveAttribute('href', 'https://live.test.example/r/1?x=1');
});

test('a platform’s player opens in place on a press, at the second', async ({ page, site }) => {
  const asked: string[] = [];
  await page.route('https://player.test.example/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: 'here' });
  });
  await page.goto(`${site.url}/live/embeds/?t=754`);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: '在这里播放' }).click();
  await expect(page.frameLocator('.facade iframe').getByText('here')).toBeVisible();
  expect(asked).toEqual([`https://player.test.example/?v=${encodeURIComponent('https://live.test.example/r/1?x=1')}&t=754`]);
});

test('a replay that is gone says why, and who keeps it until when', async ({ page, site }) => {
  await page.goto(`${site.url}/live/gone/`);
  const replay = page.locator('#replay');
  await expect(replay).toContainText('平台活动结束');
  await expect(replay).toContainText('原片由锅会档案室保存到 2029年11月10日');
  await expect(page.locator('session-phase').first()).toHaveText('已结束，回放已撤下');
  await expect(page.locator('.lineup a.time')).toHaveCount(0);
  await expect(page.locator('#replay a[href*="test.example"]')).toHaveCount(0);
  await page.goto(`${site.url}/live/archive/2026/`);
  await expect(page.locator('.session-rows')).toContainText('回放看不到了：平台活动结束；由锅会档案室保存到 2029年11月10日');
});

test('the words: under their chapters, each leading to its second', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/transcript/`);
  await expect(page.locator('.transcript')).toContainText('先看这口锅 锅底');
  await page.getByRole('link', { name: '01:15' }).click();
  await expect(page).toHaveURL(/\?t=75/);
  await expect.poll(() => page.locator('video').evaluate((element: HTMLVideoElement) => element.currentTime)).toBeCloseTo(75, 0);
});

test('without JavaScript there is a plain video, its chapters and the words', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/live/mp4/`);
  await expect(page.locator('video[controls] source')).toHaveAttribute('src', '/media/mp4/mp4.mp4');
  await expect(page.locator('.player-tools')).toBeHidden();
  await expect(page.locator('.player .start')).toBeHidden();
  await expect(page.locator('.copy-row').first()).toBeHidden();
  await expect(page.getByRole('link', { name: '文字记录' }).first()).toBeVisible();
  await page.goto(`${site.url}/products/wok/`);
  await expect(page.getByRole('button', { name: /连播/ })).toBeHidden();
  await context.close();
});

for (const [track, mode] of [
  ['chapters', 'chapters'],
  ['captions', 'captions'],
  ['products', 'metadata'],
] as const)
  test(`${track}.vtt is valid WebVTT, without overlap`, ({ site }) => {
    const text = readFileSync(join(site.out, 'live/mp4', `${track}.vtt`), 'utf8');
    const { cues, errors } = new parser.WebVTTParser().parse(text, mode);
    expect(errors).toEqual([]);
    expect(cues.length).toBeGreaterThan(1);
    cues.forEach((cue, index) => expect(cue.startTime).toBeGreaterThanOrEqual(cues[index - 1]?.endTime ?? 0));
    if (mode === 'metadata') expect(JSON.parse(cues[0]?.text ?? '')).toEqual({ product: 'wok', from: 10, to: 12 });
  });

test('search engines are told of the replay and its clips', async ({ page, site }) => {
  await page.goto(`${site.url}/live/mp4/`);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>;
  expect(data).toMatchObject({ '@type': 'VideoObject', duration: 'PT2M', uploadDate: expect.stringMatching(/\+08:00$/) as unknown });
  const clips = data['hasPart'] as { url: string; startOffset: number; endOffset: number }[];
  expect(clips.map(({ startOffset, endOffset }) => [startOffset, endOffset])).toEqual([
    [10, 12],
    [60, 72],
    [75, 77],
  ]);
  for (const { url, startOffset } of clips) expect(new URL(url).searchParams.get('t')).toBe(String(startOffset));
});

for (const path of ['/live/mp4/', '/live/by-hand/', '/live/embeds/', '/live/gone/', '/live/mp4/transcript/'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe: ${path} ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, site.url + path);
      expect(await violations(page, 'all')).toEqual([]);
    });
