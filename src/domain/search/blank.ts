/** What a document holds where there is nothing to say. */
import type { SearchDocument } from './types.ts';

/** Every field that a kind of document may leave empty; lists are shared, so they are replaced, never added to. */
export const BLANK: Omit<SearchDocument, 'id' | 'kind' | 'kindRank' | 'path' | 'name' | 'speech'> = {
  nameEn: '',
  aliases: [],
  terms: [],
  pinyinJoined: [],
  pinyinSuffix: [],
  pinyinInitials: [],
  pinyinExact: [],
  products: [],
  maker: '',
  host: '',
  category: '',
  town: '',
  brand: '',
  tags: [],
  season: [],
  description: '',
  sample: false,
  cover: '',
  startsAt: 0,
  endsAt: 0,
  replayAt: 0,
  state: '',
  second: 0,
  said: '',
};
