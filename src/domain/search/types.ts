/** The one search interface and the documents behind it. Both engines, the page, the header's box and the shell speak these types. */

import type { DayPart } from '../written-time.ts';

/** What a session is beside its times: off, known only by its day or a part of it, or over with its replay gone (`SessionClock`). */
export type SessionState = 'cancelled' | 'undated' | 'gone' | DayPart;

/** What can be found; `spoken` is a stretch of a replay in which the words were said. */
export const searchKinds = ['product', 'session', 'moment', 'maker', 'association', 'host', 'article', 'spoken'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Fields readers can filter and count by. */
export const facetNames = ['kind', 'brand', 'category', 'town', 'season', 'tags'] as const;
export type FacetName = (typeof facetNames)[number];

/** One document, as the build writes it to `search/documents.json` and the engines index it. All text is plain, never HTML. */
export interface SearchDocument {
  /** Unique: `${kind}-${entry id}`, for moments with the second appended; only `[A-Za-z0-9_-]`. */
  id: string;
  kind: SearchKind;
  /** Smaller ranks first among equals: regional specialty -1, product 0, session 1, moment 2, maker 3, association 4, host 5, article 6, spoken 7. */
  kindRank: number;
  /** Site path of the page, without BASE_PATH, e.g. `/products/doumen-hailu/`. */
  path: string;
  name: string;
  nameEn: string;
  aliases: string[];
  /** Words that are searched but never shown: common misspellings, other names. */
  terms: string[];
  /** Names by sound; empty in hits; made by `pinyinFields`. */
  pinyinJoined: string[];
  pinyinSuffix: string[];
  pinyinInitials: string[];
  pinyinExact: string[];
  products: string[];
  maker: string;
  host: string;
  category: string;
  town: string;
  brand: string;
  tags: string[];
  season: string[];
  description: string;
  /** Fictional demo entry. */
  sample: boolean;
  /** Path of the cover picture, without BASE_PATH. */
  cover: string;
  /** Sessions and moments: start and end, epoch seconds; 0 elsewhere. */
  startsAt: number;
  endsAt: number;
  /** Sessions: epoch seconds from which the replay can be watched; 0 when there is none. */
  replayAt: number;
  /** Sessions: see {@link SessionState}; empty for an ordinary one. */
  state: SessionState | '';
  /** Moments and spoken words: seconds into the replay; 0 elsewhere. */
  second: number;
  /** Spoken words alone have it. */
  speech?: Speech;
  /** Spoken words as they are compared (`saidOf`); only in the index, where every document must have it. */
  said: string;
}

/** What was said in a stretch of a replay. */
export interface Speech {
  /** The session's id. */
  session: string;
  /** Plain text. */
  words: string;
  /** Where in `words` each cue begins, in UTF-16 units, and its second. */
  starts: [offset: number, second: number][];
  /** How much of `words` is the end of the stretch before. */
  carried: number;
}

/** A search as asked. */
export interface SearchRequest {
  q: string;
  /** Chosen facet values: any of one facet's, all facets together. */
  filters?: Partial<Record<FacetName, string[]>>;
  sort?: 'relevance' | 'newest';
  /** 1-based. */
  page?: number;
  /** 1–100, by default 20. */
  hitsPerPage?: number;
}

/** A run of text and whether it matched; views make text nodes and `<mark>` of it, never HTML. */
export interface Run {
  text: string;
  match: boolean;
}

/** One result. */
export interface Hit {
  document: SearchDocument;
  /** The name with its matches marked. */
  title: Run[];
  /** Where it leads, without BASE_PATH: the document's page; for spoken words just before them. */
  path: string;
  /** Moments and spoken words: the second that is meant; 0 elsewhere. */
  second: number;
  /** A piece of the field that matched best, when that is not the name: which one, and its text. */
  snippet?: { field: 'aliases' | 'products' | 'maker' | 'host' | 'description' | 'speech'; runs: Run[] };
}

/** Which rung of the ladder answered: every word as typed, by sound, or something near. */
export type Match = 'exact' | 'pinyin' | 'loose';

/** The answer, the same from both engines. */
export interface SearchResult {
  hits: Hit[];
  total: number;
  totalIsExact: boolean;
  /** Counts per facet value, disjunctive: a facet's own choice does not shrink its own counts. */
  facets: Record<FacetName, Record<string, number>>;
  source: 'meilisearch' | 'static';
  match: Match;
  /** The request as it was understood (normalised). */
  query: string;
}

/** An engine; rejects with `SearchUnavailable` when it cannot answer, with an AbortError when `signal` aborts. */
export interface SearchEngine {
  source: SearchResult['source'];
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult>;
}

/** The engine cannot answer: no server, a failed request, an index that is not there. */
export class SearchUnavailable extends Error {}
