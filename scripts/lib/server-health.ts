/** Whether a search server can really answer. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for health, then asks every index: a truncated data file answers `available` and dies at the first search. */
export async function answers(url: string, key: string, ended: () => boolean): Promise<boolean> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const deadline = Date.now() + 60_000;
  while (!ended() && Date.now() < deadline) {
    try {
      const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
      if (health.ok) break;
    } catch {
      // Not listening yet.
    }
    await sleep(40);
  }
  try {
    const list = await fetch(`${url}/indexes?limit=100`, { headers, signal: AbortSignal.timeout(10_000) });
    if (!list.ok || ended()) return false;
    for (const { uid } of ((await list.json()) as { results: { uid: string }[] }).results) {
      for (const q of ['', '海鲈 hailu'])
        if (
          !(
            await fetch(`${url}/indexes/${uid}/search`, {
              method: 'POST',
              headers,
              body: JSON.stringify({ q, limit: 5 }),
              signal: AbortSignal.timeout(10_000),
            })
          ).ok
        )
          return false;
    }
    return !ended();
  } catch {
    return false;
  }
}
