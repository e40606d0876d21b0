/** The pages of weeks, months and years: their paths, their neighbours and what each shows. */
import type { CalendarDay, SessionRow } from '#domain/calendar-cards.ts';
import { formatLength } from '#domain/format.ts';
import { arrangementKnown } from '#domain/holidays.ts';
import { t } from '#domain/i18n/index.ts';
import { daysOfWeek, formatMonth, formatWeek, monthOf, mondayOf, weekNumber, weeksOfMonth } from '#domain/periods.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { phaseAt } from '#domain/session-phase.ts';
import { beijingDay, type Day } from '#domain/time.ts';
import { monthPath, weekPath } from '#domain/urls.ts';
import { archive, calendarOf, months, weeks } from './periods.ts';
import { sessionFacetsOn, tokensOfSession } from './facet-lists.ts';
import { now, relations } from './index.ts';
import { sessionCards } from './lists.ts';
import { goneWords } from './replay-view.ts';

const today = beijingDay(now);
const weekLink = (monday: Day) => ({ href: weekPath(monday), name: formatWeek(monday) });
const monthLink = (month: string) => ({ href: monthPath(month), name: formatMonth(month) });

/** A page's path parameter and the pages before and after it. */
function neighbours<Link>(list: readonly string[], link: (period: string) => Link) {
  return list.map((period, index) => {
    const [before, after] = [list[index - 1], list[index + 1]];
    return {
      params: { period },
      props: { period, previous: before === undefined ? undefined : link(before), next: after === undefined ? undefined : link(after) },
    };
  });
}

/** The static pages of weeks and of months. */
export const weekPages = () => neighbours(weeks, weekLink);
export const monthPages = () => neighbours(months, monthLink);

/** The years among `days` whose holidays nobody has announced yet, each in a sentence. */
const unannounced = (days: readonly Day[]) =>
  [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => !arrangementKnown(year)).map(t.periods.unknown);

/** `农历十月初八–十四`. */
function lunarSpan(days: readonly CalendarDay[]): string {
  const [from, to] = [days[0], days.at(-1)];
  return from && to ? t.periods.lunar(from.month + from.date, (from.month === to.month ? '' : to.month) + to.date) : '';
}

/** What the page of a week shows. */
export function weekPage(monday: Day) {
  const week = daysOfWeek(monday);
  const { days, sessions } = calendarOf(week);
  const { year, week: number } = weekNumber(monday);
  return {
    days,
    sessions,
    facets: sessionFacetsOn(sessions),
    title: formatWeek(monday),
    note: t.periods.weekNote(year, number, lunarSpan(days)),
    current: weekLink(mondayOf(today)),
    notes: unannounced(week),
  };
}

/** What the page of a month shows. */
export function monthPage(month: string) {
  const weeksOf = weeksOfMonth(month);
  const { days, sessions } = calendarOf(weeksOf.flat().flatMap((day) => day ?? []));
  const byDay = new Map(days.map((one) => [one.day, one]));
  return {
    weeks: weeksOf.map((week) => week.map((day) => (day === undefined ? undefined : byDay.get(day)))),
    sessions,
    facets: sessionFacetsOn(sessions),
    title: formatMonth(month),
    note: lunarSpan(days),
    current: monthLink(monthOf(today)),
    notes: unannounced([`${month}-01`]),
  };
}

/** The static pages of years. */
export const archivePages = () => [...archive].map(([year, sessions]) => ({ params: { year }, props: { year, sessions } }));

/** Sessions as compact rows, `label` beside each, with the tokens of the filter when they stand in one. */
export function sessionRowsOf(
  items: readonly ClockedSession[],
  label: (item: ClockedSession) => string | undefined,
  filter = false,
): SessionRow[] {
  const cards = sessionCards(items);
  return items.flatMap((item, index) => {
    const card = cards[index];
    const { replay } = item.session;
    if (!card) return [];
    return {
      ...card,
      label: label(item),
      length: replay && phaseAt(item.clock, now) === 'archived' ? formatLength(replay.duration) : undefined,
      gone: goneWords(item),
      tokens: filter ? tokensOfSession(item) : undefined,
    };
  });
}

/** What the page of a year shows: its sessions with the names of their brands. */
export function archivePage(sessions: readonly ClockedSession[]) {
  const brandsOf = ({ session }: ClockedSession) => session.brands.map((id) => relations.content.brands.get(id)?.names.zh ?? id).join('、');
  return { rows: sessionRowsOf(sessions, brandsOf, true), facets: sessionFacetsOn(sessions) };
}
