/** What time it is, whatever the device says: its clock, corrected by the `Date` of an answer from our own host (RFC 9110, 6.6.1). */
import type { Epoch } from '#domain/time.ts';

/** A clock that is off by less is right: `Date` has whole seconds, and the way takes its time. Milliseconds. */
export const SLACK = 2000;

let offset = 0;
let last: Mark = { wall: Date.now(), steady: performance.now() };

/** The time it is. */
export const trueNow = (): Epoch => Date.now() + offset;

/** How far the device's clock is behind, in milliseconds. */
export const clockOffset = (): number => offset;

/** Takes an offset: learned from an answer, or a moment ago on another page. */
export function recall(known: number): void {
  offset = known;
}

/** A moment by both clocks of the device: the one that people set, and the one that only runs. */
export interface Mark {
  wall: number;
  steady: number;
}
export const mark = (): Mark => ({ wall: Date.now(), steady: performance.now() });

/**
 * Looks whether the device's clock jumped since it was last asked. Back: somebody set it, and our time goes on as before. Forward:
 * most likely the device slept, so it is followed. Either way the caller should ask the host again.
 */
export function jumped(): boolean {
  const next = mark();
  const jump = next.wall - last.wall - (next.steady - last.steady);
  last = next;
  if (jump < -SLACK) offset -= jump;
  return Math.abs(jump) > SLACK;
}
