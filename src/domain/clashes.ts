/** Sessions that ask the same host, the same venue or the same brand's audience for the same time (feature 44). */
import type { Fault } from './faults.ts';
import { formatClock } from './format.ts';
import { group } from './relations.ts';
import type { Content, Session } from './schemas/index.ts';
import { clockOf } from './session-phase.ts';
import type { Epoch } from './time.ts';

/** What two sessions share. */
export type ClashKind = 'host' | 'venue' | 'brand';

/** Two sessions that overlap, the earlier one first. */
export interface Clash {
  kind: ClashKind;
  /** The id of what they share. */
  shared: string;
  sessions: readonly [string, string];
}

const sharedBy: Record<ClashKind, (session: Session) => readonly string[]> = {
  host: ({ hosts }) => hosts.map(({ host }) => host),
  venue: ({ venue }) => (venue === undefined ? [] : [venue]),
  brand: ({ brands }) => brands,
};

/** Every clash among sessions that are not over at `now`. Cancelled ones and those without an hour clash with nothing; one ending as another begins does not clash. */
export function clashes(content: Content, now: Epoch): Clash[] {
  const booked = [...content.sessions.values()]
    .map((session) => ({ session, clock: clockOf(session) }))
    .filter(({ clock }) => clock.state === undefined && clock.rough === undefined && clock.endsAt > now)
    .sort((a, b) => a.clock.startsAt - b.clock.startsAt || (a.session.id < b.session.id ? -1 : 1));
  const found = new Map<string, Clash>();
  for (const kind of Object.keys(sharedBy) as ClashKind[])
    for (const [shared, list] of group(booked, ({ session }) => sharedBy[kind](session)))
      for (const [index, one] of list.entries())
        for (const other of list.slice(index + 1)) {
          if (other.clock.startsAt >= one.clock.endsAt) break;
          // The graver clash stands for the pair.
          const pair = `${one.session.id} ${other.session.id}`;
          if (!found.has(pair)) found.set(pair, { kind, shared, sessions: [one.session.id, other.session.id] });
        }
  return [...found.values()];
}

const WORDS: Record<ClashKind, { field: string; what: string; mend: string }> = {
  host: { field: 'hosts', what: '主播', mend: '一位主播不能同时在两场，改一场的时间或主播' },
  venue: { field: 'venue', what: '场地', mend: '和场地确认，改一场的时间或地点' },
  brand: { field: 'brands', what: '品牌', mend: '同一品牌的两场会互相分走观众，能错开就错开' },
};

/** The clashes as notices for editors; they do not stop a build. */
export function clashNotices(content: Content, now: Epoch, fileOf: (session: string) => string): Fault[] {
  return clashes(content, now).flatMap(({ kind, shared, sessions: [first, second] }) => {
    const other = content.sessions.get(second);
    if (!other) return [];
    const { field, what, mend } = WORDS[kind];
    const collections = { host: content.hosts, venue: content.venues, brand: content.brands };
    const name = collections[kind].get(shared)?.names.zh ?? shared;
    const when = formatClock(clockOf(other), now);
    return [{ code: `clash-${kind}`, file: fileOf(first), field, what: `${what}「${name}」和 ${second}（${when}）时间重叠`, mend }];
  });
}
