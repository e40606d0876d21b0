/** Calendars to subscribe to: RFC 5545, 3.4 and RFC 7986, 5. */
import { t } from '../i18n/index.ts';
import type { ClockedSession } from '../relations.ts';
import { DAY, type Epoch, epochOf } from '../time.ts';
import { type CalendarContext, eventOf, ZONE } from './event.ts';
import { cleanLine } from './text.ts';
import { type Component, writeCalendar } from './write.ts';

/** How long a cancelled session stays in feeds. */
const CANCELLED_STAYS = 7 * DAY;

/** Beijing time, without daylight saving. */
const zone: Component = [
  'vtimezone',
  [['tzid', {}, 'text', ZONE]],
  [
    [
      'standard',
      [
        ['dtstart', {}, 'date-time', '1970-01-01T00:00:00'],
        ['tzoffsetfrom', {}, 'utc-offset', '+08:00'],
        ['tzoffsetto', {}, 'utc-offset', '+08:00'],
        ['tzname', {}, 'text', 'CST'],
      ],
      [],
    ],
  ],
];

/**
 * Whether a session still stands in feeds at `now`. A cancelled one stays for seven days from its planned end or from its cancellation, whichever is later:
 * readers must have seen the cancellation before the day comes, and one cancelled on the day or after it needs a few refreshes to arrive. Then it is dropped,
 * for some programs pile cancelled entries up. One postponed without a date stays until it is dated or cancelled.
 */
export function staysInFeeds({ session, clock }: ClockedSession, now: Epoch): boolean {
  if (clock.state !== 'cancelled') return true;
  const cancellation = session.changes.findLast(({ kind }) => kind === 'cancelled');
  const since = cancellation === undefined ? clock.endsAt : Math.max(clock.endsAt, epochOf(cancellation.at));
  return now < since + CANCELLED_STAYS;
}

/** A feed of `sessions` under a name, without those cancelled long ago. Valid with no session too. */
export function feedText(context: CalendarContext, name: string, sessions: readonly ClockedSession[]): string {
  return calendarText(
    context,
    name,
    sessions.filter((item) => staysInFeeds(item, context.relations.now)),
  );
}

/** The calendar of one session alone, whatever became of it: its address stays good. */
export function sessionText(context: CalendarContext, item: ClockedSession): string {
  return calendarText(context, calendarName(item.session.title, item.session.sample), [item]);
}

/** The name that a calendar shows itself under; of a demo entry it says so, unless the entry's name does. */
export function calendarName(of: string, sample = false): string {
  return cleanLine(`${t.site.name} · ${sample && !of.includes(t.common.sample) ? t.calendar.event.sample : ''}${of}`);
}

function calendarText(context: CalendarContext, name: string, sessions: readonly ClockedSession[]): string {
  return writeCalendar([
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', '-//haohuo-zaibo//live sessions//ZH'],
      ['calscale', {}, 'text', 'GREGORIAN'],
      ['method', {}, 'text', 'PUBLISH'],
      ['name', {}, 'text', name],
      ['x-wr-calname', {}, 'text', name],
      ['x-wr-timezone', {}, 'unknown', ZONE],
      ['refresh-interval', {}, 'duration', 'PT6H'],
      ['x-published-ttl', {}, 'unknown', 'PT6H'],
    ],
    [zone, ...sessions.map((item) => eventOf(context, item))],
  ]);
}
