/** The browser's search: the server behind the site's own address while it answers, the static index when it does not. */
import { meilisearchEngine } from '#domain/search/engine-meilisearch.ts';
import type { FindSpeech } from '#domain/search/engine-static.ts';
import { fallbackEngine } from '#domain/search/federated.ts';
import { type SearchEngine, SearchUnavailable } from '#domain/search/types.ts';

/** How long the server may take before the static index answers, in milliseconds. */
const PATIENCE = 2_000;

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
/** Where the server is: an address, by default this site's own proxy; empty for none. */
const server: string = import.meta.env.PUBLIC_SEARCH_URL ?? `${base}/api/search`;
const key: string | undefined = import.meta.env.PUBLIC_SEARCH_KEY;
const index: string = import.meta.env.PUBLIC_SEARCH_INDEX ?? 'haohuo';

async function post(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const late = AbortSignal.timeout(PATIENCE);
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
  try {
    const answer = await fetch(server + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    if (!answer.ok) throw new SearchUnavailable(`HTTP ${answer.status}`);
    return await answer.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw error instanceof SearchUnavailable ? error : new SearchUnavailable(String(error));
  }
}

async function loadStatic(): Promise<SearchEngine> {
  const [{ staticEngine }, answer] = await Promise.all([
    import('#domain/search/engine-static.ts'),
    fetch(`${base}/search/static-index.json`),
  ]);
  if (!answer.ok) throw new SearchUnavailable(`HTTP ${answer.status}`);
  return staticEngine(await answer.json(), loadSpeech);
}

async function loadSpeech(): Promise<FindSpeech> {
  const [{ spokenFinder }, answer] = await Promise.all([
    import('#domain/search/static-spoken.ts'),
    fetch(`${base}/search/static-spoken.json`),
  ]);
  if (!answer.ok) throw new SearchUnavailable(`HTTP ${answer.status}`);
  return spokenFinder(await answer.json());
}

const both = fallbackEngine(server === '' ? undefined : meilisearchEngine({ post, index }), loadStatic, {
  now: () => performance.now(),
});

/** The one engine that the header's box and the search page share. A query of which nothing is left to search for finds nothing. */
export const engine: SearchEngine = {
  source: both.source,
  async search(request, signal) {
    const result = await both.search(request, signal);
    const chosen = Object.values(request.filters ?? {}).flat().length > 0;
    return result.query === '' && request.q.trim() !== '' && !chosen ? { ...result, hits: [], total: 0, query: request.q.trim() } : result;
  },
};
