/** Captions become windows of about twenty seconds without losing a word. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cue } from '#domain/replay/cue.ts';
import { SILENCE, WINDOW, WINDOW_MOST, windowsOf } from '#domain/replay/windows.ts';

const cue = (from: number, to: number, text: string): Cue => ({ from, to, text });
/** Cues of 5 s, one after the other. */
const talk = (...texts: string[]) => texts.map((text, at) => cue(at * 5, at * 5 + 5, text));

test('a window closes at twenty seconds and hands its last cue on', () => {
  expect(windowsOf(talk('一', '二', '三', '四', '五', '六'))).toEqual([
    { from: 0, to: 20, text: '一 二 三 四', starts: ['一', '二', '三', '四'].map((_, at) => [at * 2, at * 5]), carried: 0 },
    {
      ...{ from: 20, to: 30, text: '四 五 六', carried: 1 },
      starts: [
        [0, 15],
        [2, 20],
        [4, 25],
      ],
    },
  ]);
});

test('a silence ends a window, and nothing is carried over it', () => {
  const windows = windowsOf([cue(0, 5, '前'), cue(5 + SILENCE + 1, 20, '后')]);
  expect(windows.map(({ text, carried }) => [text, carried])).toEqual([
    ['前', 0],
    ['后', 0],
  ]);
  expect(windowsOf([cue(0, 5, '前'), cue(5 + SILENCE, 20, '后')])).toHaveLength(1);
});

test('a chapter begins a window', () => {
  expect(windowsOf(talk('一', '二', '三'), [5]).map(({ from, text }) => [from, text])).toEqual([
    [0, '一'],
    [5, '一 二 三'],
  ]);
  expect(windowsOf(talk('一', '二'), [0, 7, 100])).toHaveLength(1);
});

test('lines of a cue are joined; no captions, no windows', () => {
  expect(windowsOf([cue(0, 2, '海\n  鲈')])[0]?.text).toBe('海 鲈');
  expect(windowsOf([])).toEqual([]);
});

test('any captions: every cue is whole in a window, in order; windows are short; starts point at their cues', () => {
  const gap = fc.double({ min: -2, max: 15, noNaN: true });
  const length = fc.double({ min: 0.1, max: 40, noNaN: true });
  const cues = fc.array(fc.tuple(gap, length), { maxLength: 60 }).map((steps) => {
    let at = 0;
    let last = 0;
    return steps.map(([pause, long], i) => {
      const from = Math.max(last, at + pause);
      last = from;
      at = from + long;
      return cue(from, at, `话${i}`);
    });
  });
  const borders = fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { maxLength: 6 });
  fc.assert(
    fc.property(cues, borders, (all, chapters) => {
      const windows = windowsOf(all, chapters);
      const own = windows.flatMap(({ text, carried }) => text.slice(carried).trim().split(' ').filter(Boolean));
      expect(own).toEqual(all.map(({ text }) => text));
      for (const [at, { from, to, text, starts, carried }] of windows.entries()) {
        const texts = text.split(' ');
        for (const [i, [offset, second]] of starts.entries()) {
          const said = texts[i] ?? '';
          expect(text.startsWith(said, offset)).toBe(true);
          expect(all.find((one) => one.text === said)?.from).toBe(second);
        }
        const mine = all.filter((one) => text.slice(carried).split(' ').includes(one.text));
        expect(from).toBe(mine[0]?.from);
        expect(to).toBe(Math.max(...mine.map((one) => one.to)));
        expect(to - from <= WINDOW_MOST || mine.length === 1).toBe(true);
        // Whatever is said across a border stands in one window.
        if (carried > 0) expect(windows[at - 1]?.text.endsWith(text.slice(0, carried))).toBe(true);
        const next = windows[at + 1];
        if (next && next.from - to <= SILENCE) expect(next.carried).toBeGreaterThan(0);
        expect(to - from < WINDOW || mine.length === 1 || (mine.at(-2)?.to ?? 0) - from < WINDOW).toBe(true);
      }
    }),
  );
});
