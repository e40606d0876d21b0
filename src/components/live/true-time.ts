/** What time it is, whatever the device says: its clock, corrected by the `Date` of an answer from our own host (RFC 9110, 6.6.1). */
import type { Epoch } from '#domain/time.ts';

/** A clock that is off by less is right: `Date` has whole seconds, and the way takes its time. Milliseconds. */
const SLACK = 2000;

let offset = 0;
let wall = Date.now();
let steady = performance.now();

/** The time it is. */
export const trueNow = (): Epoch => Date.now() + offset;

/** How far the device's clock is behind, in milliseconds. */
export const clockOffset = (): number => offset;

/** Takes an offset that was learned a moment ago, on another page. */
export function recall(known: number): void {
  offset = known;
}

/** Learns from an answer that was asked for at `sent` and came at `received`, by the device's clock. */
export function learn(headers: Headers, sent: number, received: number): void {
  const served = Date.parse(headers.get('date') ?? '') + (Number(headers.get('age')) || 0) * 1000;
  if (Number.isNaN(served)) return;
  // `Date` is cut to the second, so half a second is the best guess of the rest.
  const error = served + 500 - (sent + received) / 2;
  offset = Math.abs(error) <= SLACK + (received - sent) / 2 ? 0 : Math.round(error);
}

/**
 * Looks whether the device's clock jumped since it was last asked. Back: somebody set it, and our time goes on as before. Forward:
 * most likely the device slept, so it is followed. Either way the caller should ask the host again.
 */
export function jumped(): boolean {
  const [walked, passed] = [Date.now() - wall, performance.now() - steady];
  wall += walked;
  steady += passed;
  const jump = walked - passed;
  if (jump < -SLACK) offset -= jump;
  return Math.abs(jump) > SLACK;
}
