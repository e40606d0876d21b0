/** What the `Date` of an answer teaches about the device's clock; apart, for it is loaded with the first answer. */
import { DAY } from '#domain/time.ts';
import { type Mark, mark, recall, SLACK } from './true-time.ts';

/** No page is read longer after it was built. */
const YEARS = 5 * 366 * DAY;

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
  recall(Math.abs(error) <= SLACK + taken / 2 ? 0 : Math.round(error));
  return true;
}
