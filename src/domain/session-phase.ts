/** What a session is at a given moment: a pure function of the session and the clock, on the server and in the browser alike. */
import { addDays, dayStart, type Epoch, epochOf, HOUR, MINUTE } from './time.ts';
import { type DayPart, dayParts, parseRough } from './written-time.ts';

/** The phases, in the order of `design/domain.md`. */
export type Phase = 'cancelled' | 'postponed' | 'scheduled' | 'soon' | 'starting' | 'live' | 'ended' | 'archived';

/** The little of a session that its phase depends on, all in epoch milliseconds; small enough to travel in HTML attributes. */
export interface SessionClock {
  /** When it starts, after any postponement. */
  startsAt: Epoch;
  /** When it ends (exclusive). */
  endsAt: Epoch;
  /** `undated` is a postponement without a new time. */
  state?: 'cancelled' | 'undated' | undefined;
  /** Only the day, or this part of it, was announced: `startsAt` and `endsAt` are its bounds, and nothing is ever said to be live. */
  rough?: DayPart | undefined;
  /** When the replay can be watched; absent while there is none. */
  replayAt?: Epoch | undefined;
  /** From when the replay cannot be watched any more; absent while nobody says so. */
  goneAt?: Epoch | undefined;
}

/** The part of a session entry that `clockOf` needs. */
export interface TimedSession {
  startsAt: string;
  endsAt?: string | undefined;
  aired?: { from?: string | undefined; until?: string | undefined } | undefined;
  state?: { kind: 'cancelled' } | { kind: 'postponed'; newStartsAt?: string | undefined; newEndsAt?: string | undefined } | undefined;
  replay?: { publishedAt: string; gone?: { since: string } | undefined } | undefined;
}

const SOON = 24 * HOUR;
const STARTING = 30 * MINUTE;

/** The stretch that written times stand for: exact ones, or the bounds of a day or a part of it. */
export function spanOf(startsAt: string, endsAt: string | undefined): Pick<SessionClock, 'startsAt' | 'endsAt' | 'rough'> {
  const rough = parseRough(startsAt);
  if (!rough) return { startsAt: epochOf(startsAt), endsAt: epochOf(endsAt ?? startsAt) };
  const [from, to] = dayParts[rough.part];
  const end = to === 24 ? dayStart(addDays(rough.day, 1)) : dayStart(rough.day) + to * HOUR;
  return { startsAt: dayStart(rough.day) + from * HOUR, endsAt: end, rough: rough.part };
}

/** The clock of a session entry: a new start moves the end by as much, and what was aired says more than what was planned. */
export function clockOf(session: TimedSession): SessionClock {
  const held = heldAt(session);
  const { replay } = session;
  if (!replay) return held;
  return { ...held, replayAt: epochOf(replay.publishedAt), goneAt: replay.gone && dayStart(replay.gone.since) };
}

function heldAt(session: TimedSession): SessionClock {
  const planned = spanOf(session.startsAt, session.endsAt);
  const { state, aired } = session;
  if (state?.kind === 'cancelled') return { ...planned, state: 'cancelled' };
  if (state?.kind === 'postponed' && state.newStartsAt === undefined) return { ...planned, state: 'undated' };
  const held = state?.newStartsAt === undefined ? planned : movedTo(planned, state.newStartsAt, state.newEndsAt);
  if (!aired) return held;
  const { rough: _known, ...exact } = held;
  const from = aired.from === undefined ? undefined : epochOf(aired.from);
  // Begun after its planned end, and nobody said until when: as long as was planned.
  if (from !== undefined && from >= held.endsAt && aired.until === undefined)
    return { ...exact, startsAt: from, endsAt: from + (held.endsAt - held.startsAt) };
  return {
    ...(aired.from === undefined ? held : exact),
    ...(aired.from !== undefined && { startsAt: epochOf(aired.from) }),
    ...(aired.until !== undefined && { endsAt: epochOf(aired.until) }),
  };
}

function movedTo(planned: Pick<SessionClock, 'startsAt' | 'endsAt'>, newStartsAt: string, newEndsAt: string | undefined) {
  const span = spanOf(newStartsAt, newEndsAt);
  if (span.rough !== undefined || newEndsAt !== undefined) return span;
  return { ...span, endsAt: span.startsAt + (planned.endsAt - planned.startsAt) };
}

/** The phase at `now`. Half-open: live at `startsAt`, no longer at `endsAt`; soon from 24 h, starting from 30 min before. */
export function phaseAt(clock: SessionClock, now: Epoch): Phase {
  if (clock.state === 'cancelled') return 'cancelled';
  if (clock.state === 'undated') return 'postponed';
  if (now < clock.startsAt - SOON) return 'scheduled';
  if (now < clock.endsAt) {
    if (now < clock.startsAt - STARTING || clock.rough !== undefined) return 'soon';
    return now < clock.startsAt ? 'starting' : 'live';
  }
  return isOut(clock, now) ? 'archived' : 'ended';
}

/** Whether the replay can be watched: it is out, and not gone yet. */
export function isOut({ replayAt = Infinity, goneAt = Infinity }: Pick<SessionClock, 'replayAt' | 'goneAt'>, now: Epoch): boolean {
  return now >= replayAt && now < goneAt;
}

/** The next moment after `now` at which the phase changes; `undefined` when it never will by the clock alone. */
export function nextEdge(clock: SessionClock, now: Epoch): Epoch | undefined {
  if (clock.state !== undefined) return undefined;
  const { startsAt, endsAt, replayAt, goneAt, rough } = clock;
  const edges = [startsAt - SOON, ...(rough === undefined ? [startsAt - STARTING, startsAt] : []), endsAt];
  for (const edge of [replayAt, goneAt]) if (edge !== undefined) edges.push(Math.max(edge, endsAt));
  return edges.find((edge) => edge > now);
}

/** Whether the session is still to come or on air. */
export function isAhead(clock: SessionClock, now: Epoch): boolean {
  const phase = phaseAt(clock, now);
  return phase === 'scheduled' || phase === 'soon' || phase === 'starting' || phase === 'live';
}

/** Whether the session is over, with a replay or without. */
export function isOver(clock: SessionClock, now: Epoch): boolean {
  const phase = phaseAt(clock, now);
  return phase === 'ended' || phase === 'archived';
}

/** The stretch first announced, of a session that was moved to another. */
export function movedFrom({ startsAt, endsAt, state }: TimedSession): ReturnType<typeof spanOf> | undefined {
  return state?.kind === 'postponed' && state.newStartsAt !== undefined ? spanOf(startsAt, endsAt) : undefined;
}
