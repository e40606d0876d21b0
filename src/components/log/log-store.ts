/** The acts of a session's log on this device. Where they cannot be stored they hold as long as the page is open; nothing here throws. */
import type { Act } from '#domain/replay/log-acts.ts';
import { parseActs, serialiseActs } from '#domain/replay/log-text.ts';

/** A session's acts, shared with other tabs. */
export interface LogStore {
  /** What was done so far, in any tab. */
  acts(): Act[];
  /** Adds one; false when the device did not take it. */
  add(act: Act): boolean;
  /** Calls `listener` when another tab added something. */
  onOther(listener: () => void): void;
  /** Whether something was stored that cannot be read; it has been put aside. */
  damaged: boolean;
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

/** Opens the log of a session. */
export function openStore(session: string): LogStore {
  const key = `log:${session}`;
  /** What could not be stored. */
  let held: string | undefined;
  const text = () => held ?? attempt(() => localStorage.getItem(key)) ?? null;
  const damaged = parseActs(text()) === undefined;
  if (damaged) attempt(() => localStorage.setItem(`${key}:damaged`, text() ?? ''));
  const acts = () => parseActs(text()) ?? [];
  return {
    acts,
    add(act) {
      const next = serialiseActs([...acts(), act]);
      held = attempt(() => localStorage.setItem(key, next) ?? true) ? undefined : next;
      return held === undefined;
    },
    onOther(listener) {
      addEventListener('storage', (event) => {
        // What this tab could not store stays what it shows.
        if ((event.key === key || event.key === null) && held === undefined) listener();
      });
    },
    damaged,
    lasting:
      attempt(() => {
        localStorage.setItem(`${key}:try`, '1');
        localStorage.removeItem(`${key}:try`);
        return true;
      }) ?? false,
  };
}
