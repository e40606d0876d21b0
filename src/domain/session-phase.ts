/** What a session is at a given moment: a pure function of the session and the clock, on the server and in the browser alike. */
import { type Epoch, epochOf, HOUR, MINUTE } from './time.ts';

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
  /** When the replay can be watched; absent while there is none. */
  replayAt?: Epoch | undefined;
}

/** The part of a session entry that `clockOf` needs. */
export interface TimedSession {
  startsAt: string;
  endsAt: string;
  state?: { kind: 'cancelled' } | { kind: 'postponed'; newStartsAt?: string | undefined } | undefined;
  replay?: { publishedAt: string } | undefined;
}

const SOON = 24 * HOUR;
const STARTING = 30 * MINUTE;

/** The clock of a session entry: a new start moves the end by as much. */
export function clockOf(session: TimedSession): SessionClock {
  const startsAt = epochOf(session.startsAt);
  const endsAt = epochOf(session.endsAt);
  const replayAt = session.replay && epochOf(session.replay.publishedAt);
  const { state } = session;
  if (state?.kind === 'cancelled') return { startsAt, endsAt, replayAt, state: 'cancelled' };
  if (state?.kind !== 'postponed') return { startsAt, endsAt, replayAt };
  if (state.newStartsAt === undefined) return { startsAt, endsAt, replayAt, state: 'undated' };
  const moved = epochOf(state.newStartsAt);
  return { startsAt: moved, endsAt: moved + (endsAt - startsAt), replayAt };
}

/** The phase at `now`. Half-open: live at `startsAt`, no longer at `endsAt`; soon from 24 h, starting from 30 min before. */
export function phaseAt(clock: SessionClock, now: Epoch): Phase {
  if (clock.state === 'cancelled') return 'cancelled';
  if (clock.state === 'undated') return 'postponed';
  if (now < clock.startsAt - SOON) return 'scheduled';
  if (now < clock.startsAt - STARTING) return 'soon';
  if (now < clock.startsAt) return 'starting';
  if (now < clock.endsAt) return 'live';
  return clock.replayAt !== undefined && now >= clock.replayAt ? 'archived' : 'ended';
}

/** The next moment after `now` at which the phase changes; `undefined` when it never will by the clock alone. */
export function nextEdge(clock: SessionClock, now: Epoch): Epoch | undefined {
  if (clock.state !== undefined) return undefined;
  const { startsAt, endsAt, replayAt } = clock;
  const edges = [startsAt - SOON, startsAt - STARTING, startsAt, endsAt];
  if (replayAt !== undefined) edges.push(Math.max(replayAt, endsAt));
  return edges.find((edge) => edge > now);
}

/** Whether the session is still to come or on air. */
export function isAhead(clock: SessionClock, now: Epoch): boolean {
  const phase = phaseAt(clock, now);
  return phase === 'scheduled' || phase === 'soon' || phase === 'starting' || phase === 'live';
}
