/** The scenes of feature 8: an evening out, a trip, a meal. Derived, never guessed from words. */
import type { Product, Session } from './schemas/index.ts';
import type { SessionClock } from './session-phase.ts';
import { DAY, type Epoch, HOUR } from './time.ts';

/** The scenes in the order they are shown. */
export const scenes = ['night', 'tourism', 'dining'] as const;
export type Scene = (typeof scenes)[number];

/** 18:00 in Beijing, as a time of the UTC day. */
const DUSK = 10 * HOUR;
/** The evening lasts until 02:00. */
const NIGHT = 8 * HOUR;

/** Whether the half-open stretch from `startsAt` to `endsAt` touches 18:00–02:00 Beijing time of any evening; an empty stretch counts as its moment. */
export function overlapsNight(startsAt: Epoch, endsAt: Epoch): boolean {
  const sinceDusk = (((startsAt - DUSK) % DAY) + DAY) % DAY;
  return sinceDusk < NIGHT || sinceDusk + (endsAt - startsAt) > DAY;
}

/**
 * The scenes of a session. Night: by its time, or a night-market session; while a new date is open, its time says nothing.
 * Tourism: a tourism session, or an experience in the line-up that says so. Dining: an experience in the line-up that says so.
 */
export function scenesOf(session: Pick<Session, 'kind'>, clock: SessionClock, lineup: readonly Pick<Product, 'scenes'>[]): Scene[] {
  const known = clock.state !== 'undated' && (clock.rough === undefined || clock.rough === 'evening');
  const timed = known && overlapsNight(clock.startsAt, clock.endsAt);
  const offered = new Set(lineup.flatMap((product) => product.scenes));
  const found: Record<Scene, boolean> = {
    night: timed || session.kind === 'night-market',
    tourism: session.kind === 'tourism' || offered.has('tourism'),
    dining: offered.has('dining'),
  };
  return scenes.filter((scene) => found[scene]);
}
