/** The watch list as it travels: in the fragment of a link, which browsers keep to themselves, and into another list. */
import { clean, countOf, LONGEST_TEXT, WATCH_CAP, watchKinds, type WatchList } from './watch-list.ts';

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

/** The list as a fragment: `#v1;sessions=a,b;products=c;hosts=d`. */
export function toFragment(list: WatchList): string {
  return `#v1${watchKinds.map((kind) => (list[kind].length > 0 ? `;${kind}=${list[kind].join(',')}` : '')).join('')}`;
}

/** The list in a fragment; nothing when it holds none. Chat programs escape such links, so that is undone first. Never throws. */
export function fromFragment(fragment: string): WatchList | undefined {
  if (fragment.length > 2 * LONGEST_TEXT) return undefined;
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
