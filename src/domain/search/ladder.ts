/** The sequence both engines climb: as typed; and only when that finds nothing, put plainly, by sound, or something near. Spoken words come after. */
import { withSpeech } from './append-speech.ts';
import { coverage, hears, saidIn, spoken, textOf } from './coverage.ts';
import { countFacets, emptyFacets, passes } from './facets.ts';
import { present } from './highlight.ts';
import { fold } from './normalise.ts';
import { queryPinyin, saidAs } from './query-pinyin.ts';
import { type Prepared, putPlainly } from './request.ts';
import type { Match, SearchDocument, SearchResult } from './types.ts';
import { bigramsOf, runsOf } from './words.ts';

/** How many candidates the lower rungs weigh. */
export const CANDIDATES = 60;

/** How many windows of speech are judged at once, at least. */
export const SPEECH = 20;

/** The share of a query that a near result must hold. */
const NEAR = 0.5;

/** What the first rung, or a search of spoken words, found: one page, with exact counts. */
export interface FirstAnswer {
  documents: SearchDocument[];
  total: number;
  totalIsExact: boolean;
  facets: SearchResult['facets'];
  /** Hits without any filter: when there are some, the filters are why nothing is shown, not the words. */
  unfiltered: number;
}

/** What the lower rungs ask, all at once and without filters. */
export interface NearQuestion {
  /** The query put plainly: every word, then any of them. */
  plain: string;
  /** Its pinyin, for the typo-free field. */
  sound: string | undefined;
  /** Pairs of neighbouring characters, any of which makes a near result. */
  pieces: string[];
}

/** Candidates, best first, for each question. */
export interface NearAnswer {
  plain: SearchDocument[];
  sound: SearchDocument[];
  loose: SearchDocument[];
}

/** What an engine must be able to do. */
export interface Rungs {
  source: SearchResult['source'];
  /** The first rung, and the first of the spoken words (at least `SPEECH`, where there are) when the query is enough for them; neither finds the other's. */
  first(asked: Prepared): Promise<FirstAnswer & { speech?: FirstAnswer }>;
  /** More of the spoken words: `count` from `offset` on. */
  speech(asked: Prepared, offset: number, count: number): Promise<SearchDocument[]>;
  near(question: NearQuestion): Promise<NearAnswer>;
}

/** Climbs the ladder for one request. */
export async function climb(asked: Prepared, rungs: Rungs): Promise<SearchResult> {
  const { speech, ...first } = await rungs.first(asked);
  const result = await climbFrom(first, asked, rungs);
  return speech === undefined ? result : withSpeech(result, asked, speech, rungs);
}

async function climbFrom(first: FirstAnswer, asked: Prepared, rungs: Rungs): Promise<SearchResult> {
  const { query } = asked;
  // Signs alone say nothing; a server takes them for “everything”.
  if (query !== '' && runsOf(query).length === 0)
    return { hits: [], total: 0, totalIsExact: true, facets: emptyFacets(), source: rungs.source, match: 'exact', query };
  const { source } = rungs;
  if (first.total > 0 || first.unfiltered > 0 || query === '') {
    const { total, totalIsExact, facets } = first;
    const shown = asked.page === 1 && asked.sort === 'relevance' ? named(first.documents, query) : first.documents;
    return { hits: shown.map((document) => present(document, query)), total, totalIsExact, facets, source, match: 'exact', query };
  }
  const plain = putPlainly(query);
  const { documents, match } = choose(query, plain, await rungs.near({ plain, sound: queryPinyin(query), pieces: piecesOf(plain) }));
  const kept = documents.filter((document) => passes(document, asked.filters));
  if (asked.sort === 'newest') kept.sort((a, b) => b.startsAt - a.startsAt);
  const start = (asked.page - 1) * asked.hitsPerPage;
  return {
    hits: kept.slice(start, start + asked.hitsPerPage).map((document) => present(document, match === 'pinyin' ? query : plain)),
    total: kept.length,
    totalIsExact: documents.length < CANDIDATES,
    facets: countFacets(documents, asked.filters),
    source,
    match,
    query,
  };
}

function choose(query: string, plain: string, answer: NearAnswer): { documents: SearchDocument[]; match: Match } {
  const sounding = answer.sound.filter((document) => soundsLike(document, query));
  const literal = sounding.filter((document) => namesOf(document).some((name) => fold(name).includes(query)));
  if (literal.length > 0) return { documents: named(literal, query), match: 'exact' };
  if (answer.plain.length > 0) return { documents: named(answer.plain, plain), match: 'exact' };
  if (sounding.length > 0) return { documents: wholeFirst(sounding, query), match: 'pinyin' };
  const near = answer.loose
    .map((document) => ({ document, share: coverage(plain, textOf(document), hears(document)) }))
    .filter(({ share }) => share >= NEAR)
    .sort((a, b) => b.share - a.share);
  return { documents: near.map(({ document }) => document), match: 'loose' };
}

const namesOf = (document: SearchDocument) => [document.name, ...document.aliases];

/** Those whose name is or holds the query, as written or as said, first: by kind, then by how much of the name it is; the rest as they come. */
function named(documents: readonly SearchDocument[], query: string): SearchDocument[] {
  if (query === '') return [...documents];
  const said = /^[a-z]+(?: [a-z]+)*$/.test(query) ? query.replaceAll(' ', '') : undefined;
  return sorted(documents, (document) => {
    const share = Math.max(0, ...[...namesOf(document), document.nameEn].map((name) => held(fold(name), query, said)));
    if (share === 0) return 10;
    return document.kindRank - (share === 1 ? 10 : share * 0.9);
  });
}

/** The share of a name that is the query: every word as written or, for `said`, whole syllables as spoken; 0 when it is not in there. */
function held(name: string, query: string, said: string | undefined): number {
  const words = query.split(' ');
  if (words.every((word) => name.includes(word))) return Math.min(1, words.join('').length / name.replaceAll(' ', '').length);
  if (said === undefined) return 0;
  return Math.max(
    0,
    ...saidAs(name).flatMap((sounds) =>
      sounds.map((_, from) => {
        const rest = sounds.slice(from).map(({ text }) => text);
        if (!rest.join('').startsWith(said)) return 0;
        // xigu is 硒鼓 before it is the beginning of 西瓜.
        const whole = rest.some((_, to) => rest.slice(0, to + 1).join('') === said);
        return Math.min(0.99, said.length / spoken(sounds, 0).length) * (whole ? 1 : 0.1);
      }),
    ),
  );
}

/** Names that sound just so first, then by kind. */
function wholeFirst(documents: readonly SearchDocument[], query: string): SearchDocument[] {
  const length = [...query].length;
  return sorted(
    documents,
    (document) => document.kindRank - (namesOf(document).some((name) => [...name].length === length && saidIn(query, name)) ? 10 : 0),
  );
}

function sorted(documents: readonly SearchDocument[], rank: (document: SearchDocument) => number): SearchDocument[] {
  return documents
    .map((document) => ({ document, at: rank(document) }))
    .sort((a, b) => a.at - b.at)
    .map(({ document }) => document);
}

/** At most six pairs of neighbouring characters, of runs that have more than one. */
function piecesOf(plain: string): string[] {
  return [...new Set(runsOf(plain).flatMap(({ text, han }) => (han && [...text].length > 2 ? bigramsOf(text) : [])))].slice(0, 6);
}

/** Each word of the query is in a name, or said in one. */
function soundsLike(document: SearchDocument, query: string): boolean {
  return query.split(' ').every((word) => namesOf(document).some((name) => fold(name).includes(word) || saidIn(word, name) !== undefined));
}
