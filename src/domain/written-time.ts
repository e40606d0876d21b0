/** Times as editors write them. */
import { type Day } from './time.ts';

/** Checks a `YYYY-MM-DD` day; `undefined` when there is no such day. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date ? text : undefined;
}

/** Parts of a day that an announcement may name before the hour is known, and the Beijing hours they span. */
export const dayParts = { day: [0, 24], morning: [6, 12], afternoon: [12, 18], evening: [18, 24] } as const;
export type DayPart = keyof typeof dayParts;

const PART_WORDS: Readonly<Record<string, DayPart>> = { '': 'day', 上午: 'morning', 下午: 'afternoon', 晚上: 'evening' };
const ROUGH = /^(\d{4}-\d{2}-\d{2})\s*(上午|下午|晚上|)$/;

/** Reads a time that is not confirmed, `2026-11-30` or `2026-11-30 下午`; `undefined` when it is something else. */
export function parseRough(text: string): { day: Day; part: DayPart } | undefined {
  const [, written = '', word = ''] = ROUGH.exec(text.trim()) ?? [];
  const [day, part] = [parseDay(written), PART_WORDS[word]];
  return day === undefined || part === undefined ? undefined : { day, part };
}

/** Writes a rough time as {@link parseRough} reads it. */
export function writeRough(day: Day, part: DayPart): string {
  const [word = ''] = Object.entries(PART_WORDS).find(([, of]) => of === part) ?? [];
  return word === '' ? day : `${day} ${word}`;
}
