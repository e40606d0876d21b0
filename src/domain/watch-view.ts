/** The watch list as it is shown at a moment: rows in the order of what comes next. */
import { isAhead } from './session-phase.ts';
import type { Epoch } from './time.ts';
import type { WatchData, WatchSession, WatchThing } from './watch-data.ts';
import type { WatchKind, WatchList } from './watch-list.ts';

/** A row; `thing` is missing when the site has no such entry (any more). */
export interface WatchRow {
  kind: WatchKind;
  id: string;
  thing: WatchSession | WatchThing | undefined;
  /** The next session of a product or host. */
  next?: { id: string; session: WatchSession } | undefined;
}

/** An entry that the site has; ids come from anywhere, and `constructor` is one. */
export const own = <Item>(table: Readonly<Record<string, Item>>, id: string): Item | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

/** The sessions to come, or on air, of a product or host, the next one first. */
export function comingOf(data: WatchData, kind: 'products' | 'hosts', id: string, now: Epoch) {
  return Object.entries(data.sessions)
    .filter(([, session]) => session[kind].includes(id) && isAhead(session.clock, now))
    .sort(([, a], [, b]) => a.clock.startsAt - b.clock.startsAt)
    .map(([session, found]) => ({ id: session, session: found }));
}

/** Where a session stands: to come by its start; then those without a date; then past ones, the newest first. */
function placeOf({ clock }: WatchSession, now: Epoch): [group: number, by: number] {
  if (clock.state === 'undated') return [1, clock.startsAt];
  return now < clock.endsAt ? [0, clock.startsAt] : [2, -clock.startsAt];
}

/** The rows of each kind at `now`. */
export function watchRows(list: WatchList, data: WatchData, now: Epoch): Record<WatchKind, WatchRow[]> {
  const last: [number, number] = [3, 0];
  const sorted = (kind: WatchKind) =>
    list[kind]
      .map((id) => {
        if (kind === 'sessions') {
          const thing = own(data.sessions, id);
          return { row: { kind, id, thing }, place: thing ? placeOf(thing, now) : last };
        }
        const thing = own(data[kind], id);
        const next = thing && comingOf(data, kind, id, now)[0];
        const place: [number, number] = next ? [0, next.session.clock.startsAt] : thing ? [1, 0] : last;
        return { row: { kind, id, thing, next }, place };
      })
      .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
      .map(({ row }) => row);
  return { sessions: sorted('sessions'), products: sorted('products'), hosts: sorted('hosts') };
}
