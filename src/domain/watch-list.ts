/** A reader's watch list and its text in the device's storage. Whatever is read is distrusted. Kept small: every page with a star loads it. */

/** What can be watched, as the collections are called. */
export const watchKinds = ['sessions', 'products', 'hosts'] as const;
export type WatchKind = (typeof watchKinds)[number];

/** The ids of each kind, the newest last; each once, {@link WATCH_CAP} in all. */
export type WatchList = Readonly<Record<WatchKind, readonly string[]>>;

/** More than these are not kept. */
export const WATCH_CAP = 500;

/** Longer text is not ours: an id has at most 80 letters. */
export const LONGEST_TEXT = 50_000;

/** An id as the schemas have it (`schemas/fields.ts`), without zod, for the browser. */
const ID = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** How many there are of all kinds. */
export const countOf = (list: WatchList): number => watchKinds.reduce((sum, kind) => sum + list[kind].length, 0);

/** What is sound in what `found` gives for each kind: ids, once each, within the cap. */
export function clean(found: (kind: WatchKind) => unknown): WatchList {
  let room = WATCH_CAP;
  const entries = watchKinds.map((kind) => {
    const ids = found(kind);
    const sound = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && ID.test(id)) : [];
    const kept = [...new Set(sound)].slice(0, room);
    room -= kept.length;
    return [kind, kept];
  });
  return Object.fromEntries(entries) as WatchList;
}

/** The list as text for the device's storage. */
export const serialise = (list: WatchList): string => JSON.stringify({ v: 1, ...list });

/** Reads what {@link serialise} wrote, and of anything else what is sound. Never throws. */
export function parseList(text: string | null): WatchList {
  let found: Record<string, unknown> | null = null;
  try {
    if (text !== null && text.length < LONGEST_TEXT) found = JSON.parse(text) as typeof found;
  } catch {
    // Not ours.
  }
  return clean((kind) => found?.[kind]);
}

/** The list with `id`, or without it. A full list takes no more. */
export function toggled(list: WatchList, kind: WatchKind, id: string, on: boolean): WatchList {
  const others = list[kind].filter((other) => other !== id);
  const full = countOf(list) - list[kind].length + others.length >= WATCH_CAP;
  return clean((of) => (of === kind ? (on && !full ? [...others, id] : others) : list[of]));
}
