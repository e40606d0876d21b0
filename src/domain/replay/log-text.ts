/** A log's acts as text in the device's storage. What is read is distrusted. */
import type { Act } from './log-acts.ts';

/** Of what is stored: another shape gets another number. */
const VERSION = 1;
/** Longer text is not ours: browsers store no more letters than this. */
const LONGEST = 5_300_000;

/** Acts with the fields they must have: `n` a whole number, `i` one from 0, `s` a product's id, `e` an edge. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, 'n' | 'i' | 's' | 'e'>>>> = {
  zero: { at: 'n' },
  pause: { at: 'n' },
  shift: { by: 'n' },
  show: { at: 'n', item: 'i', product: 's' },
  nudge: { mark: 'i', edge: 'e', by: 'n' },
  drop: { mark: 'i' },
  clear: {},
  undo: {},
  redo: {},
};

const fits = {
  n: (value: unknown) => Number.isSafeInteger(value) && Math.abs(value as number) < 4e12,
  i: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0,
  s: (value: unknown) => typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value),
  e: (value: unknown) => value === 'from' || value === 'until',
};

function isAct(found: unknown): found is Act {
  if (typeof found !== 'object' || found === null) return false;
  const act = found as Record<string, unknown>;
  const fields = Object.hasOwn(FIELDS, String(act['do'])) ? FIELDS[String(act['do'])] : undefined;
  return fields !== undefined && Object.entries(fields).every(([name, kind]) => fits[kind](act[name]));
}

/** The acts as text. */
export const serialiseActs = (acts: readonly Act[]): string => JSON.stringify({ v: VERSION, acts });

/** What stands where acts should: `undefined` for text that is of another making altogether. */
function foundIn(text: string): unknown[] | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const found = JSON.parse(text) as { v?: unknown; acts?: unknown } | null;
    return found?.v === VERSION && Array.isArray(found.acts) ? found.acts : undefined;
  } catch {
    return undefined;
  }
}

/** Reads what {@link serialiseActs} wrote: no acts for no text, `undefined` for text that is not ours as a whole. Never throws. */
export function parseActs(text: string | null): Act[] | undefined {
  if (text === null) return [];
  const found = foundIn(text);
  return found?.every(isAct) ? found : undefined;
}

/** Changes nothing, whatever the log: no mark has this id. */
const NOTHING: Act = { do: 'drop', mark: Number.MAX_SAFE_INTEGER };

/** What can be read of text that {@link parseActs} refuses: every act in its place, for marks are called by it, and nothing where one is spoilt. Never throws. */
export const salvageActs = (text: string): Act[] => (foundIn(text) ?? []).map((found) => (isAct(found) ? found : NOTHING));
