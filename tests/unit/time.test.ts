import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLength, formatMonths, formatOffset, formatPrice, formatRange } from '#domain/format.ts';
import { addDays, beijingDay, beijingMonth, dayStart, epochOf, toInstant } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';
import { parseDay } from '#domain/written-time.ts';
import { parseOffset } from '#domain/offset.ts';

describe('parseInstant', () => {
  test.each([
    ['2026-05-18T20:00', '2026-05-18T20:00:00+08:00'],
    ['2026-05-18 20:00', '2026-05-18T20:00:00+08:00'],
    ['2026-05-18T12:00Z', '2026-05-18T20:00:00+08:00'],
    ['2026-05-18T23:30:00-05:00', '2026-05-19T12:30:00+08:00'],
    ['2028-02-29T00:00', '2028-02-29T00:00:00+08:00'],
  ])('%s', (text, instant) => expect(parseInstant(text)).toBe(instant));
  test.each([
    '2026-02-30T20:00',
    '2026-05-18T24:00',
    '2026-05-18',
    '20:00',
    '2026-13-01T00:00',
    '2026-05-18T20:60',
    '',
    '2026-05-18T20:00+99:00',
    '2027-02-29T10:00',
  ])('%j is refused', (text) => expect(parseInstant(text)).toBeUndefined());
  test('an instant says when it is, wherever the machine stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(epochOf(toInstant(seconds * 1000))).toBe(seconds * 1000);
        expect(parseInstant(toInstant(seconds * 1000))).toBe(toInstant(seconds * 1000));
      }),
    );
  });
});

describe('days in Beijing', () => {
  test('turn at midnight there', () => {
    expect(beijingDay(Date.parse('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
    expect(beijingDay(Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
    expect(beijingMonth(Date.parse('2026-11-30T16:00:00Z'))).toBe(12);
  });
  test('addDays crosses months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayStart('2026-11-16')).toBe(Date.parse('2026-11-15T16:00:00Z'));
    expect(parseDay('2026-11-31')).toBeUndefined();
  });
});

describe('parseOffset', () => {
  test.each([
    ['12:30', 750],
    ['1:02:30', 3750],
    ['0:05', 5],
    ['90:00', 5400],
    ['754', 754],
    [12.5, 12.5],
  ])('%j is %d s', (text, seconds) => expect(parseOffset(text)).toBe(seconds));
  test.each(['12:75', '-3', 'abc', '1:2:3:4', '', -1, Number.NaN])('%j is refused', (text) => expect(parseOffset(text)).toBeUndefined());
  test('formatOffset writes what parseOffset reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (seconds) => {
        expect(parseOffset(formatOffset(seconds))).toBe(seconds);
      }),
    );
  });
});

describe('words', () => {
  const at = (text: string) => epochOf(parseInstant(text) ?? '');
  test('a range within a day, over midnight, over the year', () => {
    const now = at('2026-11-21T08:00');
    expect(formatRange(at('2026-11-21T20:00'), at('2026-11-21T21:30'), now)).toBe('11月21日 周六 20:00–21:30');
    expect(formatRange(at('2026-11-21T22:30'), at('2026-11-22T00:30'), now)).toBe('11月21日 周六 22:30–次日 00:30');
    expect(formatRange(at('2027-01-01T20:00'), at('2027-01-03T21:00'), now)).toBe('2027年1月1日 周五 20:00–2027年1月3日 21:00');
  });
  test('lengths', () =>
    expect([formatLength(250), formatLength(120), formatLength(5280), formatLength(3600), formatLength(9)]).toEqual([
      '4 分 10 秒',
      '2 分钟',
      '1 小时 28 分',
      '1 小时',
      '9 秒',
    ]));
  test('months', () => {
    expect(formatMonths([5, 6, 7])).toBe('5–7月');
    expect(formatMonths([12, 1, 2, 11])).toBe('11月–次年2月');
    expect(formatMonths([4, 5, 9])).toBe('4–5月、9月');
    expect(formatMonths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toBe('全年');
  });
  test('prices', () => {
    expect(formatPrice({ from: 9800, to: 12850, unit: '盒' })).toBe('¥98–128.50 / 盒');
    expect(formatPrice({ from: 1250, unit: '斤' })).toBe('¥12.50 / 斤');
  });
});
