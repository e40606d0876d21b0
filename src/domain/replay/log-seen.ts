/** The place in a recording that the clerk writes to set 0:00 right. */
import { parseOffset } from '../offset.ts';

/** No recording is longer, seconds: past it the clerk wrote something else, a telephone number for one. */
const LONGEST = 24 * 3600;

/** Whole seconds of `12:34`, `1:02:03` or plain seconds, in figures of any width; `undefined` for anything else, fractions and more than a day included. */
export function seenOffset(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  const seconds = plain.includes('.') ? undefined : parseOffset(plain);
  return seconds === undefined || seconds > LONGEST ? undefined : seconds;
}
