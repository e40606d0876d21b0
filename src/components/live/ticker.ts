/** One clock for everything on a page that changes with time. Each listener says when it wants to be told again; a page that is seen again is told at once. */
import type { Epoch } from '#domain/time.ts';
import { jumped, trueNow } from './true-time.ts';

/** Told the time, and whether the sessions themselves changed; answers with the next moment it wants to hear of, if any. */
export type Beat = (now: Epoch, changed: boolean) => Epoch | undefined;

/** At least this often, in milliseconds, the clock is looked at, for it may have jumped. */
const LONGEST = 20_000;

const listeners = new Set<Beat>();
const onJump = new Set<() => void>();
let timer = 0;

/** Tells every listener what time it is; `changed` when a session is not what the page said. */
export function beat(changed = false): void {
  clearTimeout(timer);
  if (jumped()) for (const tell of onJump) tell();
  const now = trueNow();
  let next = now + LONGEST;
  for (const listener of listeners) next = Math.min(next, listener(now, changed) ?? next);
  if (!document.hidden && listeners.size > 0) timer = window.setTimeout(beat, Math.max(next - now, 20));
}

let waiting = false;
/** One beat for all that joins in one go. */
function soon(): void {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    beat();
  });
}

document.addEventListener('visibilitychange', () => beat());
window.addEventListener('pageshow', () => beat());

/** Calls `listener` now and whenever it asked to be called; returns what ends it. */
export function onBeat(listener: Beat): () => void {
  listeners.add(listener);
  listener(trueNow(), true);
  soon();
  return () => listeners.delete(listener);
}

/** Calls `listener` when the device's clock jumps. */
export function onClockJump(listener: () => void): void {
  onJump.add(listener);
}
