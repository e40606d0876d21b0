/** One clock for everything on a page that ticks: each full second while the page is seen, and at once when it is seen again. */
const listeners = new Set<(now: number) => void>();
let timer = 0;

/** Calls every listener with the time it is now. */
export function beat(): void {
  clearTimeout(timer);
  const now = Date.now();
  for (const listener of listeners) listener(now);
  if (!document.hidden && listeners.size > 0) timer = window.setTimeout(beat, 1000 - (now % 1000));
}

document.addEventListener('visibilitychange', beat);
window.addEventListener('pageshow', beat);

/** Calls `listener` now and on every beat; returns what ends it. */
export function onBeat(listener: (now: number) => void): () => void {
  listeners.add(listener);
  beat();
  return () => listeners.delete(listener);
}
