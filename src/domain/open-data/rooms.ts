/** Columns of a schedule: a session's venue, else its first platform; sessions at the same hour never share one. */
import type { ClockedSession, Relations } from '../relations.ts';
import type { Epoch } from '../time.ts';

/** A column; `key` is stable and says what it is of. */
export interface Room {
  key: string;
  name: string;
  type: 'stage' | 'online';
}

/** Every session that has an hour, in order, with its room. Where two overlap, the later one stands in a second column, 抖音 2. */
export function placeSessions({ sessions, content }: Relations): Map<ClockedSession, Room> {
  const placed = new Map<ClockedSession, Room>();
  const busyUntil = new Map<string, Epoch[]>();
  for (const item of sessions) {
    const { session, clock } = item;
    if (clock.rough !== undefined) continue;
    const [platform] = session.platforms;
    const room: Room =
      session.venue === undefined
        ? {
            key: `platforms/${platform?.platform ?? ''}`,
            name: content.platforms.get(platform?.platform ?? '')?.names.zh ?? '',
            type: 'online',
          }
        : { key: `venues/${session.venue}`, name: content.venues.get(session.venue)?.names.zh ?? session.venue, type: 'stage' };
    const lanes = busyUntil.get(room.key) ?? [];
    const free = lanes.findIndex((until) => until <= clock.startsAt);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = clock.endsAt;
    busyUntil.set(room.key, lanes);
    placed.set(item, lane === 0 ? room : { ...room, key: `${room.key}/${lane + 1}`, name: `${room.name} ${lane + 1}` });
  }
  return placed;
}
