/** `/live.json`: what changed about sessions since the site was built. One reader for the browser, the build and `npm run live`; nothing in the file is trusted. */
import { type Epoch, epochOf, MINUTE } from '../time.ts';
import { parseInstant } from '../instant.ts';

/** The largest file that is read, in bytes, and the longest reason, in characters. */
export const MAX_BYTES = 64_000;
export const MAX_REASON = 120;
/** The longest delay, in minutes. */
export const MAX_DELAY = 720;

/** What happened to one session. Instants are epochs, the delay is milliseconds. */
export interface Override {
  /** The content's `revision` this was said of; a page built from a later one has it in its content. */
  revision: number;
  delay?: number;
  /** Really began; really ended or, in the future, is prolonged until. */
  startedAt?: Epoch;
  endedAt?: Epoch;
  /** A new start. */
  startsAt?: Epoch;
  cancelled?: boolean;
  /** Held after all, as announced. */
  restored?: boolean;
  reason?: string;
  /** New addresses of rooms, by platform. */
  rooms?: Readonly<Record<string, string>>;
}

/** What a file says, and one line on each thing in it that is not taken. */
export interface LiveFile {
  /** Whether it is a live.json at all; if not, what was known before stands. */
  readable: boolean;
  sessions: Map<string, Override>;
  faults: string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Controls, line breaks, characters that steer text, and markup, which no reason needs. */
const HIDDEN = /[<>\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const instant = (value: unknown) => {
  const parsed = typeof value === 'string' ? parseInstant(value) : undefined;
  return parsed === undefined ? undefined : epochOf(parsed);
};
const yes = (value: unknown) => (value === true ? true : undefined);
const room = (value: unknown) =>
  typeof value === 'string' && value.length <= 500 && /^https:\/\/[^\s"'<>\\]+$/.test(value) && URL.canParse(value);

/** How each field is read; `undefined` refuses it, and with it the session's whole entry. */
const readers: Record<keyof Override, (value: unknown) => unknown> = {
  revision: (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined),
  delay: (value) =>
    Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_DELAY ? (value as number) * MINUTE : undefined,
  startedAt: instant,
  endedAt: instant,
  startsAt: instant,
  cancelled: yes,
  restored: yes,
  reason: (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= MAX_REASON && !HIDDEN.test(value) ? value.trim() : undefined,
  rooms: (value) =>
    isFields(value) && Object.entries(value).every(([platform, url]) => SLUG.test(platform) && room(url)) ? { ...value } : undefined,
};

/** Reads a file: an entry with anything wrong in it is left out whole, the others stand. Never throws. */
export function readLive(text: string): LiveFile {
  const nothing = (fault: string): LiveFile => ({ readable: false, sessions: new Map(), faults: [fault] });
  if (text.length > MAX_BYTES) return nothing(`longer than ${MAX_BYTES}`);
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return nothing('not JSON');
  }
  if (!isFields(data) || data['version'] !== 1 || !isFields(data['sessions'])) return nothing('not a live.json of version 1');
  const sessions = new Map<string, Override>();
  const faults: string[] = [];
  for (const [id, entry] of Object.entries(data['sessions'])) {
    const read = SLUG.test(id) ? readEntry(entry) : 'id';
    if (typeof read === 'string') faults.push(`${JSON.stringify(id.slice(0, 60))}: ${JSON.stringify(read.slice(0, 60))}`);
    else sessions.set(id, read);
  }
  return { readable: true, sessions, faults };
}

/** One entry, or the name of the field that is wrong. `at` is for people: when the entry was made. */
function readEntry(entry: unknown): Override | string {
  if (!isFields(entry)) return 'entry';
  const read: Record<string, unknown> = { revision: 0 };
  for (const [name, value] of Object.entries(entry)) {
    if (name === 'at' && instant(value) !== undefined) continue;
    const taken = Object.hasOwn(readers, name) ? readers[name as keyof Override](value) : undefined;
    if (taken === undefined) return name;
    read[name] = taken;
  }
  return read as unknown as Override;
}
