/** `npm run replay` as a clerk runs it: real recordings, a copy of the content, and that a refused command leaves the folder as it was. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readVtt } from '#domain/replay/vtt.ts';
import { ensureFfmpeg } from '../../scripts/lib/ensure-ffmpeg.ts';
import { boxesOf } from '../../scripts/lib/mp4-boxes.ts';
import { placing } from '../../scripts/lib/place-files.ts';
import { captionsIn } from '../../scripts/lib/replay-attach.ts';
import { readHls } from '../../scripts/lib/replay-hls.ts';
import { recordingOf } from '../../scripts/lib/replay-mp4.ts';
import { makeClip } from '../media.ts';
import { runCommand } from './command.ts';

const NOW = '2026-11-22T12:00';
/** Over, without a replay: two products, the first of them twice. */
const ID = 'chuangdian-gongxueyi';
/** Has a replay on a platform, and times. */
const DONE = 'baijiao-zhenzhang-hailu';
const URL = 'https://live.example.com/replay/chuangdian';

const folder = mkdtempSync(join(tmpdir(), 'replay-command-'));
const content = join(folder, 'content');
const sessions = join(content, 'sessions');
const entry = (id = ID) => readFileSync(join(sessions, `${id}.yaml`), 'utf8');
const original = (id = ID) => readFileSync(join('src/content/sessions', `${id}.yaml`), 'utf8');
const here = (name: string) => join(folder, name);
const made = () =>
  readdirSync(sessions, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.yaml'))
    .sort();
const put = (name: string, text: string | Uint8Array) => {
  writeFileSync(here(name), text);
  return here(name);
};

async function replay(...words: string[]) {
  const { code, lines } = await runCommand('replay', [...words, '--now', NOW], { CONTENT_DIR: content });
  return { code, text: lines.join('\n') };
}

/** Runs a command that must be refused, and sees that nothing was written. */
async function refused(...words: string[]) {
  const before = made();
  const said = await replay(...words);
  expect(said.code, said.text).not.toBe(0);
  expect(made()).toEqual(before);
  expect(said.text).not.toMatch(/\n\s+at |undefined|NaN/);
  return said.text;
}

const SPEECH = [
  ['00:00:02,000', '00:00:06,000', '大家好，欢迎来到直播间'],
  ['00:00:08,000', '00:00:12,000', '接下来第一款，天然乳胶床垫'],
  ['00:00:12,000', '00:00:15,000', '这个乳胶床垫有两面'],
  ['00:00:20,000', '00:00:24,000', '下面来看第二款，人体公学椅'],
  ['00:00:24,000', '00:00:27,000', '人体公学椅的腰靠会跟着走'],
] as const;
const srt = SPEECH.map(([from, to, text], at) => `${at + 1}\r\n${from} --> ${to}\r\n${text}\r\n`).join('\r\n');

/** Characters of the test in GB18030, which no standard encoder of Node writes. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from([...text].flatMap((one) => (one.charCodeAt(0) < 128 ? [one.charCodeAt(0)] : (table.get(one) ?? []))));
}

let ffmpeg = '';
beforeAll(async () => {
  ffmpeg = await ensureFfmpeg();
  makeClip(ffmpeg, folder, { name: 'late', seconds: 30, faststart: false });
  makeClip(ffmpeg, folder, { name: 'vp9', seconds: 3, codecs: 'vp9', tone: 0 });
  makeClip(ffmpeg, folder, { name: 'hls', seconds: 9, hls: true });
});
beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  cpSync('src/content', content, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('without anything to attach', () => {
  test('lists what has no replay, and shows what an entry holds; writes nothing', async () => {
    const { text } = await replay();
    expect(text).toContain(`${ID} · 睡个好觉`);
    expect(text).not.toContain(DONE);
    expect(text).toContain('--captions');
    const shown = await replay(DONE);
    expect(shown.code).toBe(0);
    expect(shown.text).toContain('已有 07:06–21:56');
    expect(shown.text).toContain('没有要写入的变化');
    expect(entry(DONE)).toBe(original(DONE));
  });

  test.each([
    [['chuangdian-gongxue'], '是不是「chuangdian-gongxueyi」'],
    [['nothing-like-it'], '没有 id 为「nothing-like-it」的场次'],
    [['quzhang-tuijie-nianhuojie', '--url', URL, '--duration', '9:00', '--now', '2026-11-16T09:00'], '还没开播'],
    [[ID, '--captions', 'x.srt'], '这一场还没有回放，先登记'],
    [[ID, '--accept'], '这一场还没有回放，先登记'],
    [[ID, 'more'], '多余的「more」'],
    [[ID, '--only', '1'], '--only 和 --accept 一起写'],
    [[DONE, '--accept', '--only', '7'], '写节目单的序号 1 到 6'],
    [[DONE, '--shift', 'x'], '--shift x 看不懂'],
    [[ID, '--file', 'no-such.mp4'], '没有文件 no-such.mp4'],
    [[ID, '--url', URL, '--file', 'x.mp4'], '只写一个'],
  ])('%j is refused', async (words, what) => {
    expect(await refused(...words)).toContain(what);
  });

  test('a cancelled session has no replay', async () => {
    const cancelled = readdirSync(sessions).find((name) => /^state:\s+kind: cancelled/m.test(readFileSync(join(sessions, name), 'utf8')));
    expect(await refused((cancelled ?? '').replace('.yaml', ''), '--url', URL, '--duration', '9:00')).toContain('已经取消');
  });
});

describe('an address', () => {
  test('is attached with its platform; the entry is otherwise as it was; again writes nothing', async () => {
    const { code, text } = await replay(ID, '--url', URL, '--duration', '1:30:00');
    expect([code, text]).toEqual([0, expect.stringContaining('示例直播平台')]);
    const added = `replay:\n  url: ${URL}\n  platform: shili-zhibo\n  duration: '1:30:00'\n  publishedAt: '2026-11-22T12:00'\n`;
    expect(entry()).toBe(`${original()}${added}`);
    expect((await replay(ID, '--url', URL)).text).toContain('没有要写入的变化');
    expect(entry()).toBe(`${original()}${added}`);
  });

  test('a demo entry read in another week is published as now', async () => {
    await replay(ID, '--url', URL, '--duration', '9:00', '--now', '2026-12-06T12:00');
    expect(entry()).toContain("publishedAt: '2026-11-22T12:00'");
  });

  test.each([
    [['--url', 'https://evil.example/x', '--duration', '9:00'], 'https://live.example.com/replay/*'],
    [['--url', 'javascript:alert(1)', '--duration', '9:00'], '不是登记过的平台的回放网址'],
    [['--url', URL], '--duration 1:32:00'],
    [['--url', URL, '--duration', 'long'], '--duration long 看不懂'],
    [['--url', URL, '--duration', '9:00', '--published', '2020-01-01T00:00'], '没有写入'],
  ])('%j is refused', async (words, what) => {
    expect(await refused(ID, ...words)).toContain(what);
    expect(entry()).toBe(original());
  });

  test('a try writes nothing', async () => {
    expect((await replay(ID, '--url', URL, '--duration', '9:00', '--dry-run')).text).toContain('没有写入');
    expect(entry()).toBe(original());
  });
});

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
    expect(made()).toEqual([`${ID}.m4a`, `${ID}.mp4`, `${ID}.vtt`]);

    // The captions were late, and so were the times.
    const moved = await replay(ID, '--shift', '-1.5');
    expect(moved.text).toContain('00:20–00:30 → 00:19–00:29');
    expect(entry()).toContain("at: '0:19'");
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
    ['notlist', () => '<html>', '不是 HLS 播放列表'],
    ['bare', () => '#EXTM3U\n#EXT-X-ENDLIST\n', '没有片段'],
  ])('%s is refused', (name, change, what) => {
    expect(() => readHls(playlist(name, change))).toThrow(what);
  });

  test('a segment that is a link to elsewhere is refused, and nothing is copied', async () => {
    const file = playlist('linked', (text) => text);
    rmSync(join(here('linked'), 's000.ts'));
    symlinkSync('/etc/hostname', join(here('linked'), 's000.ts'));
    expect(await refused(ID, '--file', file)).toContain('指向别处的链接');
    expect(entry()).toBe(original());
  });
});

describe('captions and logs', () => {
  const attach = () => replay(ID, '--url', URL, '--duration', '0:30');

  test.each([
    ['empty.srt', '', '是空的'],
    ['page.vtt', '<html><body>', '网页（HTML）'],
    ['word.srt', 'PK\u0003\u0004', 'Word'],
    ['late.srt', '1\n01:00:00,000 --> 01:00:02,000\n晚\n', 'late.srt:2 · 都在回放结束'],
    ['huge.srt', ' '.repeat(5_000_001), '不会超过 5 MB'],
  ])('%s is refused', (name, text, what) => {
    expect(() => captionsIn(put(name, text), 30)).toThrow(what);
  });

  test('captions that are refused leave the entry alone', async () => {
    await attach();
    const before = entry();
    expect(await refused(ID, '--captions', put('none.srt', '大家好'))).toContain('没有时间的文字');
    expect(entry()).toBe(before);
  });

  test('hostile captions end as plain text, and what was mended is said with its line', async () => {
    await attach();
    const hostile = '1\n00:00:01,000 --> 00:00:05,000\n<script>alert(1)</script>--> 好\n\n2\n00:00:04,000 --> 00:00:50,000\n二\n';
    const { code, text } = await replay(ID, '--captions', put('hostile.srt', hostile));
    expect([code, text]).toEqual([0, expect.stringContaining('hostile.srt:6 · 超过回放结束（00:30），已截短')]);
    expect(text).toContain('hostile.srt:6 · 和前一条重叠');
    expect(text).toContain('没有提议');
    expect(readFileSync(join(sessions, `${ID}.vtt`), 'utf8')).toBe(
      'WEBVTT\n\nc1\n00:00:01.000 --> 00:00:04.000\nalert(1)--&gt; 好\n\nc2\n00:00:04.000 --> 00:00:30.000\n二\n',
    );
  });

  test('a log’s times are shown, and written when they are accepted', async () => {
    await attach();
    const marks = [
      { item: 0, product: 'tianran-rujiao-chuangdian', at: 2.5, until: 10 },
      { item: 2, product: 'tianran-rujiao-chuangdian', at: 21 },
    ];
    const log = put('log.json', JSON.stringify({ kind: 'lineup-log', version: 1, session: ID, zero: '2026-11-14T15:00', marks }));
    const before = entry();
    expect((await replay(ID, '--log', log)).text).toMatch(/00:03–00:10 · 记录[\s\S]*加 --accept 写入/);
    expect(entry()).toBe(before);
    expect((await replay(ID, '--log', log, '--shift', '+2', '--accept')).code).toBe(0);
    expect(entry()).toBe(
      before
        .replace('  price: 2023\n', "  price: 2023\n  at: '0:05'\n  until: '0:12'\n")
        .replace("planned: '1:05:00'\n", "planned: '1:05:00'\n  at: '0:23'\n"),
    );
    expect(await refused(DONE, '--log', log)).toContain(`是「${ID}」这一场的记录`);
  });

  test('when the entry cannot be written, the files are as they were', async () => {
    await attach();
    writeFileSync(join(sessions, `${ID}.vtt`), 'WEBVTT\n\nold\n');
    await expect(
      placing(sessions, async (place) => {
        place.write(`${ID}.vtt`, 'new');
        place.write(`${ID}.m4a`, 'new');
        await Promise.resolve();
        place.commit(() => {
          expect(readFileSync(join(sessions, `${ID}.vtt`), 'utf8')).toBe('new');
          throw new Error('disk full');
        });
      }),
    ).rejects.toThrow('disk full');
    expect(made()).toEqual([`${ID}.vtt`]);
    expect(readFileSync(join(sessions, `${ID}.vtt`), 'utf8')).toBe('WEBVTT\n\nold\n');
  });
});
