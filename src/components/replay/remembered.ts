/** Where a reader stopped, kept on the device alone: seconds by session, the newest twenty. */

const KEY = 'replay-at';
const MOST = 20;

function all(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, number>) : {};
  } catch {
    return {};
  }
}

/** The second at which a session's replay was left; nothing when it was not begun. */
export function remembered(session: string): number | undefined {
  const second = Object.hasOwn(all(), session) ? all()[session] : undefined;
  return typeof second === 'number' && second > 0 ? second : undefined;
}

/** Keeps a second, or forgets it when it is 0. A browser without storage goes on without. */
export function remember(session: string, second: number): void {
  const { [session]: _old, ...others } = all();
  const kept = Object.entries(others).slice(-MOST + 1);
  const next = second > 0 ? [...kept, [session, Math.floor(second)]] : kept;
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(next)));
  } catch {
    // Full or refused.
  }
}
