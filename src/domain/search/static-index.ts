/** The static index: how documents become terms, the same when it is built and when it is read. */
import MiniSearch, { type Options } from 'minisearch';
import { spoken } from './coverage.ts';
import { fold } from './normalise.ts';
import { saidAs } from './query-pinyin.ts';
import type { SearchDocument } from './types.ts';
import { bigramsOf, runsOf } from './words.ts';

/** Changes when indexes built before can no longer be read. */
export const STATIC_FORMAT = 1;

/** What the build writes and the browser fetches: JSON-able. */
export interface StaticIndex {
  format: number;
  /** Every document but spoken words, without the pinyin fields. */
  documents: SearchDocument[];
  /** MiniSearch's own form. */
  index: unknown;
}

/** The indexed fields and what a match in them weighs. */
export const staticFields: Readonly<Record<string, number>> = {
  name: 10,
  aliases: 8,
  nameEn: 5,
  sound: 5,
  initials: 3,
  products: 3,
  maker: 2,
  host: 2,
  category: 2.5,
  town: 1.5,
  brand: 1.5,
  tags: 1.5,
  season: 1.5,
  description: 1,
};

/** MiniSearch's options, for building and loading alike. */
export const staticOptions: Options<SearchDocument> = {
  fields: Object.keys(staticFields),
  storeFields: [],
  extractField: (document, field) => {
    if (field === 'sound') return [...document.pinyinExact, ...soundPairs(document)].join(' ');
    if (field === 'initials') return document.pinyinInitials.join(' ');
    if (field === 'aliases') return [...document.aliases, ...document.terms].join('\n');
    const value = document[field as keyof SearchDocument];
    return Array.isArray(value) ? value.join('\n') : String(value);
  },
  tokenize: indexTerms,
  processTerm: (term) => term,
};

/** Builds the index, without spoken words (`static-spoken.ts`); for the build and for tests. */
export function buildStaticIndex(all: readonly SearchDocument[]): StaticIndex {
  const documents = all.filter(({ kind }) => kind !== 'spoken');
  const index = new MiniSearch<SearchDocument>(staticOptions);
  index.addAll(documents);
  const bare = documents.map((document) => ({
    ...document,
    pinyinJoined: [],
    pinyinSuffix: [],
    pinyinInitials: [],
    pinyinExact: [],
    said: '',
  }));
  return { format: STATIC_FORMAT, documents: bare, index: index.toJSON() };
}

/** Two and three syllables of the names at a time, so that a word within a name is found though a letter is wrong. */
function soundPairs({ name, aliases, terms }: SearchDocument): string[] {
  const pairs = new Set<string>();
  for (const text of [name, ...aliases, ...terms])
    for (const sounds of saidAs(text))
      sounds.forEach((_, at) => {
        for (const length of [2, 3]) if (at + length < sounds.length) pairs.add(spoken(sounds.slice(0, at + length), at));
      });
  return [...pairs];
}

/** The terms of a text: single characters and pairs of Han, words of letters and digits. */
function indexTerms(text: string): string[] {
  return runsOf(fold(text)).flatMap(({ text: run, han }) => (han && run.length > 1 ? [...new Set([...run, ...bigramsOf(run)])] : [run]));
}
