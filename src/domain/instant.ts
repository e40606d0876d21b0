/** Instants as editors write them. Apart from days and parts of days, which every page with a session knows. */
import { HOUR, type Instant, MINUTE, toInstant } from './time.ts';
import { parseDay } from './written-time.ts';

const BEIJING = 8 * HOUR;
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads `2026-05-18T20:00` (Beijing) or a time with its own offset; `undefined` when it is not a real time. */
export function parseInstant(text: string): Instant | undefined {
  const match = WRITTEN.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, date, hour, minute, second = '00', zone] = match;
  if (parseDay(`${year}-${month}-${date}`) === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = zone === undefined ? BEIJING : parseZone(zone);
  if (offset === undefined) return undefined;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute), Number(second));
  return toInstant(local - offset);
}

function parseZone(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}
