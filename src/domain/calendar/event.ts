/** One session as a VEVENT: RFC 5545, 3.6.1; rooms as RFC 7986, 5.11. */
import { fullPlaceName } from '../cards.ts';
import { t } from '../i18n/index.ts';
import { type ClockedSession, placeOfSession, type Relations } from '../relations.ts';
import type { Session } from '../schemas/index.ts';
import { addDays, beijingDay, dayStart, type Epoch, epochOf, toInstant } from '../time.ts';
import { pathOf } from '../urls.ts';
import { descriptionOf } from './description.ts';
import { cleanLine, cleanParameter } from './text.ts';
import type { Component, Property } from './write.ts';

/** What an event is made from besides its session. */
export interface CalendarContext {
  relations: Relations;
  /** The whole address of a site path. */
  absolute: (path: string) => string;
  /** What stands behind the `@` of every UID. */
  domain: string;
}

/** The zone of every time; `zone.ts` defines it. */
export const ZONE = 'Asia/Shanghai';

/** When nobody noted when a session was announced: a fixed moment, so that a new build changes no calendar. */
const UNKNOWN = dayStart('2026-01-01');

/** The title in a calendar: its fate, that it is fictional, that its hour is open. */
export function eventTitle({ session, clock }: ClockedSession): string {
  const words = t.calendar.event;
  const fate = clock.state === 'cancelled' ? words.cancelled : clock.state === 'undated' ? words.postponed : '';
  const open = clock.state === undefined && clock.rough !== undefined ? words.rough : '';
  return cleanLine(`${fate}${session.sample ? words.sample : ''}${session.title}${open}`);
}

/** Where a session is held: the venue and its place, as far as they are known. */
export function eventPlace(relations: Relations, session: Session): string {
  const venue = session.venue === undefined ? undefined : relations.content.venues.get(session.venue);
  const place = placeOfSession(relations.content, session);
  const town = place === undefined ? undefined : fullPlaceName(relations, place);
  if (venue === undefined) return cleanLine(town ?? '');
  return cleanLine(town === undefined ? venue.names.zh : `${venue.names.zh}（${town}）`);
}

/**
 * The event of a session. Its UID is the session's id for good, so that a moved session moves in the reader's calendar.
 * DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE come from the entry, never from the clock of the build.
 */
export function eventOf(context: CalendarContext, item: ClockedSession): Component {
  const { session, clock } = item;
  const { relations, absolute, domain } = context;
  const announced = session.announcedAt === undefined ? undefined : epochOf(session.announcedAt);
  const changed = session.changes.at(-1);
  const modified = changed === undefined ? announced : epochOf(changed.at);
  const place = eventPlace(relations, session);
  const properties: Property[] = [
    ['uid', {}, 'text', `${session.id}@${domain}`],
    ['dtstamp', {}, 'date-time', utc(modified ?? UNKNOWN)],
    ...timesOf(item),
    ['sequence', {}, 'integer', session.revision],
    ...(announced === undefined ? [] : ([['created', {}, 'date-time', utc(announced)]] as Property[])),
    ...(modified === undefined ? [] : ([['last-modified', {}, 'date-time', utc(modified)]] as Property[])),
    ['status', {}, 'text', clock.state !== undefined ? 'CANCELLED' : clock.rough !== undefined ? 'TENTATIVE' : 'CONFIRMED'],
    ['summary', {}, 'text', eventTitle(item)],
    ['description', {}, 'text', descriptionOf(context, item)],
    ...(place === '' ? [] : ([['location', {}, 'text', place]] as Property[])),
    ['categories', {}, 'text', ...categoriesOf(relations, session)],
    ['url', {}, 'uri', absolute(pathOf('sessions', session.id))],
    ...roomsOf(relations, session),
  ];
  return ['vevent', properties, []];
}

/** From when to when; a session without an hour is a whole day that blocks nobody's time. An end that is not after the start is left out. */
function timesOf({ clock }: ClockedSession): Property[] {
  if (clock.rough !== undefined) {
    const day = beijingDay(clock.startsAt);
    return [
      ['dtstart', {}, 'date', day],
      ['dtend', {}, 'date', addDays(day, 1)],
      ['transp', {}, 'text', 'TRANSPARENT'],
    ];
  }
  const at = (name: string, epoch: Epoch): Property => [name, { tzid: ZONE }, 'date-time', toInstant(epoch).slice(0, 19)];
  return [at('dtstart', clock.startsAt), ...(clock.endsAt > clock.startsAt ? [at('dtend', clock.endsAt)] : [])];
}

function categoriesOf({ content }: Relations, session: Session): string[] {
  return [t.session.kind[session.kind], ...session.brands.map((brand) => content.brands.get(brand)?.names.zh ?? brand)].map(cleanLine);
}

/** The rooms that open; those of demo entries lead nowhere and are left out. */
function roomsOf({ content }: Relations, session: Session): Property[] {
  if (session.sample) return [];
  return session.platforms.flatMap(({ platform, roomUrl }): Property[] => {
    if (roomUrl === undefined || !URL.canParse(roomUrl)) return [];
    const label = cleanParameter(content.platforms.get(platform)?.names.zh ?? platform);
    return [['conference', { feature: 'VIDEO', label }, 'uri', new URL(roomUrl).href]];
  });
}

const utc = (epoch: Epoch) => `${new Date(epoch).toISOString().slice(0, 19)}Z`;
