/** The transport that the Meilisearch engine is given outside the browser. */
import type { Post } from '#domain/search/engine-meilisearch.ts';

/** Posts JSON to a server; any status but 2xx, and more than ten seconds, is an error. */
export function postTo(url: string, key: string | undefined): Post {
  return async (path, body, signal) => {
    const limit = AbortSignal.timeout(10_000);
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return response.json();
  };
}
