/** Reads what a Meilisearch server answers; anything that is not as expected makes the engine unavailable, never wrong. */
import { shownFields } from './settings.ts';
import { type FacetName, facetNames, type SearchDocument, searchKinds, SearchUnavailable } from './types.ts';

/** One query's answer. */
export interface Answer {
  documents: SearchDocument[];
  total: number;
  facets: Partial<Record<FacetName, Record<string, number>>>;
}

type Loose = Readonly<Record<string, unknown>>;

const lists = new Set(['aliases', 'products', 'tags', 'season']);
const numbers = new Set(['kindRank', 'startsAt', 'endsAt', 'replayAt', 'second']);

/** The answers of a multi-search, as many as were asked. */
export function readAnswers(body: unknown, asked: number): Answer[] {
  const results = isRecord(body) ? body['results'] : undefined;
  if (!Array.isArray(results) || results.length !== asked) throw malformed('results');
  return results.map((result: unknown) => {
    if (!isRecord(result) || !Array.isArray(result['hits']) || !isCount(result['totalHits'])) throw malformed('hits');
    return { documents: result['hits'].map(readDocument), total: result['totalHits'], facets: readFacets(result['facetDistribution']) };
  });
}

function readFacets(given: unknown): Answer['facets'] {
  if (given === undefined || given === null) return {};
  if (!isRecord(given)) throw malformed('facetDistribution');
  const facets: Answer['facets'] = {};
  for (const name of facetNames) {
    const counts = given[name];
    if (counts === undefined) continue;
    if (!isRecord(counts) || !Object.values(counts).every(isCount)) throw malformed(name);
    facets[name] = Object.assign(Object.create(null) as Record<string, number>, counts);
    delete facets[name][''];
  }
  return facets;
}

function readDocument(hit: unknown): SearchDocument {
  if (!isRecord(hit)) throw malformed('hit');
  for (const field of shownFields) {
    if (field === 'speech') continue;
    const value = hit[field];
    const fits = lists.has(field)
      ? Array.isArray(value) && value.every((item) => typeof item === 'string')
      : numbers.has(field)
        ? typeof value === 'number'
        : field === 'sample'
          ? typeof value === 'boolean'
          : typeof value === 'string';
    if (!fits) throw malformed(field);
  }
  const document = hit as unknown as SearchDocument;
  if (!searchKinds.includes(document.kind) || !/^\/(?!\/)/.test(document.path)) throw malformed('path');
  if (!(document.kind === 'spoken' ? isSpeech(hit['speech']) : hit['speech'] === undefined)) throw malformed('speech');
  return { ...document, terms: [], pinyinJoined: [], pinyinSuffix: [], pinyinInitials: [], pinyinExact: [], said: '' };
}

function isSpeech(value: unknown): boolean {
  if (!isRecord(value) || typeof value['words'] !== 'string' || !isCount(value['carried'])) return false;
  const { session, starts } = value;
  if (typeof session !== 'string' || !/^[A-Za-z0-9_-]+$/.test(session)) return false;
  return Array.isArray(starts) && starts.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isCount));
}

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const malformed = (what: string) => new SearchUnavailable(`搜索服务器的回答看不懂(${what})`);
