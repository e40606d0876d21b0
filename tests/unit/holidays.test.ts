/** Days off and working days in exchange, against the calendar that chinese-days publishes, and the festivals themselves. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arrangementKnown, holidayOf } from '#domain/holidays.ts';
import { addDays } from '#domain/time.ts';

/** The published calendar: each marked day with 休 or 班. */
function published(): Map<string, string> {
  const text = readFileSync('tests/fixtures/holidays/cn_holidays_2024_2026.ics', 'utf8').replace(/\r?\n /g, '');
  const events = text.matchAll(/DTSTART;VALUE=DATE:(\d+)\s+DTEND;VALUE=DATE:(\d+)[\s\S]*?SUMMARY:[^(]+\((.)\)/g);
  const iso = (date: string) => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const days = new Map<string, string>();
  for (const [, from = '', until = '', mark = ''] of events)
    for (let day = iso(from); day < iso(until); day = addDays(day, 1)) days.set(day, mark);
  return days;
}

describe('the arrangement', () => {
  test('is the published one on every day of 2024–2026', () => {
    const marks = published();
    expect(marks.size).toBeGreaterThan(100);
    const wrong: string[] = [];
    let days = 0;
    for (let day = '2024-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      const { rest } = holidayOf(day);
      const mark = rest && (rest === 'off' ? '休' : '班');
      if (mark !== marks.get(day)) wrong.push(`${day}: ${mark} instead of ${marks.get(day)}`);
      days++;
    }
    expect(days).toBe(1096);
    expect(wrong).toEqual([]);
  });
  test('says what a day is off for', () => {
    expect(holidayOf('2026-10-05')).toEqual({ rest: 'off', of: '国庆节', festival: undefined });
    expect(holidayOf('2026-10-10')).toEqual({ rest: 'work', of: '国庆节', festival: undefined });
    expect(holidayOf('2026-11-16')).toEqual({ rest: undefined, of: undefined, festival: undefined });
  });
  test('is known for 2026, and not for a year that is long ahead', () => {
    expect([2024, 2025, 2026].map(arrangementKnown)).toEqual([true, true, true]);
    expect(arrangementKnown(2090)).toBe(false);
  });
});

describe('festivals', () => {
  test.each([
    ['2026-01-01', '元旦'],
    ['2026-02-16', '除夕'],
    ['2026-02-17', '春节'],
    ['2026-03-03', '元宵节'],
    ['2026-04-05', '清明节'],
    ['2026-05-01', '劳动节'],
    ['2026-06-19', '端午节'],
    ['2026-08-19', '七夕'],
    ['2026-09-25', '中秋节'],
    ['2026-10-01', '国庆节'],
    ['2026-10-18', '重阳节'],
    ['2025-10-06', '中秋节'],
    // A year of which no arrangement is known.
    ['2090-10-01', '国庆节'],
    ['2028-05-28', '端午节'],
  ])('%s is %s', (day, name) => expect(holidayOf(day).festival).toBe(name));
  test('two on one day are both named', () => expect(holidayOf('2020-10-01').festival).toBe('中秋节 国庆节'));
});
