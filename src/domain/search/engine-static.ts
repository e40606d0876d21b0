/** The engine over the static index, for when there is no server: MiniSearch finds candidates, the shared rules judge them. */
import MiniSearch, { type SearchResult as Found } from 'minisearch';
import { coverage, spoken, textOf } from './coverage.ts';
import { countFacets, passes } from './facets.ts';
import { CANDIDATES, climb, SPEECH } from './ladder.ts';
import { fold } from './normalise.ts';
import { saidAs } from './query-pinyin.ts';
import { prepare } from './request.ts';
import { phrasesOf } from './speech.ts';
import { STATIC_FORMAT, type StaticIndex, staticFields, staticOptions } from './static-index.ts';
import { type SearchDocument, type SearchEngine, SearchUnavailable } from './types.ts';
import { bigramsOf, runsOf, synonymsIn } from './words.ts';

export { buildStaticIndex, type StaticIndex } from './static-index.ts';

const LETTERS = /^[a-z]/;

/** From how many hits on wrong letters are no longer forgiven. */
const FEW = 3;

interface Candidate {
  document: SearchDocument;
  /** The share of the query it holds. */
  share: number;
  /** Found only by allowing wrong letters. */
  mistyped: boolean;
  score: number;
}

/** Finds spoken words: see `spokenFinder`. */
export type FindSpeech = (phrases: readonly string[]) => SearchDocument[];

/**
 * The engine over a static index as fetched; rejects an index of another format. `loadSpeech` is asked with the first query that needs it;
 * where it fails, the engine answers without spoken words and asks again with the next.
 */
export function staticEngine(json: unknown, loadSpeech: () => Promise<FindSpeech> = async () => () => []): SearchEngine {
  const { format, documents, index } = json as StaticIndex;
  if (format !== STATIC_FORMAT) throw new SearchUnavailable('搜索索引的格式不对');
  const mini = MiniSearch.loadJS<SearchDocument>(index as Parameters<typeof MiniSearch.loadJS>[0], staticOptions);
  const byId = new Map(documents.map((document) => [document.id, { document, text: textOf(document) }]));
  const plainOrder = [...documents].sort((a, b) => a.kindRank - b.kindRank);

  const candidates = (query: string): Candidate[] =>
    find(mini, query)
      .flatMap((found) => {
        const entry = byId.get(String(found.id));
        if (!entry) return [];
        const { document, text } = entry;
        const heard = new Set(
          found.queryTerms.filter((one) => !LETTERS.test(one) || found.terms.some((term) => term.charAt(0) === one.charAt(0))),
        );
        const word = joinedWord(query);
        const joined = heard.has(word);
        const share = coverage(query, text, (one) => joined || heard.has(one));
        return [
          { document, share, mistyped: isMistyped(found, joined ? [word] : [...heard]), score: found.score * worth(document, query) },
        ];
      })
      .sort((a, b) => b.score - a.score);
  const whole = (query: string) => {
    const all = candidates(query).filter(({ share }) => share === 1);
    const clean = all.filter(({ mistyped }) => !mistyped);
    return (clean.length >= FEW ? clean : [...clean, ...all.filter(({ mistyped }) => mistyped)]).map(({ document }) => document);
  };

  let loading: Promise<FindSpeech> | undefined;
  const findSpeech = async (query: string): Promise<SearchDocument[]> => {
    const phrases = phrasesOf(query);
    if (phrases.length === 0) return [];
    loading ??= loadSpeech().catch(() => {
      loading = undefined;
      return () => [];
    });
    return (await loading)(phrases);
  };

  return {
    source: 'static',
    async search(request, signal) {
      signal?.throwIfAborted();
      const asked = prepare(request);
      const result = await climb(asked, {
        source: 'static',
        first: async ({ query, filters, sort, page, hitsPerPage }) => {
          const all = query === '' ? plainOrder : whole(query);
          const kept = all.filter((document) => passes(document, filters));
          if (sort === 'newest') kept.sort((a, b) => b.startsAt - a.startsAt);
          const start = (page - 1) * hitsPerPage;
          const said = await findSpeech(query);
          const speech = said.filter((document) => passes(document, filters));
          return {
            ...{ documents: kept.slice(start, start + hitsPerPage), total: kept.length, totalIsExact: true },
            ...{ facets: countFacets(all, filters), unfiltered: all.length },
            speech: {
              ...{ documents: speech.slice(0, Math.max(SPEECH, hitsPerPage)), total: speech.length, totalIsExact: true },
              ...{ facets: countFacets(said, filters), unfiltered: said.length },
            },
          };
        },
        speech: async ({ query, filters }, offset, count) =>
          (await findSpeech(query)).filter((document) => passes(document, filters)).slice(offset, offset + count),
        near: async ({ plain, sound }) => ({
          plain: whole(plain).slice(0, CANDIDATES),
          loose: candidates(plain)
            .slice(0, CANDIDATES)
            .map(({ document }) => document),
          sound: sound === undefined ? [] : bySound(mini, sound).flatMap((id) => byId.get(id)?.document ?? []),
        }),
      });
      signal?.throwIfAborted();
      return result;
    },
  };
}

const joinedWord = (query: string) =>
  runsOf(query)
    .filter(({ han }) => !han)
    .map(({ text }) => text)
    .join('');

/** Whether a word of letters was found by no term that begins with it. */
function isMistyped(found: Found, words: readonly string[]): boolean {
  return words.some((word) => LETTERS.test(word) && !found.terms.some((term) => term.startsWith(word)));
}

/** Documents with any of the query's terms; letters also by prefix and, but for initials, with letters wrong. */
function find(mini: MiniSearch<SearchDocument>, query: string): Found[] {
  const runs = runsOf(query);
  const words = runs.filter(({ han }) => !han).map(({ text }) => text);
  const letters = [...new Set([...words, ...(words.length > 1 ? [words.join('')] : [])])];
  const han = runs.filter((run) => run.han).flatMap(({ text }) => bigramsOf(text));
  const others = runs.flatMap(({ text }) => synonymsIn(text).flatMap((synonym) => synonym.others.flatMap(bigramsOf)));
  const some = (terms: readonly string[], boost: number, more: object = {}) =>
    terms.length === 0 ? [] : [{ queries: [...terms], combineWith: 'OR' as const, boost: scaled(boost), ...more }];
  const queries = [
    ...some(han, 1),
    ...some(others, 0.5),
    ...some(letters, 1, {
      fields: Object.keys(staticFields).filter((field) => field !== 'initials'),
      prefix: true,
      fuzzy: (term: string) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : false),
    }),
    ...some(letters, 1, { fields: ['initials'], prefix: true }),
  ];
  if (queries.length === 0) return [];
  return mini.search({ combineWith: 'OR', queries }, { tokenize: (text) => [text], bm25: { k: 1.2, b: 0.3, d: 0.5 } });
}

function scaled(by: number): Record<string, number> {
  return Object.fromEntries(Object.entries(staticFields).map(([field, weight]) => [field, weight * by]));
}

function bySound(mini: MiniSearch<SearchDocument>, sound: string): string[] {
  return mini
    .search({ combineWith: 'AND', queries: sound.split(' ') }, { tokenize: (text) => [text], fields: ['sound'], prefix: true })
    .slice(0, CANDIDATES)
    .map(({ id }) => String(id));
}

/** The kind's weight, and more for a name that is what was typed or said, or is mostly that. */
function worth({ kindRank, name, aliases }: SearchDocument, query: string): number {
  if (LETTERS.test(query)) {
    const typed = query.replaceAll(' ', '');
    const ways = saidAs(name);
    const fits = ways.flatMap((sounds) =>
      sounds.map((_, from) => (spoken(sounds, from).startsWith(typed) ? typed.length / spoken(sounds, 0).length : 0)),
    );
    const share = Math.max(0, ...fits);
    return (share === 0 ? 1 : 1.2 + 0.8 * share) * (1 - kindRank * 0.15);
  }
  const names = [name, ...aliases].map(fold);
  const close = names.includes(query)
    ? 2
    : Math.max(1, ...names.map((text) => (text.includes(query) ? 1.2 + (0.5 * query.length) / text.length : 1)));
  return close * (1 - kindRank * 0.1);
}
