/** The acts of a session's log on this device. Where they cannot be stored they hold as long as the page is open; nothing here throws. */
import type { Act } from '#domain/replay/log-acts.ts';
import { parseActs, salvageActs, serialiseActs } from '#domain/replay/log-text.ts';
import type { Epoch } from '#domain/time.ts';

/** A session's acts, shared with other tabs. */
export interface LogStore {
  /** What was done so far, in any tab. */
  acts(): Act[];
  /** Adds one: `stored`; `held` by this page alone when the device did not take it; `refused`, and nothing changed, when it could not be read again. */
  add(act: Act): 'stored' | 'held' | 'refused';
  /** Calls `listener` when another tab added something. */
  onOther(listener: () => void): void;
  /** Whether something was stored that cannot be read; it has been put aside. */
  readonly damaged: boolean;
  /** Whether the device keeps anything at all. */
  lasting: boolean;
}

/** What `act` gives, or nothing when the device refuses. */
export const attempt = <Result>(act: () => Result): Result | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

const kept = (key: string, text: string): boolean => attempt(() => localStorage.setItem(key, text) ?? true) ?? false;

/** Keeps a text under a name of its own, unless it is kept already; false when the device does not take it. */
function putAside(key: string, text: string, now: Epoch): boolean {
  const names = attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(`${key}:damaged`))) ?? [];
  if (names.some((name) => localStorage.getItem(name) === text)) return true;
  let [name, at] = [`${key}:damaged`, now];
  while (names.includes(name)) name = `${key}:damaged:${at++}`;
  return kept(name, text);
}

/** Opens the log of a session; `now` names what has to be put aside. */
export function openStore(session: string, now: () => Epoch): LogStore {
  const key = `log:${session}`;
  /** What could not be stored. */
  let held: Act[] | undefined;
  /** What was read or added last: where the text is spoilt under an open page, the log goes on from here. */
  let known: Act[] | undefined;
  /** Whether what is stored may be written over: it was read, or put aside. */
  let free = true;
  let damaged = false;
  const acts = () => {
    const text = attempt(() => localStorage.getItem(key)) ?? null;
    // Nobody takes a log away but who empties the browser's storage: an open page puts it back.
    const read = text === null && known?.length ? undefined : parseActs(text);
    free = read !== undefined || text === null || putAside(key, text ?? '', now());
    damaged ||= !read && text !== null && free;
    if (held) return held;
    if (read) known = read;
    else if (!known) known = salvageActs(text ?? '');
    else if (free) kept(key, serialiseActs(known));
    return known;
  };
  acts();
  const lasting = free && kept(`${key}:try`, '1');
  attempt(() => localStorage.removeItem(`${key}:try`));
  return {
    acts,
    add(act) {
      const next = [...acts(), act];
      const text = serialiseActs(next);
      if (!parseActs(text)) return 'refused';
      known = next;
      held = free && kept(key, text) ? undefined : next;
      return held ? 'held' : 'stored';
    },
    onOther(listener) {
      addEventListener('storage', (event) => {
        // What this tab could not store stays what it shows.
        if ((event.key === key || event.key === null) && !held) listener();
      });
    },
    get damaged() {
      return damaged;
    },
    lasting,
  };
}
