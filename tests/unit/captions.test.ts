/** Captions as they come from elsewhere: other encodings, other formats, mistakes and malice. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import parser from 'webvtt-parser';
import { decodeCaptions } from '#domain/replay/caption-text.ts';
import { laterBy } from '#domain/replay/caption-shift.ts';
import { MAX_CUES, readCaptions } from '#domain/replay/captions.ts';
import type { Cue } from '#domain/replay/cue.ts';
import { readVtt } from '#domain/replay/vtt.ts';
import { writeVtt } from '#domain/replay/write-vtt.ts';

const srt = (...cues: [string, string, string][]) =>
  cues.map(([from, to, text], at) => `${at + 1}\n${from} --> ${to}\n${text}\n`).join('\n');
const numbered = (cues: ReturnType<typeof readCaptions>['cues']) => cues.map((cue, at) => ({ ...cue, id: `c${at + 1}` }));
const bytes = (text: string) => new TextEncoder().encode(text);

describe('encodings', () => {
  test('UTF-8, UTF-16 with its mark and GB18030 are read; others are named', () => {
    expect(decodeCaptions(bytes('海鲈'))).toEqual({ text: '海鲈', encoding: 'UTF-8' });
    expect(decodeCaptions(Uint8Array.of(0xba, 0xa3, 0xf6, 0xd4))).toEqual({ text: '海鲈', encoding: 'GB18030' });
    expect(decodeCaptions(Uint8Array.of(0xff, 0xfe, 0x77, 0x6d))).toEqual({ text: '海', encoding: 'UTF-16' });
    expect(decodeCaptions(Uint8Array.of(0xff, 0x80, 0x20))).toHaveProperty('not');
    expect(decodeCaptions(bytes('PK\u0003\u0004rest'))).toEqual({ not: '压缩包或 Word、Excel 文件' });
  });
});

describe('formats', () => {
  test('SRT with points, without hours, without numbers, with CRLF, an empty line and marks of place and style', () => {
    const text = [
      '00:01.5 --> 00:03,250 X1:10',
      '{\\an8}<font color="#fff">今晚<b>开</b>吃</font>',
      '',
      '2',
      '0:00:04,000 --> 0:00:06.000',
      '第一行',
      '',
      '第二行',
      '',
      '100',
    ].join('\r\n');
    expect(readCaptions(text).cues).toEqual([
      { from: 1.5, to: 3.25, text: '今晚开吃' },
      { from: 4, to: 6, text: '第一行\n第二行\n100' },
    ]);
  });

  test('WebVTT without its notes, styles, voices and settings', () => {
    const text =
      'WEBVTT - 标题\n\nNOTE 不念\n还是不念\n\nSTYLE\n::cue { color: red }\n\na\n00:01.000 --> 00:02.000 line:0\n<v 主播>你好 &amp; 再见\n\n不是字幕\n';
    expect(readCaptions(text).cues).toEqual([{ from: 1, to: 2, text: '你好 & 再见' }]);
  });

  test.each([
    ['', '是空的'],
    ['  \n\n', '是空的'],
    ['<!doctype html><p>字幕</p>', '网页（HTML）'],
    ['[Script Info]\nTitle: x', 'ASS/SSA 字幕'],
    ['[00:12.00]歌词', 'LRC 歌词'],
    ['{"cues": []}', 'JSON'],
    ['WEBVTT\n\n', '没有一条字幕的 WebVTT'],
    ['大家好\n欢迎', '没有时间的文字'],
    ['\u0000\u0001\u0002', '二进制文件'],
  ])('%j is refused as what it is', (text, what) => {
    expect(readCaptions(text).refused?.what).toContain(what);
  });

  test('more cues than any show has are refused', () => {
    const one = '00:00:01,000 --> 00:00:02,000\n啊\n\n';
    expect(readCaptions(one.repeat(MAX_CUES + 1)).refused?.what).toContain('20001 条');
  });
});

describe('mistakes', () => {
  test('what is dropped, cut and sorted is said with its lines', () => {
    const text = srt(
      ['00:00:10,000', '00:00:14,000', '一'],
      ['00:00:12,000', '00:00:16,000', '二'],
      ['00:00:20,000', '00:00:19,000', '倒'],
      ['00:00:05,000', '00:00:06,000', '早'],
      ['00:00:25,000', '00:00:40,000', '尾'],
      ['00:00:31,000', '00:00:33,000', '外'],
      ['00:00:17,000', '00:00:18,000', '<i></i>'],
    );
    const { cues, notes } = readCaptions(text, { duration: 30 });
    expect(cues.map(({ from, to, text: words }) => [from, to, words])).toEqual([
      [5, 6, '早'],
      [10, 12, '一'],
      [12, 16, '二'],
      [25, 30, '尾'],
    ]);
    expect(notes.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '10 结束不晚于开始，已去掉（1 条：第 10 行）',
      '26 没有文字，已去掉（1 条：第 26 行）',
      '22 在回放结束（00:30）之后，已去掉（1 条：第 22 行）',
      '18 超过回放结束（00:30），已截短（1 条：第 18 行）',
      '14 先后颠倒，已按时间排好（1 条：第 14 行）',
      '6 和前一条重叠，前一条已在这里截断（1 条：第 6 行）',
    ]);
  });

  test('two lines shown together become one cue', () => {
    const text = srt(['00:00:01,000', '00:00:03,000', '上'], ['00:00:01,000', '00:00:04,000', '下']);
    expect(readCaptions(text).cues).toEqual([{ from: 1, to: 4, text: '上\n下' }]);
  });

  test('a shift moves every cue; one that would lose a cue is refused', () => {
    const text = srt(['00:00:02,000', '00:00:04,000', '一'], ['00:00:28,000', '00:00:29,000', '二']);
    expect(readCaptions(text, { duration: 30, shift: 1.5 }).cues[0]).toEqual({ from: 3.5, to: 5.5, text: '一' });
    expect(readCaptions(text, { duration: 30, shift: -3 }).refused).toEqual({
      line: 2,
      what: '00:02 的字幕挪动 -3 秒后会早于 0:00。换一个 --shift',
    });
    expect(readCaptions(text, { duration: 30, shift: 3 }).refused?.what).toContain('超过回放结束（00:30）');
  });

  test('captions of another, longer show are refused', () => {
    expect(readCaptions(srt(['00:50:00,000', '00:50:02,000', '一']), { duration: 60 }).refused?.what).toContain('是不是这一场');
  });
});

test('captions that were moved are told from others by what they say', () => {
  const cues = (by: number, ...words: string[]) => words.map((text, at) => ({ from: at * 2.1 + by, to: at * 2.1 + by + 1, text }));
  const own = cues(0, '一', '好', '二', '好');
  expect(laterBy(cues(1.5, '一', '好', '二', '好'), own)).toBe(1.5);
  expect(laterBy(cues(-0.25, '一', '二'), [own[0], { ...own[2], from: 2.1 }] as Cue[])).toBe(-0.25);
  expect(laterBy(own, own)).toBe(0);
  expect(laterBy(cues(1.5, '一', '二'), own)).toBe('mixed');
  expect(laterBy(cues(1.5, '好', '好', '别的'), own)).toBeUndefined();
});

test('hostile words end as plain text', () => {
  const hostile = '<script>alert(1)</script>&lt;img src=x onerror=alert(1)&gt; a --> b \u202e反\u0000了 ]]> &#0; &#x202e;';
  const { cues } = readCaptions(srt(['00:00:01,000', '00:00:02,000', hostile]));
  expect(cues[0]?.text).toBe('alert(1)<img src=x onerror=alert(1)> a --> b 反了 ]]>');
  const written = writeVtt(numbered(cues));
  expect(written).not.toMatch(/<(?!\/?v)|-->.*-->/);
  expect(readVtt(written)).toEqual({ cues, faults: [] });
});

describe('whatever goes in, what comes out is good WebVTT', () => {
  const stamp = fc.tuple(fc.nat(2), fc.nat(59), fc.nat(59), fc.nat(999)).map(([h, m, s, f]) => `${h}:${m}:${s},${f}`);
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('<b>', '-->', '00:01 --> 00:02', 'WEBVTT', 'NOTE', '\u0000', '\r', '\u2028', '&lt;', '\ud800', '{\\an8}', '{\u200f\\'),
  );
  const file = fc
    .array(fc.tuple(stamp, stamp, fc.array(words, { maxLength: 4 })), { maxLength: 12 })
    .map((cues) => cues.map(([from, to, lines], at) => `${at}\n${from} --> ${to}\n${lines.join('\n')}\n\n`).join(''));
  test.each([
    ['a file of cues', file],
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
  ] as const)('%s', (_, text) => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9000 }), (input, duration) => {
        const { cues, refused } = readCaptions(input, { duration });
        if (refused) return void expect(cues).toEqual([]);
        let end = 0;
        for (const { from, to, text: shown } of cues) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(shown).not.toBe('');
          end = to;
        }
        expect(end).toBeLessThanOrEqual(duration);
        const written = writeVtt(numbered(cues));
        const { errors } = new parser.WebVTTParser().parse(written, 'captions');
        expect(errors).toEqual([]);
        expect(readVtt(written).cues).toEqual(cues);
      }),
      { numRuns: 300 },
    );
  });
});

test('the captions written for the proposals are good ones', () => {
  for (const name of ['shanhuo.srt', 'huanxu.vtt', 'xianliao.srt', 'liuyong.vtt']) {
    const { cues, notes, refused } = readCaptions(readFileSync(`tests/fixtures/replay/${name}`, 'utf8'));
    expect([name, refused, notes]).toEqual([name, undefined, []]);
    expect(cues.length).toBeGreaterThan(100);
  }
});
