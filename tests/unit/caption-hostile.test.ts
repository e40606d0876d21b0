/** Captions as exporters, editors and the malicious spoil them: bad timing lines, doubled line ends, words in angle brackets, endless work. */
import { describe, expect, test } from 'vitest';
import { captionBlocks } from '#domain/replay/caption-blocks.ts';
import { decodeCaptions } from '#domain/replay/caption-text.ts';
import { MAX_CUE_CHARACTERS, readCaptions } from '#domain/replay/captions.ts';
import { plain } from '#domain/replay/vtt.ts';

const TIME = '00:00:01,000 --> 00:00:02,000';
const one = (words: string) => readCaptions(`1\n${TIME}\n${words}\n`).cues[0]?.text;
const textsOf = (text: string) => readCaptions(text).cues.map(({ text: words }) => words);
const two = `1\n00:00:01,000 --> 00:00:02,000\n核桃开竿\n\n2\n00:00:03,000 --> 00:00:04,000\n再看天麻\n\n3\n00:00:05,000 --> 00:00:06,000\n2026\n\n`;
const TWO = ['核桃开竿', '再看天麻', '2026'];

describe('timing lines', () => {
  test.each([
    '00：08：30，000 --> 00：08：31，000',
    '００:08:30．000 －－＞ 00:08:31,000',
    '00:08:30,000 -> 00:08:31,000',
    '00:08:30,000 → 00:08:31,000',
    '00:08:30:000 --> 00:08:31:000',
    '08:30:000 --> 08:31:000',
    '00:\u000008:30,000 --> 00:08:31,000',
  ])('%j is read', (line) => {
    expect(readCaptions(`${line}\n好\n`).cues).toEqual([{ from: 510, to: 511, text: '好' }]);
  });

  test.each(['1000:00:00,000 --> 1000:00:01,000', '00:-1:00,000 --> 00:00:40,000', '00:00:07;000 --> x', '00:38:00,0', '00:00:3,000 --'])(
    '%j is no caption before it',
    (line) => {
      const { cues, notes } = readCaptions(`1\n${TIME}\n前\n\n2\n${line}${line.includes('>') ? '' : ' -->'}\n后\n`);
      expect(cues.map(({ text }) => text)).toEqual(['前']);
      expect(notes).toEqual([{ line: 6, what: '时间看不懂，已去掉；应写成 00:01:02,500 --> 00:01:05,000（1 条：第 6 行）' }]);
    },
  );

  test('words with arrows and times in them are words', () => {
    const words = '8:30->9:00 有优惠\n3 -> 5\n文字 --> 箭头 00:00:01.000 --> 00:00:02.000';
    expect(one(words)).toBe(words);
  });
});

describe('line ends', () => {
  test.each([
    ['CRCRLF', two.replaceAll('\n', '\r\r\n')],
    ['an empty line after each', two.replaceAll('\n', '\n\n')],
    ['an empty line after each, numbered from 57', two.replace(/^(\d)$/gm, (n) => String(Number(n) + 56)).replaceAll('\n', '\n\n')],
    ['CR', two.replaceAll('\n', '\r')],
    ['no empty lines', two.replaceAll('\n\n', '\n')],
    ['no numbers', two.replace(/^\d\n/gm, '')],
    ['no numbers, no empty lines', `${two.replace(/^\d\n/gm, '').replaceAll('\n\n', '\n')}00:00:07,000 --> 00:00:08,000\n`],
  ])('%s', (_, text) => expect(textsOf(text)).toEqual(TWO));

  test('WebVTT below an empty line is WebVTT: names of cues are no words', () => {
    const text = '\n \nWEBVTT\n\nc1\n00:00:01.000 --> 00:00:02.000\n甲\n\nc2\n00:00:03.000 --> 00:00:04.000\n乙\n';
    expect(textsOf(text)).toEqual(['甲', '乙']);
  });
});

describe('words', () => {
  test('what stands in angle brackets and is no tag stays', () => {
    const words = '价格<100元，重量>50克，3 < 5 而且 7 > 6';
    expect(one(words)).toBe(words);
    expect(one('<v 张三>你好</v> <c.red>红</c><> <00:00:07.500>卡拉<!-- 注 --></i>')).toBe('你好 红 卡拉');
  });

  test('the names of an object’s own functions are no entities', () => {
    expect(one('&constructor; &toString; &hasOwnProperty; &amp;')).toBe('&constructor; &toString; &hasOwnProperty; &');
  });

  test('separators and hidden characters do not come back as entities', () => {
    expect(one('甲&#8232;乙&#8233;&#x200b;&#1564; \u2028\n\u200b 丙&#8203; \u0085')).toBe('甲 乙\n丙');
  });

  test('captions that begin together are joined no longer than one may be, and the rest is counted', () => {
    const words = Array.from({ length: 300 }, (_, at) => `第${at}句`);
    const { cues, notes } = readCaptions([...words, '第1句'].map((text) => `${TIME}\n${text}\n\n`).join(''));
    expect(cues).toHaveLength(1);
    const kept = cues[0]?.text.split('\n') ?? [];
    expect([...(cues[0]?.text ?? '')].length).toBeLessThanOrEqual(MAX_CUE_CHARACTERS);
    expect(kept).toEqual(words.slice(0, kept.length));
    const lost = notes.find(({ what }) => what.includes('合起来长过 500 个字，已去掉'));
    expect(lost?.what).toContain(`（${words.length - kept.length} 条：`);
  });
});

describe('work grows with the text, no faster', () => {
  // Each of these took from a minute to hours while a mark could reach over the next one.
  test.each([['<'], ['<a'], ['<!--'], ['{\\'], ['&a'], ['<!-- -'], ['&#'], ['\r'], [' \n'], ['9\n'], ['00:00:01,0 ']])(
    '%j again and again',
    (mark) => {
      const { cues } = readCaptions(`1\n${TIME}\n好${mark.repeat(1_000_000)}\n`);
      expect(cues[0]?.text.startsWith('好')).toBe(true);
    },
    20_000,
  );
  test('a tag of two million characters', () => expect(plain(`<a${'-'.repeat(2_000_000)}`)).toHaveLength(2_000_002), 20_000);
  test('twenty thousand captions of one moment, or out of order, or too late', () => {
    const all = (time: string) => Array.from({ length: 20_000 }, (_, at) => `${time}\n${'句'.repeat(60)}${at}\n\n`).join('');
    const began = performance.now();
    expect(readCaptions(all(TIME)).cues).toHaveLength(1);
    expect(readCaptions(all('00:00:02,000 --> 00:00:01,000')).refused).toBeDefined();
    expect(readCaptions(all('01:00:02,000 --> 01:00:03,000'), { duration: 60 }).refused).toBeDefined();
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 20_000);
  test('lines that are almost timing lines', () => {
    expect(captionBlocks(`${'0:'.repeat(98)}-->\n`.repeat(20_000))).toHaveLength(20_000);
  }, 20_000);
});

test('files that are no captions are called what they are', () => {
  const named = (...bytes: (number | string)[]) =>
    decodeCaptions(
      Uint8Array.from(bytes.flatMap((byte) => (typeof byte === 'string' ? [...byte].map((one) => one.charCodeAt(0)) : [byte]))),
    );
  expect(named('GIF89a', 1, 0xff, 0)).toEqual({ not: '图片' });
  expect(named('Rar!\u001a\u0007', 0, 0xff)).toEqual({ not: '压缩包' });
  expect(named(0x1f, 0x8b, 8, 0)).toEqual({ not: '压缩包' });
  expect(named('\u001aE', 0xdf, 0xa3)).toEqual({ not: '视频文件' });
  expect(named(0xff, 0x80, 0x20)).toEqual({ not: expect.stringContaining('二进制文件') as string });
  expect(named(...[...two].flatMap((one) => [one.charCodeAt(0) & 0xff, 0]))).toEqual({ not: expect.stringContaining('UTF-16') as string });
});

test('captions that the entry has stay whole when they are moved over the end, and come back', () => {
  const text = '00:00:05.000 --> 00:00:10.000\n尾\n';
  const moved = readCaptions(text, { duration: 12, shift: 3.5, whole: true });
  expect(moved.cues).toEqual([{ from: 8.5, to: 13.5, text: '尾' }]);
  expect(moved.notes[0]?.what).toContain('网页上放到结束为止');
  expect(readCaptions(text, { duration: 12, shift: 3.5 }).cues[0]?.to).toBe(12);
});
