/** A reader's watch list: what it holds, how it is stored and how it travels in a link. Whatever is read is distrusted. */

/** What can be watched, as the collections are called. */
export const watchKinds = ['sessions', 'products', 'hosts'] as const;
export type WatchKind = (typeof watchKinds)[number];

/** The ids of each kind, the newest last; each once, {@link WATCH_CAP} in all. */
export type WatchList = Readonly<Record<WatchKind, readonly string[]>>;

/** More than these are not kept. */
export const WATCH_CAP = 500;

/** As the schema of ids (`schemas/fields.ts`), without zod, for the browser. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 80;
/** Nothing that {@link serialise} writes is longer. */
const LONGEST_TEXT = WATCH_CAP * (LONGEST_ID + 3) + 100;

/** How many there are of all kinds. */
export const countOf = (list: WatchList): number => watchKinds.reduce((sum, kind) => sum + list[kind].length, 0);

/** What is sound in `found`, without doubles and within the cap. */
function clean(found: (kind: WatchKind) => unknown): WatchList {
  let room = WATCH_CAP;
  const pick = (kind: WatchKind) => {
    const ids = found(kind);
    const sound = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && id.length <= LONGEST_ID && SLUG.test(id)) : [];
    const kept = [...new Set(sound as string[])].slice(0, room);
    room -= kept.length;
    return kept;
  };
  return { sessions: pick('sessions'), products: pick('products'), hosts: pick('hosts') };
}

/** The list as text for the device's storage. */
export function serialise(list: WatchList): string {
  return JSON.stringify({ v: 1, sessions: list.sessions, products: list.products, hosts: list.hosts });
}

/** Reads what {@link serialise} wrote; `sound` is false when the text held anything else. Never throws. */
export function parseList(text: string | null): { list: WatchList; sound: boolean } {
  let found: unknown;
  try {
    found = text === null || text.length > LONGEST_TEXT ? undefined : JSON.parse(text);
  } catch {
    // Not ours.
  }
  const list = clean((kind) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[kind] : undefined));
  return { list, sound: text === null || text === serialise(list) };
}

/** The list with `id`, or without it. A full list stays as it is. */
export function toggled(list: WatchList, kind: WatchKind, id: string, on: boolean): WatchList {
  const others = list[kind].filter((other) => other !== id);
  return clean((of) =>
    of === kind ? (on && countOf(list) - list[kind].length + others.length < WATCH_CAP ? [...others, id] : others) : list[of],
  );
}

/** `list` with what `more` adds to it, as far as there is room, and what that was. */
export function merged(list: WatchList, more: WatchList): { list: WatchList; added: WatchList } {
  let room = WATCH_CAP - countOf(list);
  const added = clean((kind) => {
    const fresh = more[kind].filter((id) => !list[kind].includes(id)).slice(0, room);
    room -= fresh.length;
    return fresh;
  });
  return { list: clean((kind) => [...list[kind], ...added[kind]]), added };
}

/** `list` without what is in `less`. */
export function without(list: WatchList, less: WatchList): WatchList {
  return clean((kind) => list[kind].filter((id) => !less[kind].includes(id)));
}

/** The list as the fragment of a link, which browsers keep to themselves: `#v1;sessions=a,b;hosts=c`. */
export function toFragment(list: WatchList): string {
  return `#v1${watchKinds.map((kind) => (list[kind].length > 0 ? `;${kind}=${list[kind].join(',')}` : '')).join('')}`;
}

/** The list in a fragment; nothing when it holds none. Chat programs escape such links, so that is undone first. */
export function fromFragment(fragment: string): WatchList | undefined {
  if (fragment.length > 3 * LONGEST_TEXT) return undefined;
  let text: string;
  try {
    text = decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
  const [version, ...parts] = text.replace(/^#/, '').split(';');
  if (version !== 'v1') return undefined;
  const list = clean((kind) =>
    parts
      .find((part) => part.startsWith(`${kind}=`))
      ?.slice(kind.length + 1)
      .split(','),
  );
  return countOf(list) > 0 ? list : undefined;
}
