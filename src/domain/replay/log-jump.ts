/** When somebody sets the device's clock under a running log: how far, and what the log's own clock makes of it. Milliseconds, whole. */
import type { Epoch } from '../time.ts';

/** Timers are late by less, milliseconds. */
const SLACK = 2000;

/** Two clocks read at once: the device's, which can be set, and one that only runs (`performance.now()`, with fractions). Milliseconds. */
export interface Reading {
  wall: Epoch;
  steady: number;
}

/** By how much the device's clock was set between two readings; 0 for what late timers explain. Forward is also what sleep looks like. */
export function jumpOf(before: Reading, after: Reading): number {
  const jump = Math.round(after.wall - before.wall - (after.steady - before.steady));
  return Math.abs(jump) <= SLACK ? 0 : jump;
}

/**
 * How far the log's clock is ahead of the device's after a jump. Back: somebody set it, and ours goes on. Forward by about as much, or
 * in steps of half of it: it was set to rights again. Forward by little: the device slept, and both go on.
 */
export function aheadAfter(ahead: number, jump: number): number {
  if (jump < 0) return ahead - jump;
  return jump * 2 >= ahead ? Math.max(0, ahead - jump) : ahead;
}
