/** What an override makes of a session's clock, and what a reader is told. */
import type { SessionClock } from '../session-phase.ts';
import type { Epoch } from '../time.ts';
import type { Override } from './file.ts';

/** The clock as it is now known. An end that is not said keeps the planned length, or the planned end when only the start is known. */
export function applyOverride(clock: SessionClock, override: Override): SessionClock {
  const { delay = 0, startedAt, endedAt, startsAt, cancelled, restored } = override;
  if (cancelled) return { ...clock, state: 'cancelled' };
  const length = clock.endsAt - clock.startsAt;
  const next: SessionClock = { ...clock };
  if (startsAt !== undefined || startedAt !== undefined || restored) delete next.state;
  if (startsAt !== undefined || startedAt !== undefined) delete next.rough;
  next.startsAt = (startsAt ?? clock.startsAt) + delay;
  next.endsAt = next.startsAt + length;
  if (startedAt !== undefined) {
    next.startsAt = startedAt;
    if (next.endsAt <= startedAt) next.endsAt = startedAt + length;
  }
  if (endedAt !== undefined) {
    next.endsAt = endedAt;
    next.startsAt = Math.min(next.startsAt, endedAt);
  }
  return next;
}

/** What is said beside the times. */
export type Fate =
  | { kind: 'cancelled' | 'restored' | 'moved' | 'room' }
  | { kind: 'delayed'; minutes: number }
  | { kind: 'started' | 'prolonged' | 'ended'; at: Epoch };

/** What became of a session, in the words that matter most at `now`; `undefined` when nothing is said. */
export function fateOf(clock: SessionClock, override: Override, now: Epoch): Fate | undefined {
  const { delay, startedAt, endedAt, startsAt, cancelled, restored } = override;
  if (cancelled) return { kind: 'cancelled' };
  const known = applyOverride(clock, override);
  // Of a session that is off, or has no hour, only what gives it one can be said.
  if (known.state !== undefined || known.rough !== undefined) return undefined;
  if (endedAt !== undefined) return now < endedAt ? { kind: 'prolonged', at: endedAt } : { kind: 'ended', at: endedAt };
  if (startedAt !== undefined && startedAt !== clock.startsAt) return { kind: 'started', at: startedAt };
  if (startsAt !== undefined) return { kind: 'moved' };
  if (delay !== undefined) return { kind: 'delayed', minutes: delay / 60_000 };
  if (restored) return { kind: 'restored' };
  return override.rooms === undefined ? undefined : { kind: 'room' };
}

/** Whether an override still says something about a session of this revision. */
export const isCurrent = (override: Override, revision: number): boolean => override.revision >= revision;
