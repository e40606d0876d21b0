/** Which platform links the content holds that ought to lead somewhere now (feature 117). */
import type { Content, Session } from '../schemas/index.ts';
import { clockOf, isAhead, isOver, phaseAt } from '../session-phase.ts';
import { type Epoch, WEEK } from '../time.ts';

/** Where in the content a link stands. */
export interface LinkPlace {
  /** The session's id. */
  session: string;
  title: string;
  /** The field, e.g. `platforms.0.roomUrl`. */
  field: string;
  kind: 'replay' | 'room';
}

/** A link to visit, with every place that holds it. */
export interface PlatformLink {
  /** Without its fragment, which no server sees. */
  url: string;
  places: readonly LinkPlace[];
}

/** Which links are wanted. */
export interface LinkChoice {
  /** Links of demo entries, too; they lead to example.com. */
  samples: boolean;
  /** Only those of this session. */
  session?: string | undefined;
}

/**
 * The links that ought to work at `now`, each once, in the content's order: replays that are out and not marked as gone, and rooms of
 * sessions that are ahead, on air, or over for less than seven days. An older room may die in peace, and a cancelled session needs none.
 */
export function linksOf(content: Content, now: Epoch, { samples, session: only }: LinkChoice): PlatformLink[] {
  const found = new Map<string, LinkPlace[]>();
  for (const session of content.sessions.values()) {
    if ((session.sample && !samples) || (only !== undefined && session.id !== only)) continue;
    for (const { url, field, kind } of [...replayLink(session, now), ...roomLinks(session, now)]) {
      const key = withoutFragment(url);
      const places = found.get(key) ?? [];
      places.push({ session: session.id, title: session.title, field, kind });
      found.set(key, places);
    }
  }
  return [...found].map(([url, places]) => ({ url, places }));
}

interface Found {
  url: string;
  field: string;
  kind: LinkPlace['kind'];
}

function replayLink(session: Session, now: Epoch): Found[] {
  const url = session.replay?.url;
  if (url === undefined || phaseAt(clockOf(session), now) !== 'archived') return [];
  return [{ url, field: 'replay.url', kind: 'replay' }];
}

function roomLinks(session: Session, now: Epoch): Found[] {
  const clock = clockOf(session);
  const wanted = isAhead(clock, now) || (isOver(clock, now) && now - clock.endsAt < WEEK);
  if (!wanted) return [];
  return session.platforms.flatMap(({ roomUrl }, index) =>
    roomUrl === undefined ? [] : [{ url: roomUrl, field: `platforms.${index}.roomUrl`, kind: 'room' as const }],
  );
}

function withoutFragment(url: string): string {
  const address = new URL(url);
  address.hash = '';
  return address.href;
}
