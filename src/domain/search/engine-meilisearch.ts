/** The engine over a Meilisearch server: one multi-search for the first rung and for spoken words, a second one only when the rung finds nothing. */
import { emptyFacets } from './facets.ts';
import { CANDIDATES, climb, type FirstAnswer, type Rungs, SPEECH } from './ladder.ts';
import { type Filters, type Prepared, prepare } from './request.ts';
import { queryPinyin } from './query-pinyin.ts';
import { type Answer, readAnswers } from './meilisearch-answer.ts';
import { searchedFields, shownFields } from './settings.ts';
import { phrasesOf } from './speech.ts';
import { type FacetName, facetNames, type SearchEngine, SearchUnavailable } from './types.ts';

/** Sends a body to a path of the server and gives back the parsed JSON; rejects on network errors and on any status but 2xx. */
export type Post = (path: string, body: unknown, signal?: AbortSignal) => Promise<unknown>;

const SPOKEN = ['kind = "spoken"'];
const NOT_SPOKEN = ['kind != "spoken"'];
const NEWEST_FIRST = { sort: ['startsAt:desc', 'second:asc'] };

/** The engine; the only request it ever makes is `POST /multi-search`. */
export function meilisearchEngine({ post, index }: { post: Post; index: string }): SearchEngine {
  return {
    source: 'meilisearch',
    search: async (request, signal) => climb(prepare(request), rungs(post, index, signal)),
  };
}

/** A filter as Meilisearch takes it: facets together, values of one as alternatives, every value quoted. */
export function filterOf(filters: Filters, except?: FacetName): string[][] {
  return [...filters].filter(([facet]) => facet !== except).map(([facet, values]) => values.map((value) => `${facet} = ${quoted(value)}`));
}

/** The query without Meilisearch's operators: quotes, and hyphens before a word. */
export function withoutOperators(query: string): string {
  return query
    .replace(/["“”„«»]/g, ' ')
    .replace(/(^|\s)[-\s]+/g, '$1')
    .trim();
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function rungs(post: Post, indexUid: string, signal: AbortSignal | undefined): Rungs {
  const ask = async (queries: Record<string, unknown>[]) => readAnswers(await send(post, { queries }, signal), queries.length);
  const common = { indexUid, attributesToRetrieve: shownFields };
  const counting = { indexUid, hitsPerPage: 0, page: 1 };
  /** A page, with the counts of every facet as if it were not chosen, and the number without any filter. */
  const counted = (words: object, among: string[], { filters, page }: Pick<Prepared, 'filters'> & { page: object }) => {
    const chosen = [...filters.keys()];
    const filter = (except?: FacetName) => [among, ...filterOf(filters, except)];
    const main = { ...common, ...words, ...page, facets: facetNames.filter((name) => !chosen.includes(name)), filter: filter() };
    const others = chosen.map((name) => ({ ...counting, ...words, facets: [name], filter: filter(name) }));
    return [main, ...others, ...(chosen.length > 0 ? [{ ...counting, ...words, filter: [among] }] : [])];
  };
  return {
    source: 'meilisearch',
    async first(asked) {
      const words = { q: withoutOperators(asked.query), matchingStrategy: 'all', attributesToSearchOn: searchedFields };
      const found = counted(words, NOT_SPOKEN, { ...asked, page: pageOf(asked) });
      const said = phrasesOf(asked.query);
      const speech =
        said.length === 0
          ? []
          : counted(saying(said), SPOKEN, {
              ...asked,
              page: { page: 1, hitsPerPage: Math.max(SPEECH, asked.hitsPerPage), ...NEWEST_FIRST },
            });
      const answers = await ask([...found, ...speech]);
      const first = readCounted(answers.slice(0, found.length), asked.filters);
      return speech.length === 0 ? first : { ...first, speech: readCounted(answers.slice(found.length), asked.filters) };
    },
    async speech(asked, offset, count) {
      const words = { ...common, ...saying(phrasesOf(asked.query)), ...NEWEST_FIRST, filter: [SPOKEN, ...filterOf(asked.filters)] };
      const page = Math.floor(offset / count) + 1;
      const answers = await ask([page, page + 1].map((one) => ({ ...words, page: one, hitsPerPage: count })));
      return answers.flatMap(({ documents }) => documents).slice(offset % count, (offset % count) + count);
    },
    async near({ plain, sound, pieces }) {
      const many = { ...common, hitsPerPage: CANDIDATES, page: 1, filter: [NOT_SPOKEN] };
      const q = withoutOperators(plain);
      const bySound = (q: string) => ({ ...many, q, matchingStrategy: 'all', attributesToSearchOn: ['pinyinExact'] });
      const few = { hitsPerPage: 20 };
      const [all, loose, said, ...partly] = await ask([
        { ...many, q, matchingStrategy: 'all', attributesToSearchOn: searchedFields },
        { ...many, q, matchingStrategy: 'frequency', attributesToSearchOn: searchedFields },
        { ...bySound(sound ?? ''), ...(sound === undefined ? { hitsPerPage: 0 } : {}) },
        ...pieces.flatMap((piece) => [
          { ...many, ...few, q: piece, matchingStrategy: 'all', attributesToSearchOn: searchedFields },
          { ...bySound(queryPinyin(piece) ?? piece), ...few },
        ]),
      ]);
      const near = new Map([loose, ...partly].flatMap((answer) => answer?.documents ?? []).map((document) => [document.id, document]));
      return { plain: all?.documents ?? [], loose: [...near.values()], sound: sound === undefined ? [] : (said?.documents ?? []) };
    },
  };
}

function saying(phrases: readonly string[]): object {
  return { q: phrases.map((phrase) => `"${phrase}"`).join(' '), matchingStrategy: 'all', attributesToSearchOn: ['said'] };
}

/** What `counted` asked for. */
function readCounted([found, ...rest]: readonly Answer[], filters: Filters): FirstAnswer {
  if (!found) throw new SearchUnavailable('搜索服务器的回答不完整');
  const facets = Object.assign(emptyFacets(), found.facets);
  const chosen = [...filters.keys()];
  chosen.forEach((name, at) => Object.assign(facets[name], rest[at]?.facets[name]));
  const { documents, total } = found;
  return { documents, total, totalIsExact: true, facets, unfiltered: rest[chosen.length]?.total ?? total };
}

function pageOf({ page, hitsPerPage, sort }: Prepared): Record<string, unknown> {
  return { page, hitsPerPage, ...(sort === 'newest' ? { sort: ['startsAt:desc'] } : {}) };
}

async function send(post: Post, body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await post('/multi-search', body, signal);
  } catch (error) {
    if (signal?.aborted || (error as Error | undefined)?.name === 'AbortError') throw error;
    throw new SearchUnavailable('搜索服务器没有回答', { cause: error });
  }
}
