/** `npm run replay` as a clerk runs it: addresses, captions and logs, and that a refused command leaves the folder as it was. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { placing } from '../../scripts/lib/place-files.ts';
import { captionsIn } from '../../scripts/lib/replay-attach.ts';
import { DONE, entry, fresh, ID, leave, made, original, put, refused, replay, sessions, srt, URL } from './replay-desk.ts';

beforeEach(fresh);
afterAll(leave);

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
    const cancelled = readdirSync(sessions).find(
      (name) => name.endsWith('.yaml') && /^state:\s+kind: cancelled/m.test(readFileSync(join(sessions, name), 'utf8')),
    );
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

describe('captions and logs', () => {
  const attach = () => replay(ID, '--url', URL, '--duration', '0:30');

  test.each([
    ['empty.srt', '', '是空的'],
    ['page.vtt', '<html><body>', '网页（HTML）'],
    ['word.srt', 'PK\u0003\u0004', 'Word'],
    ['late.srt', '1\n01:00:00,000 --> 01:00:02,000\n晚\n', 'late.srt:2 · 都在回放结束'],
    ['huge.srt', ' '.repeat(5_000_001), '不会超过 5 MB'],
  ])('%s is refused', (name, text, what) => {
    expect(() => captionsIn(put(name, text), { duration: 30 })).toThrow(what);
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
    expect((await replay(ID, '--log', log)).text).toMatch(
      new RegExp(`00:03–00:10 · 记录[^]*有 2 项提议没有写入[^]*\n  npm run replay -- ${ID} --log \\S+/log\\.json --accept$`),
    );
    expect(entry()).toBe(before);
    expect((await replay(ID, '--log', log, '--shift', '+2', '--accept')).code).toBe(0);
    expect(entry()).toBe(
      before
        .replace('  price: 2023\n', "  price: 2023\n  at: '0:05'\n  until: '0:12'\n")
        .replace("planned: '1:05:00'\n", "planned: '1:05:00'\n  at: '0:23'\n"),
    );
    expect(await refused(DONE, '--log', log)).toContain(`是「${ID}」这一场的记录`);
  });

  test('the command to paste after a try has everything again', async () => {
    await attach();
    const captions = put("it's new.srt", srt);
    const { text } = await replay(ID, '--captions', captions, '--shift', '+1', '--dry-run');
    expect(text).toContain(`npm run replay -- ${ID} --captions '${captions.replace("'", "'\\''")}' --shift +1 --accept`);
    expect((await replay(ID, '--captions', captions)).text).toMatch(new RegExp(`npm run replay -- ${ID} --accept$`));
  });

  test('a shift and its inverse leave the entry and the captions byte for byte as they were', async () => {
    await attach();
    expect((await replay(ID, '--captions', put('talk.srt', srt), '--accept', '--only', '1')).code).toBe(0);
    const captions = () => readFileSync(join(sessions, `${ID}.vtt`), 'utf8');
    const before = [entry(), captions()];
    expect((await replay(ID, '--shift', '+1.5')).text).toContain('00:08–00:20 → 00:09.5–00:21.5');
    expect(entry()).toContain('  at: 9.5\n  until: 21.5\n');
    expect((await replay(ID, '--shift', '-1.5')).code).toBe(0);
    expect([entry(), captions()]).toEqual(before);
  });

  test('captions that were moved and are read again are said to have their own times', async () => {
    await attach();
    const file = put('talk.srt', srt);
    expect((await replay(ID, '--captions', file, '--shift', '+1.5')).text).not.toContain('自己的时间');
    const again = await replay(ID, '--captions', file);
    expect(again.text).toContain('字幕换成了这份文件自己的时间。原来的字幕比这份晚 1.5 秒；要保持，加 --shift +1.5。');
    expect((await replay(ID, '--captions', file)).text).not.toContain('自己的时间');
  });

  test('a product heard inside the end of an accepted time is proposed from that end', async () => {
    await attach();
    await replay(ID, '--captions', put('talk.srt', srt), '--accept', '--only', '1');
    writeFileSync(join(sessions, `${ID}.yaml`), entry().replace("until: '0:20'", "until: '0:22'"));
    const { text } = await replay(ID);
    expect(text).toMatch(/2\. 人体工学椅（腰靠跟着走） · 00:22–00:30 · 听到/);
    expect(text).not.toContain('检查是不是这一场的字幕');
  });

  test('a length far from the session’s, and a log of another day, are taken with a warning', async () => {
    const short = await replay(ID, '--url', URL, '--duration', '90');
    expect(short.code).toBe(0);
    expect(short.text).toContain('回放长 1 分 30 秒，这一场播了 1 小时 30 分，不到一半。90 是 90 秒；90 分钟写 1:30:00。');
    expect((await replay(ID, '--duration', '4:31:00')).text).toContain('三倍还多。检查');
    expect((await replay(ID, '--duration', '1:31:00')).text).not.toContain('注意');
    const log = (zero: string) =>
      JSON.stringify({
        ...{ kind: 'lineup-log', version: 1, session: ID, zero },
        marks: [{ item: 1, product: 'renti-gongxueyi', at: 60 }],
      });
    const other = await replay(ID, '--log', put('other.json', log('2026-11-13T20:00')));
    expect(other.code).toBe(0);
    expect(other.text).toContain('注意：记录从 2026年11月13日 20:00 开始，这一场是 11月14日 周六 15:00–16:30，差了 12 小时以上');
    expect((await replay(ID, '--log', put('own.json', log('2026-11-14T14:58')))).text).not.toContain('注意');
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
