/** What the board shows at a moment, at every edge. */
import { describe, expect, test } from 'vitest';
import { countdownAt, hanDay, hanNumber, hanWeekday, inStrip, nearness, nextChange, onBoard } from '#domain/board.ts';
import type { SessionClock } from '#domain/session-phase.ts';
import { dayStart, epochOf, HOUR, MINUTE } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';

const at = (text: string) => epochOf(parseInstant(text) ?? '');
const clock = (from: string, to: string, state?: 'cancelled'): SessionClock => ({ startsAt: at(from), endsAt: at(to), state });
const early = clock('2026-11-21T20:00', '2026-11-21T21:30');
const late = clock('2026-11-21T20:30', '2026-11-21T22:00');
const off = clock('2026-11-21T19:55', '2026-11-21T23:00', 'cancelled');

describe('onBoard', () => {
  test.each([
    ['2026-11-21T19:59', [], 0],
    ['2026-11-21T20:00', [0], 1],
    ['2026-11-21T20:30', [0, 1], undefined],
    ['2026-11-21T21:30', [1], undefined],
    ['2026-11-21T22:00', [], undefined],
  ] as const)('at %s', (time, live, next) => {
    expect(onBoard([early, late, off], at(time))).toEqual({ live, next });
  });
  test('nothing scheduled', () => expect(onBoard([], at('2026-11-21T20:00'))).toEqual({ live: [], next: undefined }));
});

describe('nextChange', () => {
  test('is the nearest edge, and midnight in Beijing when there is none before', () => {
    expect(nextChange([early, late], at('2026-11-21T19:50'))).toBe(early.startsAt);
    expect(nextChange([early, late], at('2026-11-21T20:10'))).toBe(late.startsAt);
    expect(nextChange([off], at('2026-11-21T20:10'))).toBe(dayStart('2026-11-22'));
    expect(nextChange([], dayStart('2026-11-22'))).toBe(dayStart('2026-11-23'));
  });
});

describe('countdownAt', () => {
  test('to the start, in hours below a day and in days from one on', () => {
    expect(countdownAt(early, early.startsAt - 1)).toEqual({ to: 'start', days: false, figures: [0, 0, 1] });
    expect(countdownAt(early, early.startsAt - 24 * HOUR + 1000)).toEqual({ to: 'start', days: false, figures: [23, 59, 59] });
    expect(countdownAt(early, early.startsAt - 24 * HOUR)).toEqual({ to: 'start', days: true, figures: [1, 0, 0] });
    expect(countdownAt(early, early.startsAt - 50 * HOUR - 5 * MINUTE)).toEqual({ to: 'start', days: true, figures: [2, 2, 5] });
  });
  test('to the planned end while it is on, and none after', () => {
    expect(countdownAt(early, early.startsAt)).toEqual({ to: 'end', days: false, figures: [1, 30, 0] });
    expect(countdownAt(early, early.endsAt)).toBeUndefined();
    expect(countdownAt(off, off.startsAt - HOUR)).toBeUndefined();
  });
});

describe('words', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '廿一'],
    [30, '三十'],
    [31, '三十一'],
  ])('%d is %s', (value, words) => expect(hanNumber(value)).toBe(words));
  test('days', () => {
    expect(hanDay('2026-11-21')).toBe('十一月廿一日');
    expect(hanWeekday('2026-11-21')).toBe('星期六');
    expect(hanWeekday('2026-11-22')).toBe('星期日');
  });
  test('how near a start is, in Beijing', () => {
    expect(nearness(early.startsAt, at('2026-11-21T00:00'))).toBe('tonight');
    expect(nearness(at('2026-11-21T17:59'), at('2026-11-21T00:00'))).toBe('today');
    expect(nearness(early.startsAt, at('2026-11-20T23:59'))).toBe('tomorrow');
    expect(nearness(early.startsAt, at('2026-11-19T23:59'))).toBeUndefined();
  });
});

test('the strip holds today and the six days after it', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-27', '2026-11-28'].map((day) => inStrip(day, '2026-11-21'))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
