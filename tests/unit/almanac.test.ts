/** Lunar days against an independent source, ICU's Chinese calendar, and against printed dates. */
import { describe, expect, test } from 'vitest';
import { almanac, isMarketDay, lunarDate, nextMarketDay } from '#domain/almanac.ts';
import { addDays } from '#domain/time.ts';

const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' });

/** ICU's lunar month (negative when leap) and day. */
function icuDate(day: string): { month: number; date: number } {
  const parts = icu.formatToParts(new Date(`${day}T12:00:00+08:00`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const month = Number.parseInt(part('month'), 10);
  return { month: part('month').endsWith('bis') ? -month : month, date: Number(part('day')) };
}

/**
 * Months of which ICU itself places the new moon on the wrong side of midnight; the printed tables and the library agree. Reported
 * to ICU as ICU-23274 (unicode-org/icu pull request 4070), with 1987, where it puts the leap month one place late.
 */
const ICU_WRONG: readonly (readonly [string, string])[] = [
  ['1954-02-03', '1954-03-04'],
  ['1955-02-22', '1955-03-23'],
  ['1987-07-26', '1987-09-22'],
  ['1999-01-17', '1999-02-15'],
  ['2012-08-17', '2012-09-15'],
  ['2018-11-07', '2018-12-06'],
  ['2027-02-06', '2027-03-07'],
  ['2030-02-02', '2030-03-03'],
  ['2070-03-12', '2070-04-10'],
];
const knownWrong = (day: string) => ICU_WRONG.some(([from, to]) => day >= from && day <= to);

/** Every day from `from` up to and without `until` on which the library and ICU differ. */
function differences(from: string, until: string): string[] {
  const found: string[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) {
    const [ours, theirs] = [lunarDate(day), icuDate(day)];
    if ((ours.month !== theirs.month || ours.date !== theirs.date) && !knownWrong(day))
      found.push(`${day} ${ours.month}/${ours.date} ${theirs.month}/${theirs.date}`);
  }
  return found;
}

describe('lunar days', () => {
  test('agree with ICU on every day of 1950–2100 but the nine months in which ICU is known to be wrong', { timeout: 120_000 }, () => {
    expect(differences('1950-01-01', '2101-01-01')).toEqual([]);
  });

  test.each([
    ['2026-02-17', '正月', '初一'],
    ['2027-02-06', '正月', '初一'],
    ['2030-02-03', '正月', '初一'],
    ['1987-07-26', '闰六月', '初一'],
    ['2018-11-07', '九月', '三十'],
    ['2026-11-21', '十月', '十三'],
    ['2025-07-24', '六月', '三十'],
    ['2025-07-25', '闰六月', '初一'],
    ['2025-08-22', '闰六月', '廿九'],
    ['2025-08-23', '七月', '初一'],
    ['2026-12-09', '冬月', '初一'],
    ['2027-01-20', '腊月', '十三'],
    ['2026-09-25', '八月', '十五'],
  ])('%s is %s%s', (day, month, date) => {
    expect(almanac(day)).toMatchObject({ month, date });
  });
});

describe('solar terms', () => {
  test.each([
    ['2026-11-21', '立冬', false],
    ['2026-11-22', '小雪', true],
    ['2026-11-23', '小雪', false],
    ['2026-12-22', '冬至', true],
    ['2027-01-01', '冬至', false],
    ['2026-02-04', '立春', true],
  ])('%s lies in %s', (day, term, termBegins) => {
    expect(almanac(day)).toMatchObject({ term, termBegins });
  });

  test('24 begin in a year', () => {
    const begun = Array.from({ length: 365 }, (_, index) => almanac(addDays('2026-01-01', index))).filter(({ termBegins }) => termBegins);
    expect(new Set(begun.map(({ term }) => term)).size).toBe(24);
    expect(begun).toHaveLength(24);
  });
});

describe('market days', () => {
  test('are the lunar 4, 9, 14, 19, 24 and 29', () => {
    const dates = new Set<number>();
    for (let index = 0, day = '2026-01-01'; index < 400; index++, day = addDays(day, 1)) {
      const { date } = lunarDate(day);
      expect(isMarketDay(day)).toBe([4, 9, 14, 19, 24, 29].includes(date));
      expect(almanac(day).market).toBe(isMarketDay(day));
      if (isMarketDay(day)) dates.add(date);
    }
    expect([...dates].sort((a, b) => a - b)).toEqual([4, 9, 14, 19, 24, 29]);
  });

  test('the next one comes after the day, across the end of a month', () => {
    expect(nextMarketDay('2026-11-21')).toBe('2026-11-22');
    expect(nextMarketDay('2026-11-22')).toBe('2026-11-27');
    expect(nextMarketDay('2026-12-07')).toBe('2026-12-12');
  });
});
