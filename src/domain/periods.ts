/** Weeks, months and years of Beijing days. Weeks begin on Monday (ISO 8601). Small enough for the browser. */
import { formatDay } from './format.ts';
import { addDays, type Day } from './time.ts';

/** A month, `YYYY-MM`. */
export type Month = string;

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The month `months` after `month`. */
export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The seven days from a Monday on. */
export function daysOfWeek(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** A month's weeks, each of seven days; those of the months beside it are `undefined`. */
export function weeksOfMonth(month: Month): (Day | undefined)[][] {
  const weeks: (Day | undefined)[][] = [];
  const end = `${addMonths(month, 1)}-01`;
  for (let monday = mondayOf(`${month}-01`); monday < end; monday = addDays(monday, 7))
    weeks.push(daysOfWeek(monday).map((day) => (monthOf(day) === month ? day : undefined)));
  return weeks;
}

/** The number of the week of a Monday and the year it counts in: that of its Thursday. */
export function weekNumber(monday: Day): { year: number; week: number } {
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  const days = (Date.parse(thursday) - Date.UTC(year, 0, 1)) / 86_400_000;
  return { year, week: Math.floor(days / 7) + 1 };
}

/** `11月16日–22日`, `11月30日–12月6日`, `2026年12月28日–2027年1月3日`. */
export function formatWeek(monday: Day): string {
  const sunday = addDays(monday, 6);
  if (monday.slice(0, 4) !== sunday.slice(0, 4)) return `${formatDay(monday)}–${formatDay(sunday)}`;
  const [from, to] = [monday, sunday].map((day) => formatDay(day).slice(5));
  return `${from}–${monthOf(monday) === monthOf(sunday) ? `${Number(sunday.slice(8))}日` : to}`;
}

/** `2026年11月`. */
export function formatMonth(month: Month): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
