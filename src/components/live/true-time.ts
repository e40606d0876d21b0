/** What time it is, whatever the device says: its clock, corrected by the `Date` of an answer from our own host (RFC 9110, 6.6.1). */
import { DAY, type Epoch } from '#domain/time.ts';

/** A clock that is off by less is right: `Date` has whole seconds, and the way takes its time. Milliseconds. */
const SLACK = 2000;

/** No page is read longer after it was built. */
const YEARS = 5 * 366 * DAY;

let offset = 0;
let last: Mark = { wall: Date.now(), steady: performance.now() };

/** The time it is. */
export const trueNow = (): Epoch => Date.now() + offset;

/** How far the device's clock is behind, in milliseconds. */
export const clockOffset = (): number => offset;

/** Takes an offset that was learned a moment ago, on another page. */
export function recall(known: number): void {
  offset = known;
}

/** A moment by both clocks of the device: the one that people set, and the one that only runs. */
export interface Mark {
  wall: number;
  steady: number;
}
export const mark = (): Mark => ({ wall: Date.now(), steady: performance.now() });

/** Learns from an answer to what was asked at `sent`. One during which the device's clock jumped teaches nothing; `false` then. */
export function learn(headers: Headers, sent: Mark): boolean {
  const { wall, steady } = mark();
  const taken = steady - sent.steady;
  if (Math.abs(wall - sent.wall - taken) > SLACK / 2) return false;
  // What a cache says it kept is believed for a day at most; a date from before this page, or years after it, is no date.
  const age = /^\d{1,5}$/.test(headers.get('age') ?? '') ? Number(headers.get('age')) * 1000 : 0;
  const served = Date.parse(headers.get('date') ?? '') + age;
  const built = Date.parse(document.querySelector('.site-footer time')?.getAttribute('datetime') ?? '');
  if (!(served > (built || 0) - DAY && served < (built || served) + YEARS)) return true;
  // `Date` is cut to the second, so half a second is the best guess of the rest.
  const error = served + 500 - (wall - taken / 2);
  offset = Math.abs(error) <= SLACK + taken / 2 ? 0 : Math.round(error);
  return true;
}

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
