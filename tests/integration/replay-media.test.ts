/** `npm run replay` on real recordings: MP4 and HLS made by ffmpeg, and what is refused as no recording for the web. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readVtt } from '#domain/replay/vtt.ts';
import { ensureFfmpeg } from '../../scripts/lib/ensure-ffmpeg.ts';
import { boxesOf } from '../../scripts/lib/mp4-boxes.ts';
import { readHls } from '../../scripts/lib/replay-hls.ts';
import { recordingOf } from '../../scripts/lib/replay-mp4.ts';
import { makeClip } from '../media.ts';
import {
  DONE,
  entry,
  folder,
  fresh,
  gb18030,
  here,
  ID,
  leave,
  made,
  NOW,
  original,
  put,
  refused,
  replay,
  sessions,
  SPEECH,
  srt,
} from './replay-desk.ts';

beforeAll(async () => {
  const ffmpeg = await ensureFfmpeg();
  makeClip(ffmpeg, folder, { name: 'late', seconds: 30, faststart: false });
  makeClip(ffmpeg, folder, { name: 'vp9', seconds: 3, codecs: 'vp9', tone: 0 });
  makeClip(ffmpeg, folder, { name: 'hls', seconds: 9, hls: true });
});
beforeEach(fresh);
afterAll(leave);

describe('an MP4 file', () => {
  test('its directory moves to the front, its sound is taken out, captions in GB18030 give proposals, all of it in one run', async () => {
    const captions = put('gb.srt', gb18030(srt));
    const { code, text } = await replay(ID, '--file', here('late.mp4'), '--captions', captions);
    expect([code, text]).toEqual([0, expect.stringContaining('已在副本里移到前面')]);
    expect(text).toContain('GB18030');
    expect(text).toMatch(/1\. 天然乳胶床垫（两面软硬） · 00:08–00:20 · 听到名称「天然乳胶床垫」/);
    expect(text).toMatch(/2\. 人体工学椅（腰靠跟着走） · 00:20–00:30 · 听到同音「人体公学椅」/);
    expect(text).toContain('有 2 项提议没有写入');
    expect(made()).toEqual([`${ID}.m4a`, `${ID}.mp4`, `${ID}.vtt`]);
    const video = join(sessions, `${ID}.mp4`);
    const boxes = (await boxesOf(video)).map(({ type }) => type);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
    expect(await recordingOf(video)).toEqual({ duration: 30, video: 'avc', audio: 'aac' });
    expect(await recordingOf(join(sessions, `${ID}.m4a`))).toMatchObject({ video: null, audio: 'aac' });
    const sha256 = createHash('sha256').update(readFileSync(video)).digest('hex');
    expect(entry()).toBe(
      `${original()}replay:\n  file: ./${ID}.mp4\n  audio: ./${ID}.m4a\n  duration: '0:30'\n  captions: ./${ID}.vtt\n  publishedAt: '${NOW}'\n  sha256: '${sha256}'\n`,
    );
    expect(readVtt(readFileSync(join(sessions, `${ID}.vtt`), 'utf8')).cues.map((cue) => cue.text)).toEqual(
      SPEECH.map(([, , words]) => words),
    );

    const attached = entry();
    expect((await replay(ID, '--accept', '--only', '2')).code).toBe(0);
    expect(entry()).toBe(attached.replace('  price: 735\n', "  price: 735\n  at: '0:20'\n  until: '0:30'\n"));
    const again = await replay(ID, '--file', here('late.mp4'), '--captions', captions);
    expect(again.text).toContain('没有要写入的变化');
    expect(again.text).toContain('和已经登记的是同一份');
    expect(again.text).not.toMatch(/移到前面|另存了一份/);
    expect(made()).toEqual([`${ID}.m4a`, `${ID}.mp4`, `${ID}.vtt`]);

    // The captions were late, and so were the times.
    const moved = await replay(ID, '--shift', '-1.5');
    expect(moved.text).toContain('00:20–00:30 → 00:18.5–00:28.5');
    expect(entry()).toContain('at: 18.5');
    expect(readFileSync(join(sessions, `${ID}.vtt`), 'utf8')).toContain('00:00:06.500 --> 00:00:10.500');
    const before = entry();
    expect(await refused(ID, '--shift', '+10')).toContain('超过回放结束');
    expect(entry()).toBe(before);
  });

  test('other codecs are warned of; a film without sound has no file of sound', async () => {
    const { code, text } = await replay(ID, '--file', here('vp9.mp4'));
    expect(code).toBe(0);
    expect(text).toContain('有的手机放不了');
    expect(made()).toEqual([`${ID}.mp4`]);
    expect(entry()).not.toContain('audio:');
  });

  test.each([
    ['page.mp4', '<!doctype html><title>404</title>', '不是 MP4，它是网页'],
    ['empty.mp4', '', '是空的'],
    ['noise.mp4', 'abcdefghijklmnop', '不是 MP4'],
    ['camera.mp4', '\0\0\0\u0014ftypqt  \0\0\0\0qt  ', 'QuickTime'],
    ['aborted.mp4', '\0\0\0\u0014ftypisom\0\0\0\0isom', '没有目录（moov）'],
  ])('%s is refused as what it is', async (name, bytes, what) => {
    await expect(boxesOf(put(name, bytes))).rejects.toThrow(what);
  });

  test('a file that was cut off, and one that the entry’s rules refuse, leave nothing behind', async () => {
    const cut = put('cut.mp4', readFileSync(here('late.mp4')).subarray(0, 20_000));
    expect(await refused(ID, '--file', cut)).toContain('不完整');
    // The times of this entry lie far behind the end of the clip.
    expect(await refused(DONE, '--file', here('late.mp4'))).toContain('超过回放总长');
    expect(entry(DONE)).toBe(original(DONE));
    expect(made()).toEqual([]);
  });
});

describe('HLS', () => {
  const master = () => {
    const folder2 = here('master');
    cpSync(here('hls'), join(folder2, 'low'), { recursive: true });
    writeFileSync(join(folder2, 'live.m3u8'), '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=200000\nlow/index.m3u8\n');
    writeFileSync(join(folder2, 'secret.txt'), 'not named');
    return join(folder2, 'live.m3u8');
  };

  test('only what the playlists name is copied, with the length of its segments', async () => {
    const { code, text } = await replay(ID, '--file', master());
    expect([code, text]).toEqual([0, expect.stringContaining('时长 9 秒')]);
    expect(made().filter((name) => !name.endsWith('.ts'))).toEqual([ID, `${ID}/index.m3u8`, `${ID}/low`, `${ID}/low/index.m3u8`]);
    expect(entry()).toContain(`replay:\n  file: ./${ID}/index.m3u8\n  duration: '0:09'\n`);
    expect((await replay(ID, '--file', master())).text).toContain('没有要写入的变化');
  });

  const playlist = (name: string, change: (text: string) => string) => {
    cpSync(here('hls'), here(name), { recursive: true });
    const file = join(here(name), 'index.m3u8');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return file;
  };
  test.each([
    ['away', (text: string) => text.replace('s000.ts', 'https://cdn.example/s000.ts'), '不在播放列表旁边'],
    ['above', (text: string) => text.replace('s000.ts', '../hls/s000.ts'), '文件夹外面'],
    ['above2', (text: string) => text.replace('s000.ts', '%2e%2e/hls/s000.ts'), '文件夹外面'],
    ['query', (text: string) => text.replace('s000.ts', 's000.ts?token=1'), '不能用作文件名'],
    ['kind', (text: string) => text.replace('s000.ts', 's000.html'), '不是视频片段'],
    ['missing', (text: string) => text.replace('s000.ts', 's999.ts'), '缺少 s999.ts'],
    ['key', (text: string) => text.replace('#EXTINF', '#EXT-X-KEY:METHOD=AES-128,URI="k.key"\n#EXTINF'), '加密'],
    ['live', (text: string) => text.replace('#EXT-X-ENDLIST', ''), '还没录完'],
    [
      'asset',
      (text: string) => text.replace('#EXTINF', '#EXT-X-DATERANGE:ID="a",X-ASSET-URI="https://evil.example/ad.m3u8"\n#EXTINF'),
      '删掉这一行',
    ],
    [
      'data',
      (text: string) => text.replace('#EXTINF', '#EXT-X-SESSION-DATA:DATA-ID="a",URI="https://evil.example/i"\n#EXTINF'),
      '删掉这一行',
    ],
    ['lengths', (text: string) => text.replace(/#EXTINF:[^,]*/, '#EXTINF:abc'), '看不懂'],
    ['notlist', () => '<html>', '不是 HLS 播放列表'],
    ['bare', () => '#EXTM3U\n#EXT-X-ENDLIST\n', '没有片段'],
  ])('%s is refused', (name, change, what) => {
    expect(() => readHls(playlist(name, change))).toThrow(what);
  });

  test.each([
    ['empty', ''],
    ['picture', '\x89PNG\r\n\x1a\n0000'],
  ])('a segment that is %s is refused', (name, bytes) => {
    const file = playlist(`segment-${name}`, (text) => text);
    writeFileSync(join(here(`segment-${name}`), 's000.ts'), bytes, 'latin1');
    expect(() => readHls(file)).toThrow('不是它名字说的那种文件');
  });

  test('what is no file is refused before anything is read of it', async () => {
    execFileSync('mkfifo', [here('pipe.mp4')]);
    expect(await refused(ID, '--file', here('pipe.mp4'))).toContain('不是普通文件');
  });

  test('a segment that is a link to elsewhere is refused, and nothing is copied', async () => {
    const file = playlist('linked', (text) => text);
    rmSync(join(here('linked'), 's000.ts'));
    symlinkSync('/etc/hostname', join(here('linked'), 's000.ts'));
    expect(await refused(ID, '--file', file)).toContain('指向别处的链接');
    expect(entry()).toBe(original());
  });
});
