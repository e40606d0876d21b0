/** Weeks from Monday, months as calendars, and where a session stands in them. */
import { describe, expect, test } from 'vitest';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { addMonths, daysOfWeek, formatMonth, formatWeek, mondayOf, monthOf, weekNumber, weeksOfMonth } from '#domain/periods.ts';
import { relate } from '#domain/relations.ts';
import { standingsOf } from '#domain/standing.ts';
import { addDays, beijingDay, dayStart } from '#domain/time.ts';
import { parseDay } from '#domain/written-time.ts';
import { base, session } from './fixtures.ts';

/** Every day of some years, leap ones and a century's end among them. */
const days: string[] = [];
for (const [from, until] of [
  ['2019-12-20', '2033-01-20'],
  ['2095-12-20', '2105-01-20'],
] as const)
  for (let day: string = from; day < until; day = addDays(day, 1)) days.push(day);

describe('weeks', () => {
  test('every day lies in exactly one, which begins on its Monday', () => {
    const wrong = days.filter((day) => {
      const monday = mondayOf(day);
      const week = daysOfWeek(monday);
      return (
        new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1 ||
        week.filter((one) => one === day).length !== 1 ||
        week.some((one) => mondayOf(one) !== monday)
      );
    });
    expect(wrong).toEqual([]);
  });
  test('are numbered as ISO 8601 says', () => {
    const numbers: [string, number, number][] = [
      ['2026-11-16', 2026, 47],
      ['2025-12-29', 2026, 1],
      ['2026-12-28', 2026, 53],
      ['2027-01-04', 2027, 1],
      ['2024-12-30', 2025, 1],
      ['2020-12-28', 2020, 53],
    ];
    for (const [monday, year, week] of numbers) expect(weekNumber(monday), monday).toEqual({ year, week });
  });
  test('follow each other without a gap, 52 or 53 to the year', () => {
    for (let monday = '2019-12-30'; monday < '2061-01-01'; monday = addDays(monday, 7)) {
      const [here, next] = [weekNumber(monday), weekNumber(addDays(monday, 7))];
      if (here.year === next.year) expect(next.week).toBe(here.week + 1);
      else expect([next.week, here.week >= 52]).toEqual([1, true]);
    }
  });
  test.each([
    ['2026-11-16', '11月16日–22日'],
    ['2026-11-30', '11月30日–12月6日'],
    ['2026-12-28', '2026年12月28日–2027年1月3日'],
    ['2028-02-28', '2月28日–3月5日'],
  ])('%s is written %s', (monday, words) => expect(formatWeek(monday)).toBe(words));
});

describe('months', () => {
  const months = [...new Set(days.map(monthOf))];
  test('a calendar holds every day of its month once, in order, Monday first', () => {
    for (const month of months) {
      const weeks = weeksOfMonth(month);
      expect(weeks.every((week) => week.length === 7 && week.some((day) => day !== undefined))).toBe(true);
      const held = weeks.flat().filter((day) => day !== undefined);
      const end = addDays(`${addMonths(month, 1)}-01`, -1);
      expect([held[0], held.at(-1), held.length]).toEqual([`${month}-01`, end, Number(end.slice(8))]);
      for (const week of weeks)
        week.forEach((day, index) => day !== undefined && expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(index));
    }
  });
  test('leap years have their day', () => {
    expect(weeksOfMonth('2028-02').flat()).toContain('2028-02-29');
    expect(weeksOfMonth('2100-02').flat()).not.toContain('2100-02-29');
    expect(parseDay('2100-02-29')).toBeUndefined();
  });
  test('count across years both ways', () => {
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2026-11', 14), addMonths('2026-11', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2028-01',
      '2026-11',
    ]);
    expect(formatMonth('2027-01')).toBe('2027年1月');
  });
});

describe('where a session stands', () => {
  const standing = (data: Record<string, unknown>) => {
    const { content } = checkContent([...base, session(data)] as RawEntry[], { includeSamples: true });
    const [item] = relate(content, dayStart('2026-11-01')).sessions;
    return item ? standingsOf(item) : [];
  };
  const places = (data: Record<string, unknown>) => standing(data).map(({ day, fate }) => `${day} ${fate}`);
  const moved = (newStartsAt: string) => ({
    state: { kind: 'postponed', reason: '台风', newStartsAt },
    revision: 1,
    changes: [{ at: '2026-11-10T10:00', kind: 'rescheduled', reason: '台风', startsAt: '2026-11-21T20:00', endsAt: '2026-11-21T21:30' }],
  });

  test('on the Beijing day it begins, also when it ends on the next', () =>
    expect(places({ startsAt: '2026-11-30T22:30', endsAt: '2026-12-01T01:00' })).toEqual(['2026-11-30 held']));
  test('on the Beijing day whatever offset it is written with', () =>
    expect(places({ startsAt: '2026-11-30T17:30Z', endsAt: '2026-11-30T18:30Z' })).toEqual(['2026-12-01 held']));
  test('a moved one stands struck on its old day and held on its new one', () =>
    expect(places(moved('2026-12-05T20:00'))).toEqual(['2026-11-21 left', '2026-12-05 moved']));
  test('a cancelled one stays, a postponed one without a date too', () => {
    const gone = (kind: string) => ({
      state: { kind, reason: '台风' },
      revision: 1,
      changes: [{ at: '2026-11-10T10:00', kind, reason: '台风' }],
    });
    expect(places(gone('cancelled'))).toEqual(['2026-11-21 cancelled']);
    expect(places(gone('postponed'))).toEqual(['2026-11-21 undated']);
  });
  test('one without an hour stands on its day', () => {
    expect(places({ startsAt: '2026-11-21 下午', endsAt: undefined })).toEqual(['2026-11-21 held']);
    expect(places({ startsAt: '2026-11-21', endsAt: undefined })).toEqual(['2026-11-21 held']);
  });
  test('whatever its start, it is held in exactly one week and one month', () => {
    for (let hour = 0; hour < 24 * 800; hour += 37) {
      const startsAt = dayStart('2027-11-20') + hour * 3_600_000;
      const at = { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 5_400_000).toISOString() };
      const [place, ...others] = standing(at);
      expect(others).toEqual([]);
      const { day = '' } = place ?? {};
      expect(day).toBe(beijingDay(startsAt));
      expect(daysOfWeek(mondayOf(day)).filter((one) => one === day)).toHaveLength(1);
      expect(
        weeksOfMonth(monthOf(day))
          .flat()
          .filter((one) => one === day),
      ).toHaveLength(1);
    }
  });
});
