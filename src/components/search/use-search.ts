/** The state of the search page: its request, kept in the URL, and the answer to it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { facetNames, type FacetName, searchKinds, type SearchRequest, type SearchResult } from '#domain/search/types.ts';

/** Milliseconds of quiet before a search is sent. */
const QUIET = 120;

/** What the page shows. */
export interface SearchState {
  request: SearchRequest;
  result: SearchResult | undefined;
  status: 'idle' | 'loading' | 'done' | 'failed';
}

/** Reads a request from the page's query string. */
export function requestFrom(search: string): SearchRequest {
  const params = new URLSearchParams(search);
  const filters: Partial<Record<FacetName, string[]>> = {};
  for (const name of facetNames) {
    const values = params.getAll(name).filter((value) => name !== 'kind' || (searchKinds as readonly string[]).includes(value));
    if (values.length > 0) filters[name] = values;
  }
  const page = Number(params.get('page'));
  return {
    q: params.get('q') ?? '',
    filters,
    page: Number.isInteger(page) && page > 1 ? page : 1,
    sort: params.get('sort') === 'newest' ? 'newest' : 'relevance',
  };
}

/** Writes a request as a query string, with nothing that is the default. */
export function queryStringOf({ q, filters = {}, page = 1, sort }: SearchRequest): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  for (const name of facetNames) for (const value of filters[name] ?? []) params.append(name, value);
  if (sort === 'newest') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The page's request and answer. Typing replaces the address, choosing a filter or page adds to the history. */
export function useSearch() {
  const [state, setState] = useState<SearchState>({ request: { q: '' }, result: undefined, status: 'idle' });
  const controller = useRef<AbortController>(undefined);
  const timer = useRef<number>(undefined);

  const run = useCallback(async (request: SearchRequest) => {
    controller.current?.abort();
    const own = (controller.current = new AbortController());
    const empty = request.q.trim() === '' && Object.keys(request.filters ?? {}).length === 0;
    if (empty) return setState({ request, result: undefined, status: 'idle' });
    setState((before) => ({ ...before, request, status: 'loading' }));
    try {
      // The engine and its tables load with the first search, not with the page.
      const { engine } = await import('./client.ts');
      const result = await engine.search(request, own.signal);
      if (!own.signal.aborted) setState({ request, result, status: 'done' });
    } catch {
      if (!own.signal.aborted) setState((before) => ({ ...before, request, status: 'failed' }));
    }
  }, []);

  const ask = useCallback(
    (request: SearchRequest, how: 'typed' | 'chosen') => {
      const address = `${location.pathname}${queryStringOf(request)}`;
      if (how === 'typed') history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      clearTimeout(timer.current);
      setState((before) => ({ ...before, request }));
      timer.current = window.setTimeout(() => void run(request), how === 'typed' ? QUIET : 0);
    },
    [run],
  );

  useEffect(() => {
    const fromAddress = () => void run(requestFrom(location.search));
    fromAddress();
    window.addEventListener('popstate', fromAddress);
    return () => window.removeEventListener('popstate', fromAddress);
  }, [run]);

  return { ...state, ask };
}
