/** One engine out of two: the server while it answers, the static index while it does not. */
import { type SearchEngine, type SearchResult, SearchUnavailable } from './types.ts';

/** How long a server that failed is left alone, in milliseconds. */
export const REST = 30_000;

/** Tries `primary`; when it is unavailable, and for 30 s after, the static engine answers. Aborts pass through. `now` is a clock in milliseconds. */
export function fallbackEngine(
  primary: SearchEngine | undefined,
  loadStatic: () => Promise<SearchEngine>,
  { now }: { now: () => number },
): SearchEngine {
  let restUntil = -Infinity;
  let loading: Promise<SearchEngine> | undefined;
  const staticEngine = async (): Promise<SearchEngine> => {
    loading ??= loadStatic();
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error instanceof SearchUnavailable ? error : new SearchUnavailable('搜索索引取不到', { cause: error });
    }
  };
  return {
    source: primary?.source ?? 'static',
    async search(request, signal): Promise<SearchResult> {
      if (primary && now() >= restUntil) {
        try {
          return await primary.search(request, signal);
        } catch (error) {
          if (!(error instanceof SearchUnavailable)) throw error;
          restUntil = now() + REST;
        }
      }
      signal?.throwIfAborted();
      return (await staticEngine()).search(request, signal);
    },
  };
}
