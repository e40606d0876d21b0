/** A request made safe: normalised, known facets only, numbers within bounds. */
import { normalise } from './normalise.ts';
import { fillerWords, plainWords } from './synonyms.ts';
import { type FacetName, facetNames, type SearchRequest } from './types.ts';

/** Chosen values of the facets that are chosen. */
export type Filters = ReadonlyMap<FacetName, readonly string[]>;

/** A request that both engines can trust. */
export interface Prepared {
  query: string;
  filters: Filters;
  sort: 'relevance' | 'newest';
  page: number;
  hitsPerPage: number;
}

/** The request with everything unknown left out. */
export function prepare(request: SearchRequest): Prepared {
  const filters = new Map<FacetName, readonly string[]>();
  for (const name of facetNames) {
    const given: unknown = request.filters?.[name];
    const values = Array.isArray(given)
      ? given.filter((value): value is string => typeof value === 'string' && value !== '').slice(0, 50)
      : [];
    if (values.length > 0) filters.set(name, [...new Set(values)]);
  }
  return {
    query: normalise(String(request.q ?? '')),
    filters,
    sort: request.sort === 'newest' ? 'newest' : 'relevance',
    page: bounded(request.page, 1, 1000, 1),
    hitsPerPage: bounded(request.hitsPerPage, 1, 100, 20),
  };
}

function bounded(value: number | undefined, least: number, most: number, usual: number): number {
  return value !== undefined && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.floor(value))) : usual;
}

const plainly = new Map(plainWords);
const alternatives = (words: readonly string[]) => new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'g');
const SLANG = alternatives([...plainly.keys()]);
const FILLER = alternatives(fillerWords);

/** The query put plainly: slang replaced, words that say nothing left out. The same query when nothing else would be left. */
export function putPlainly(query: string): string {
  const plain = query
    .replace(SLANG, (word) => ` ${plainly.get(word) ?? word} `)
    .replace(/ +/g, ' ')
    .trim();
  const short = plain.replace(FILLER, ' ').replace(/ +/g, ' ').trim();
  return short === '' ? plain : short;
}
