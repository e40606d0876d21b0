/** The directory's calendars in the gallery: a week with every fate a session can have, a month, rows. Fictional, all of it. */
import { t } from '#domain/i18n/index.ts';
import { almanac } from '#domain/almanac.ts';
import type { CalendarDay, CalendarItem, DirectoryView, SessionRow } from '#domain/calendar-cards.ts';
import { formatClockHours, formatTime } from '#domain/format.ts';
import { holidayOf } from '#domain/holidays.ts';
import { daysOfWeek, formatMonth, formatWeek, mondayOf, monthOf, weeksOfMonth } from '#domain/periods.ts';
import type { SeriesCard } from '#domain/series-card.ts';
import type { SessionClock } from '#domain/session-phase.ts';
import { beijingDay, type Day, dayStart, type Epoch, HOUR } from '#domain/time.ts';
import { LONG, wearOf } from './fixtures.ts';
import { sessionCards } from './fixtures-live.ts';

/** The week of the National Day of 2026: seven days off, one of them a market day. */
const HOLIDAYS = '2026-09-28';

const item = (index: number, title: string, day: Day, from: number, to: number, more: Partial<CalendarItem> = {}): CalendarItem => {
  const clock: SessionClock = { startsAt: dayStart(day) + from * HOUR, endsAt: dayStart(day) + to * HOUR };
  return {
    id: `calendar-${index}`,
    revision: 0,
    href: '/live/',
    title,
    wear: wearOf(index),
    sample: index % 2 === 1,
    clock,
    startsAt: clock.startsAt,
    rough: false,
    hours: formatClockHours(clock),
    start: formatTime(clock.startsAt),
    note: undefined,
    struck: false,
    hosts: ['示例主播'],
    platforms: ['示例平台', '示例平台二'],
    ...more,
  };
};

/** What stands on a day of the example, by its weekday from Monday. */
function itemsOn(day: Day, weekday: number): CalendarItem[] {
  const cancelled: SessionClock = { startsAt: dayStart(day) + 15 * HOUR, endsAt: dayStart(day) + 16 * HOUR, state: 'cancelled' };
  const rough: SessionClock = { startsAt: dayStart(day) + 12 * HOUR, endsAt: dayStart(day) + 18 * HOUR, rough: 'afternoon' };
  const days: CalendarItem[][] = [
    [item(0, '塘头开捞夜', day, 20, 21.5), item(1, LONG, day, 20.5, 22)],
    [],
    [item(2, '夜市慢慢行', day, 22.5, 25.5)],
    [item(3, '改走的场次', day, 15, 16, { clock: undefined, note: `改期到 10月3日`, struck: true })],
    [item(0, '取消的场次', day, 15, 16, { clock: cancelled, note: '已取消', struck: true })],
    [item(3, '改来的场次', day, 15, 16, { note: '已改期' })],
    [item(2, '钟点没定的场次', day, 12, 18, { clock: rough, rough: true, hours: '下午，时间待公布', start: '' })],
  ];
  return days[weekday] ?? [];
}

const dayOf = (day: Day, items: readonly CalendarItem[]): CalendarDay => ({ day, ...almanac(day), holiday: holidayOf(day), items });

export const week: CalendarDay[] = daysOfWeek(HOLIDAYS).map((day, index) => dayOf(day, itemsOn(day, index)));
export const month = weeksOfMonth(monthOf('2026-10-01')).map((days) =>
  days.map((day, index) => (day === undefined ? undefined : dayOf(day, day < '2026-10-12' ? itemsOn(day, index) : []))),
);
export const monthTitle = formatMonth('2026-10');
/** Ordinary, a festival, a day off, a working day in exchange. */
export const holidays: readonly Day[] = ['2026-08-19', '2026-10-01', '2026-10-03', '2026-10-10'];

/** The views, of the week and month of `now`. */
export const bar = (now: Epoch): DirectoryView[] => [
  { kind: 'list', href: '/live/' },
  { kind: 'week', href: '/live/', period: formatWeek(mondayOf(beijingDay(now))) },
  { kind: 'month', href: '/live/', period: formatMonth(monthOf(beijingDay(now))) },
  { kind: 'archive', href: '/live/', period: '2026年' },
];

export const rows = (now: Epoch): SessionRow[] =>
  sessionCards(now).map((card, index) => ({
    ...card,
    label: index === 3 ? LONG : index % 3 ? '第二课' : undefined,
    length: card.clock.replayAt === undefined ? undefined : '1 小时 28 分',
    gone: index === 0 ? t.replay.goneShort('平台活动结束，平台撤下了回放', '示例商会', '2029年11月21日') : undefined,
  }));

export const series: SeriesCard[] = ['水乡四季', LONG, '带货大赛'].map((title, index) => ({
  id: `series-${index}`,
  href: '/series/',
  title,
  summary: '一句话说明这个系列。',
  wear: index === 2 ? '' : wearOf(index),
  sample: index === 1,
  facts: index === 2 ? [] : ['一个品牌', '春、夏、秋、冬'],
  sessions: index === 2 ? '还没有登记场次' : '将要 2 场，往期 4 场',
}));
