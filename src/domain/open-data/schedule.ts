/** `schedule.json` as conference apps read it (C3VOC, frab): days, rooms, events. Everything is derived from the sessions alone. */
import { formatLength } from '../format.ts';
import { t } from '../i18n/index.ts';
import { openDataWords as words } from '../i18n/zh-hans-open-data.ts';
import type { ClockedSession, Relations } from '../relations.ts';
import { isOut } from '../session-phase.ts';
import { beijingDay, type Day, DAY, dayStart, type Epoch, MINUTE, toInstant } from '../time.ts';
import { pathOf } from '../urls.ts';
import { guidOf, numbersOf } from './ids.ts';
import { placeSessions, type Room } from './rooms.ts';
import type { Address } from './sessions.ts';
import { stateOf } from './sessions.ts';

/** What the schedule is called. */
export interface ScheduleTitle {
  title: string;
  description: string;
}

/** `01:30`, from milliseconds, as frab writes a duration. */
const hoursAndMinutes = (length: Epoch): string => {
  const minutes = Math.max(1, Math.round(length / MINUTE));
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** The schedule of every session whose hour is known. A session belongs to the Beijing day it begins on, even past midnight. */
export function scheduleOf(relations: Relations, address: Address, { title, description }: ScheduleTitle) {
  const placed = placeSessions(relations);
  const event = eventOf(relations, address, placed);
  const days = [...Map.groupBy(placed.keys(), ({ clock }) => beijingDay(clock.startsAt))].map(([date, items], index) => ({
    index: index + 1,
    date,
    day_start: toInstant(dayStart(date)),
    day_end: toInstant(Math.max(dayStart(date) + DAY, ...items.map(({ clock }) => clock.endsAt))),
    rooms: Object.fromEntries(
      [...Map.groupBy(items, (item) => placed.get(item)?.name ?? '')].map(([room, held]) => [room, held.map(event)]),
    ),
  }));
  const conference = {
    acronym: 'haohuo',
    title,
    description,
    start: days[0]?.date ?? EPOCH,
    end: days.at(-1)?.date ?? EPOCH,
    daysCount: days.length,
    timeslot_duration: '00:15',
    time_zone_name: 'Asia/Shanghai',
    url: address('/live/'),
    tracks: [...relations.content.brands.values()]
      .sort((a, b) => a.order - b.order)
      .map(({ id, names }) => ({ name: names.zh, slug: `brand-${id}` })),
    rooms: [...new Map([...placed.values()].map((room) => [room.name, room])).values()].map(({ name, key, type }) => ({
      name,
      slug: key.replaceAll('/', '-'),
      type,
      guid: guidOf(key),
    })),
    days,
  };
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: title, url: address('/') },
    // Follows from what is in it: the same schedule has the same version.
    schedule: { version: `1.${guidOf(JSON.stringify(conference)).slice(0, 8)}`, base_url: address('/'), conference },
  };
}

/** The day an empty schedule is said to be of; the format wants one. */
const EPOCH: Day = '1970-01-01';

function eventOf({ content, now }: Relations, address: Address, placed: ReadonlyMap<ClockedSession, Room>) {
  const numbers = numbersOf([
    ...[...content.sessions.keys()].map((id) => `sessions/${id}`),
    ...[...content.hosts.keys()].map((id) => `hosts/${id}`),
  ]);
  return (item: ClockedSession) => {
    const { session, clock } = item;
    const key = `sessions/${session.id}`;
    const marks = [words.marks[stateOf(session)], session.sample ? words.marks.sample : ''];
    const replay = isOut(clock, now) ? session.replay : undefined;
    const products = [...new Set(session.lineup.map(({ product }) => content.products.get(product)?.names.zh ?? product))];
    const reason = session.state === undefined ? [] : [words.reason(session.state.reason)];
    const links = [
      ...session.platforms.flatMap(({ platform, roomUrl }) =>
        roomUrl === undefined
          ? []
          : [{ url: roomUrl, title: words.room(content.platforms.get(platform)?.names.zh ?? platform), type: 'web' }],
      ),
      ...(replay?.url === undefined ? [] : [{ url: replay.url, title: words.replay(formatLength(replay.duration)), type: 'media' }]),
    ];
    return {
      guid: guidOf(key),
      id: numbers.get(key) ?? 1,
      date: toInstant(clock.startsAt),
      start: toInstant(clock.startsAt).slice(11, 16),
      end: toInstant(clock.endsAt),
      duration: hoursAndMinutes(clock.endsAt - clock.startsAt),
      room: placed.get(item)?.name ?? '',
      slug: `session-${session.id}`,
      url: address(pathOf('sessions', session.id)),
      title: marks.join('') + session.title,
      subtitle: session.stage ?? null,
      track: content.brands.get(session.brands[0] ?? '')?.names.zh ?? null,
      type: t.session.kind[session.kind],
      language: 'zh',
      abstract: session.summary,
      description: [...reason, ...(products.length > 0 ? [words.goods(products)] : []), ...(session.story ?? '').split(/\n{2,}/)]
        .filter((part) => part !== '')
        .join('\n\n'),
      do_not_record: false,
      do_not_stream: false,
      persons: session.hosts.map(({ host }) => ({
        guid: guidOf(`hosts/${host}`),
        id: numbers.get(`hosts/${host}`) ?? 1,
        public_name: content.hosts.get(host)?.names.zh ?? host,
        url: address(pathOf('hosts', host)),
      })),
      links,
      attachments: [],
      origin_url: address(pathOf('sessions', session.id)),
    };
  };
}
