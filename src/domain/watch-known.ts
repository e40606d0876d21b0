/** What of a watch list the site has, and which sessions its calendar holds. */
import type { Epoch } from './time.ts';
import type { WatchData } from './watch-data.ts';
import { type WatchKind, watchKinds, type WatchList } from './watch-list.ts';
import { comingOf, own } from './watch-view.ts';

const isKnown = (data: WatchData, kind: WatchKind, id: string): boolean => own<unknown>(data[kind], id) !== undefined;

/** The sessions of a list's calendar: those watched, and those to come of watched products and hosts. */
export function calendarIds(list: WatchList, data: WatchData, now: Epoch): Set<string> {
  return new Set([
    ...list.sessions.filter((id) => isKnown(data, 'sessions', id)),
    ...(['products', 'hosts'] as const).flatMap((kind) =>
      list[kind].flatMap((id) => comingOf(data, kind, id, now).map((found) => found.id)),
    ),
  ]);
}

/** What of a list the site has, and how much it has not. */
export function knownOf(list: WatchList, data: WatchData): { known: WatchList; unknown: number } {
  const of = (kind: WatchKind) => list[kind].filter((id) => isKnown(data, kind, id));
  const known = { sessions: of('sessions'), products: of('products'), hosts: of('hosts') };
  return { known, unknown: watchKinds.reduce((sum, kind) => sum + list[kind].length - known[kind].length, 0) };
}
