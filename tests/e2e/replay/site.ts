/** A small site with real recordings: attached by `npm run replay`, one MP4 and one HLS, others on platforms, one gone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, test as base } from '@playwright/test';
import { ensureFfmpeg } from '../../../scripts/lib/ensure-ffmpeg.ts';
import { base as entries, entry, session } from '../../unit/fixtures.ts';
import { launchOptions } from '../browser.ts';
import { makeClip } from '../../media.ts';
import { type SmallSite, smallSite } from '../small-site.ts';

const url = 'https://live.test.example/r/1?x=1';
const replay = { url, platform: 'tv', duration: '1:30:00', publishedAt: '2026-11-11T10:00' };
const held = (day: number) => ({ startsAt: `2026-11-${day}T20:00`, endsAt: `2026-11-${day}T21:30` });
const lineup = [{ product: 'wok', note: '头一回' }, { product: 'pan' }, { product: 'wok', note: '再看', price: 128 }];
const elsewhere = [{ product: 'wok', at: '12:34', until: '13:00' }];
const platform = (id: string, more: object) =>
  entry('platforms', id, { roomPatterns: [], replayPatterns: ['https://live.test.example/r/*'], ...more });

const content = [
  ...entries,
  platform('seeks', { seek: '{url}?t={seconds}' }),
  platform('embeds', { embed: 'https://player.test.example/?v={url}&t={seconds}' }),
  session({ title: '本站的一场', ...held(14), lineup }, 'mp4'),
  session({ title: '切片的一场', ...held(12), lineup: [{ product: 'wok', note: '切片里' }, { product: 'pan' }] }, 'hls'),
  session({ title: '平台的一场', ...held(10), lineup: elsewhere, replay: { ...replay, platform: 'seeks' } }, 'seeks'),
  session({ title: '不能定位', ...held(10), lineup: elsewhere, replay }, 'by-hand'),
  session({ title: '嵌入的一场', ...held(10), lineup: elsewhere, replay: { ...replay, platform: 'embeds' } }, 'embeds'),
  session(
    {
      title: '撤下的一场',
      ...held(10),
      lineup: elsewhere,
      replay: { ...replay, keeper: '锅会档案室', gone: { since: '2026-11-13', reason: '平台活动结束' } },
    },
    'gone',
  ),
];

/** Where the line-up was shown, as the logger exports it; seconds. */
export const MARKS = {
  mp4: [
    { item: 0, product: 'wok', at: 10, until: 12 },
    { item: 1, product: 'pan', at: 60, until: 72 },
    { item: 2, product: 'wok', at: 75, until: 77 },
  ],
  hls: [
    { item: 0, product: 'wok', at: 40, until: 42 },
    { item: 1, product: 'pan', at: 50, until: 60 },
  ],
} as const;

export const SECONDS = { mp4: 120, hls: 80 };

const CAPTIONS = `1\r\n00:00:09,000 --> 00:00:13,500\r\n先看这口锅 <b>锅底</b>\r\n\r\n2\r\n00:01:15,000 --> 00:01:18,000\r\n再看一回，铸铁的\r\n`;

/** The codecs that the browser under test plays. */
async function codecsOf(): Promise<'h264' | 'vp9'> {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  const plays = await page.evaluate(() => document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E, mp4a.40.2"') !== '');
  await browser.close();
  return plays ? 'h264' : 'vp9';
}

async function make(): Promise<SmallSite> {
  const clips = mkdtempSync(join(tmpdir(), 'clips-'));
  const [ffmpeg, codecs] = [await ensureFfmpeg(), await codecsOf()];
  const captions = join(clips, 'captions.srt');
  writeFileSync(captions, CAPTIONS);
  const site = await smallSite(content, '2026-11-18T12:00', {
    prepare: async ({ node }) => {
      for (const id of ['mp4', 'hls'] as const) {
        const log = join(clips, `${id}.json`);
        const marks = { kind: 'lineup-log', version: 1, session: id, zero: '2026-11-14T20:00:00+08:00', marks: MARKS[id] };
        writeFileSync(log, JSON.stringify(marks));
        const clip = makeClip(ffmpeg, clips, { name: `clip-${id}`, seconds: SECONDS[id], codecs, hls: id === 'hls' });
        const words = ['--file', clip, '--captions', captions, '--log', log, '--accept', '--now', '2026-11-15T10:00'];
        node('scripts/replay.ts', id, ...words);
      }
    },
  });
  rmSync(clips, { recursive: true, force: true });
  return site;
}

/** The site once a worker. */
export const test = base.extend<object, { site: SmallSite }>({
  site: [
    async ({}, use) => {
      const site = await make();
      await use(site);
      await site.end();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});
