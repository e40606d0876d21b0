/** The logger's acts: what they come to, undo, hostile storage, and files that others read. */
import fc from 'fast-check';
import parser from 'webvtt-parser';
import { describe, expect, test } from 'vitest';
import { type Act, historyOf } from '#domain/replay/log-acts.ts';
import { type LogItem, placeOf, stretchesOf, toChapters, toLog } from '#domain/replay/log-export.ts';
import { keyOf, lineOf } from '#domain/replay/log-keys.ts';
import { parseActs, serialiseActs } from '#domain/replay/log-text.ts';
import { writeVtt } from '#domain/replay/write-vtt.ts';
import { lineupLog } from '#domain/schemas/lineup-log.ts';
import { epochOf } from '#domain/time.ts';
import { withOpenEnd } from '../../src/components/log/log-files.ts';

const ZERO = epochOf('2026-11-21T20:00:00+08:00');
const at = (seconds: number) => ZERO + seconds * 1000;
const items: LogItem[] = [
  { product: 'a', title: '海鲈 · 清蒸' },
  { product: 'b', title: '青蟹 --> <b>&' },
  { product: 'a', title: '海鲈 · 香煎' },
];
const zero: Act = { do: 'zero', at: ZERO };
const show = (item: number, second: number): Act => ({ do: 'show', at: at(second), item, product: items[item]?.product ?? 'x' });
const pause = (second: number): Act => ({ do: 'pause', at: at(second) });
const undo: Act = { do: 'undo' };
const redo: Act = { do: 'redo' };
const seconds = (...acts: Act[]) => stretchesOf(historyOf([zero, ...acts]).state).map(({ mark, at, until }) => [mark.item, at, until]);

const epoch = fc.integer({ min: ZERO - 3_600_000, max: ZERO + 4 * 3_600_000 });
const by = fc.integer({ min: -5000, max: 5000 });
const mark = fc.nat({ max: 12 });
const change: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('show' as const), at: epoch, item: fc.nat({ max: 2 }), product: fc.constantFrom('a', 'b') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pause' as const), at: epoch }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('nudge' as const), mark, edge: fc.constantFrom('from' as const, 'until' as const), by }),
  },
  fc.record({ do: fc.constant('drop' as const), mark }),
  fc.record({ do: fc.constant('shift' as const), by: fc.integer({ min: -900_000, max: 900_000 }) }),
  fc.record({ do: fc.constant('zero' as const), at: epoch }),
);
const any = fc.oneof({ weight: 9, arbitrary: change }, fc.constantFrom<Act>(undo, redo, { do: 'clear' }));
const lists = fc.array(any, { maxLength: 40 }).map((acts) => [zero, ...acts]);

describe('what acts come to', () => {
  test('one press a product: each ends where the next begins', () =>
    expect(seconds(show(0, 60), show(1, 300), pause(420))).toEqual([
      [0, 60, 300],
      [1, 300, 420],
    ]));
  test('the same product again is another stretch; pressed while it is on, nothing', () =>
    expect(seconds(show(0, 60), show(0, 90), show(1, 120), show(0, 180))).toEqual([
      [0, 60, 120],
      [1, 120, 180],
      [0, 180, undefined],
    ]));
  test('nothing counts before 0:00 is set, and it is set once', () => {
    expect(historyOf([show(0, 60), pause(70)]).state).toEqual({ zero: undefined, marks: [] });
    expect(historyOf([zero, { do: 'zero', at: at(99) }]).state.zero).toBe(ZERO);
  });
  test('0:00 later: every time is earlier, and what was on then begins with it', () =>
    expect(seconds(show(0, 5), show(1, 30), show(0, 90), { do: 'shift', by: 60_000 })).toEqual([
      [1, 0, 30],
      [0, 30, undefined],
    ]));
  test('two presses within a second, or after the clock was set back, keep their order', () =>
    expect(seconds(show(0, 60), show(1, 60.4), show(0, 10))).toEqual([
      [0, 60, 61],
      [1, 61, 62],
      [0, 62, undefined],
    ]));
  test('a shared end moves for both; a gap stays with its own', () => {
    const shared = [show(0, 60), show(1, 120), pause(180)];
    expect(seconds(...shared, { do: 'nudge', mark: 2, edge: 'from', by: -1000 })).toEqual([
      [0, 60, 119],
      [1, 119, 180],
    ]);
    expect(seconds(...shared, { do: 'nudge', mark: 1, edge: 'until', by: 5000 })[1]).toEqual([1, 125, 180]);
    expect(seconds(...shared, { do: 'nudge', mark: 1, edge: 'until', by: 900_000 })[1]).toEqual([1, 179, 180]);
    expect(seconds(show(0, 60), pause(90), show(1, 120), { do: 'nudge', mark: 1, edge: 'until', by: 60_000 })[0]).toEqual([0, 60, 120]);
  });
});

describe('undo and redo', () => {
  test('several steps back and forth; a new act ends what could be redone', () => {
    const acts = [zero, show(0, 60), show(1, 120), pause(180)];
    expect(historyOf([...acts, undo, undo]).state).toEqual(historyOf(acts.slice(0, 2)).state);
    expect(historyOf([...acts, undo, undo, redo, redo]).state).toEqual(historyOf(acts).state);
    expect(historyOf([...acts, undo, show(0, 200), redo]).redoable).toBeUndefined();
    expect(historyOf([...acts, { do: 'clear' }, undo]).state).toEqual(historyOf(acts).state);
  });
  test('undo is the inverse of whatever changed something, and redo of undo', () =>
    fc.assert(
      fc.property(lists, fc.oneof(change, fc.constant<Act>({ do: 'clear' })), (acts, act) => {
        const before = historyOf(acts);
        const after = historyOf([...acts, act]);
        if (after.state === before.state || JSON.stringify(after.state) === JSON.stringify(before.state)) return;
        expect(historyOf([...acts, act, undo]).state).toEqual(before.state);
        expect(historyOf([...acts, act, undo, redo]).state).toEqual(after.state);
      }),
    ));
});

describe('whatever was pressed', () => {
  test('stretches are in order, a second long at least, never overlap; only the last is open', () =>
    fc.assert(
      fc.property(lists, (acts) => {
        const { marks } = historyOf(acts).state;
        for (const [index, { from, until }] of marks.entries()) {
          const next = marks[index + 1];
          if (until !== undefined) expect(until - from).toBeGreaterThanOrEqual(1000);
          if (next) expect(until ?? Infinity).toBeLessThanOrEqual(next.from);
        }
        for (const { at, until } of stretchesOf(historyOf(acts).state)) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(at) && (until ?? at + 1) > at).toBe(true);
        }
      }),
    ));
  test('the export is what the schema takes, unchanged, and the chapters parse without a fault', () =>
    fc.assert(
      fc.property(lists, epoch, (acts, now) => {
        const { state } = historyOf(acts);
        const log = toLog('a-session', state, items);
        expect(log === undefined).toBe(state.zero === undefined);
        if (!log) return;
        expect(lineupLog.parse(JSON.parse(JSON.stringify(log)))).toEqual(log);
        const cues = toChapters(state, items, now);
        const read = new parser.WebVTTParser().parse(writeVtt(cues), 'chapters');
        expect(read.errors).toEqual([]);
        expect(read.cues.map(({ startTime, endTime }) => [startTime, endTime])).toEqual(cues.map(({ from, to }) => [from, to]));
      }),
    ));
  test('what was stored is read again', () =>
    fc.assert(fc.property(lists, (acts) => void expect(parseActs(serialiseActs(acts))).toEqual(acts))));
});

describe('storage', () => {
  test('nothing stored: no acts', () => expect(parseActs(null)).toEqual([]));
  test.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"v":2,"acts":[]}',
    '{"v":1}',
    '{"v":1,"acts":[null]}',
    '{"v":1,"acts":[{"do":"toString"}]}',
    '{"v":1,"acts":[{"do":"zero"}]}',
    '{"v":1,"acts":[{"do":"zero","at":1e99}]}',
    '{"v":1,"acts":[{"do":"show","at":1,"item":-1,"product":"a"}]}',
    '{"v":1,"acts":[{"do":"show","at":1,"item":0,"product":"<b>"}]}',
    '{"v":1,"acts":[{"do":"nudge","mark":0,"edge":"both","by":1}]}',
  ])('%j is not ours', (text) => expect(parseActs(text)).toBeUndefined());
});

test('a file without the end of the last product says so, and how to end it', () => {
  const after = (...acts: Act[]) => withOpenEnd('已下载 x.json', historyOf([zero, ...acts]).state, items);
  expect(after(show(0, 5), show(1, 60))).toMatch(/^已下载 x\.json。最后一件「青蟹 --> <b>&」还在介绍中.*告一段落/);
  expect(after(show(0, 5), show(1, 60), pause(90))).toBe('已下载 x.json');
  expect(after()).toBe('已下载 x.json');
});

describe('the line-up', () => {
  test('a mark follows its product when the line-up changed, and is kept when the product is gone', () => {
    expect(placeOf({ item: 0, product: 'b' }, items)).toBe(1);
    expect(placeOf({ item: 2, product: 'a' }, items)).toBe(2);
    const gone = historyOf([zero, { do: 'show', at: at(5), item: 7, product: 'gone' }]).state;
    expect(toLog('s', gone, items)?.marks).toEqual([{ item: 7, product: 'gone', at: 5 }]);
    expect(toChapters(gone, items, at(65))).toEqual([{ id: 'mark-1', from: 5, to: 65, text: 'gone' }]);
  });
  test('keys by their place: figures, number pad, letters', () => {
    expect(['Digit1', 'Numpad9', 'Digit0', 'KeyQ', 'KeyP'].map(lineOf)).toEqual([0, 8, 9, 10, 19]);
    expect(['KeyS', 'KeyZ', 'Space', 'Backspace', 'F1'].map(lineOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    for (let index = 0; index < 20; index++) {
      const key = keyOf(index) ?? '';
      expect(lineOf(/\d/.test(key) ? `Digit${key}` : `Key${key}`)).toBe(index);
    }
    expect(keyOf(20)).toBeUndefined();
  });
});
