/** The directory by weeks, months and years: which periods have a page, and what stands on each of their days. */
import { almanac } from '#domain/almanac.ts';
import type { CalendarDay, CalendarItem, DirectoryView } from '#domain/calendar-cards.ts';
import { sessionCard } from '#domain/cards.ts';
import { formatClockHours, formatTime } from '#domain/format.ts';
import { holidayOf } from '#domain/holidays.ts';
import { t } from '#domain/i18n/index.ts';
import { addMonths, formatMonth, formatWeek, mondayOf, type Month, monthOf } from '#domain/periods.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { isOver } from '#domain/session-phase.ts';
import { type Standing, standingsOf } from '#domain/standing.ts';
import { addDays, beijingDay, type Day } from '#domain/time.ts';
import { archivePath, monthPath, weekPath } from '#domain/urls.ts';
import { tokensOfSession } from './facet-lists.ts';
import { now, relations } from './index.ts';
import { fateNote } from './strip.ts';

const { content, sessions } = relations;
const today = beijingDay(now);
const byDay = Map.groupBy(
  sessions.flatMap((item) => standingsOf(item).map((standing) => ({ item, standing }))),
  ({ standing }) => standing.day,
);
const held = [...byDay.keys()];
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();
const [thisWeek, thisMonth] = [mondayOf(today), monthOf(today)];
const WEEKS = { before: 1, after: 8 };
const MONTHS_AHEAD = 2;

/** Last week to the one after eight weeks ahead; this month to the one after two ahead. All but the last have a page in any case. */
const nearWeeks = Array.from({ length: WEEKS.before + 1 + WEEKS.after + 1 }, (_, index) => addDays(thisWeek, (index - WEEKS.before) * 7));
const nearMonths = Array.from({ length: 1 + MONTHS_AHEAD + 1 }, (_, index) => addMonths(thisMonth, index));

/** The Mondays of weeks that have a page: those that hold a session, and those near the build's. */
export const weeks: readonly Day[] = sorted([...held.map(mondayOf), ...nearWeeks.slice(0, -1)]);

/** The months that have a page: those that hold a session, and those near the build's. */
export const months: readonly Month[] = sorted([...held.map(monthOf), ...nearMonths.slice(0, -1)]);

const over = sessions.filter(({ clock }) => isOver(clock, now));

/** The sessions that are over, by the year they began in, each year's newest first. */
export const archive: ReadonlyMap<string, readonly ClockedSession[]> = Map.groupBy([...over].reverse(), ({ clock }) =>
  beijingDay(clock.startsAt).slice(0, 4),
);

/** The years that have an archive, the newest first. */
export const years: readonly string[] = [...archive.keys()].sort().reverse();

/** The days of a calendar page, and the sessions that its filter counts, each once. */
export function calendarOf(days: readonly Day[]): { days: CalendarDay[]; sessions: ClockedSession[] } {
  const here = days.flatMap((day) => byDay.get(day) ?? []);
  const last = new Map(here.map(({ item, standing }) => [item.session.id, standing]));
  const calendar = days.map((day) => {
    const items = (byDay.get(day) ?? []).map(({ item, standing }) => calendarItem(item, standing, last.get(item.session.id) === standing));
    return { day, ...almanac(day), holiday: holidayOf(day), items: items.sort(byHour) };
  });
  return { days: calendar, sessions: [...new Set(here.map(({ item }) => item))] };
}

/** Sessions without an hour first, then by their start. */
const byHour = (a: CalendarItem, b: CalendarItem) => Number(b.rough) - Number(a.rough) || a.startsAt - b.startsAt;

function calendarItem(item: ClockedSession, standing: Standing, counted: boolean): CalendarItem {
  const { session, clock } = item;
  const { span, fate } = standing;
  const { id, revision, href, title, wear, sample, hosts } = sessionCard(relations, item);
  return {
    ...{ id, revision, href, title, wear, sample, hosts },
    clock: fate === 'left' ? undefined : clock,
    startsAt: span.startsAt,
    rough: span.rough !== undefined,
    hours: formatClockHours(span, now),
    start: span.rough === undefined ? formatTime(span.startsAt) : '',
    note: fateNote(standing),
    struck: fate !== 'held' && fate !== 'moved',
    platforms: session.platforms.map(({ platform }) => content.platforms.get(platform)?.names.zh ?? platform),
    tokens: counted ? tokensOfSession(item) : undefined,
  };
}

/** Periods as the browser reads them; the last is only where they end. */
const stretch = (periods: readonly string[], words: (period: string) => string) =>
  periods.map((period, index) => (index === periods.length - 1 ? period : `${period} ${words(period)}`));

/** The views a reader can change to, of the build's day; without an archive while nothing is over. */
export function views(): DirectoryView[] {
  const [year] = years;
  return [
    { kind: 'list', href: '/live/' },
    { kind: 'week', href: weekPath(thisWeek), period: formatWeek(thisWeek), periods: stretch(nearWeeks, formatWeek) },
    { kind: 'month', href: monthPath(thisMonth), period: formatMonth(thisMonth), periods: stretch(nearMonths, formatMonth) },
    ...(year === undefined ? [] : [{ kind: 'archive' as const, href: archivePath(year), period: t.session.rail.year(Number(year)) }]),
  ];
}
