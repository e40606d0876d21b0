/** Addresses of a second: `?t=75`, `?t=1m15s`, `#t=1:15`, `#t=12,34` (Media Fragments). */
import { parseOffset } from '../offset.ts';

/** A place in a recording, and where to stop when the address says; seconds. */
export interface Seek {
  from: number;
  to: number | undefined;
}

const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/i;

/** Seconds of `75`, `75.5`, `1m15s`, `1h2m3s`, `1:15`, `62:03`, `1:02:03`; `undefined` for anything else. */
export function parseSecond(text: string): number | undefined {
  const plain = text.trim().replace(/^npt:/i, '');
  if (plain === '' || plain.length > 20) return undefined;
  const [whole, hours = 0, minutes = 0, seconds = 0] = UNITS.exec(plain) ?? [];
  return whole === undefined ? parseOffset(plain) : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function parseSpan(text: string): Seek | undefined {
  const [start = '', end] = text.split(',');
  const from = parseSecond(start === '' && end !== undefined ? '0' : start);
  if (from === undefined) return undefined;
  const to = end === undefined ? undefined : parseSecond(end);
  return { from, to: to !== undefined && to > from ? to : undefined };
}

/** The second that an address asks for: its fragment's `t=`, else its query's. */
export function seekOf({ search, hash }: { search: string; hash: string }): Seek | undefined {
  const fragment = new URLSearchParams(hash.replace(/^#/, '')).get('t');
  const query = new URLSearchParams(search).get('t');
  return (fragment === null ? undefined : parseSpan(fragment)) ?? (query === null ? undefined : parseSpan(query));
}

/** The second within a recording of `duration`, so that a picture is there to be shown. */
export function clampSecond(second: number, duration: number): number {
  return Math.max(0, Math.min(second, duration - 0.5));
}
