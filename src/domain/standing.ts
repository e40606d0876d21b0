/** On which days of a calendar a session stands: the day it begins on, and, when it was moved, struck through on the old one. */
import type { ClockedSession } from './relations.ts';
import { movedFrom, type SessionClock } from './session-phase.ts';
import { beijingDay, type Day } from './time.ts';

/** One place of a session in a calendar. */
export interface Standing {
  /** The Beijing day. */
  day: Day;
  /** The stretch announced for this place. */
  span: Pick<SessionClock, 'startsAt' | 'endsAt' | 'rough'>;
  /** `held` as announced, `moved` here from elsewhere, `left` for `other`; `cancelled`, or `undated`: postponed without a new time. */
  fate: 'held' | 'moved' | 'left' | 'cancelled' | 'undated';
  /** The day it was moved from or to. */
  other?: Day;
}

/** The places of a session, the one it holds now last. */
export function standingsOf({ session, clock }: ClockedSession): Standing[] {
  const day = beijingDay(clock.startsAt);
  const span = movedFrom(session);
  if (!span) return [{ day, span: clock, fate: clock.state ?? 'held' }];
  const old = beijingDay(span.startsAt);
  return [
    { day: old, span, fate: 'left', other: day },
    { day, span: clock, fate: 'moved', other: old },
  ];
}
