/** The Meilisearch index as data; the reasons are in docs, the numbers in `npm run search:eval`. */
import { meilisearchSynonyms } from './synonyms.ts';
import { facetNames } from './types.ts';

/** Fields that only the index needs; servers do not send them back. */
export const hiddenFields = ['terms', 'pinyinJoined', 'pinyinSuffix', 'pinyinInitials', 'pinyinExact', 'said'] as const;

/** Fields that hits carry. */
export const shownFields = [
  'id',
  'kind',
  'kindRank',
  'path',
  'name',
  'nameEn',
  'aliases',
  'products',
  'maker',
  'host',
  'category',
  'town',
  'brand',
  'tags',
  'season',
  'description',
  'sample',
  'cover',
  'startsAt',
  'endsAt',
  'replayAt',
  'state',
  'second',
  'speech',
] as const;

/** Fields in which the first rung looks, the weightiest first. */
export const searchedFields = [
  'name',
  'aliases',
  'terms',
  'nameEn',
  'pinyinJoined',
  'pinyinSuffix',
  'pinyinInitials',
  'products',
  'maker',
  'host',
  'category',
  'town',
  'brand',
  'tags',
  'season',
  'description',
] as const;

/** How many hits paging can reach. */
export const TOTAL_LIMIT = 1000;

/** The settings of the index, as `PATCH /indexes/{uid}/settings` takes them. */
export const indexSettings = {
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  searchableAttributes: [...searchedFields, 'pinyinExact', 'said'],
  displayedAttributes: [...shownFields],
  filterableAttributes: [...facetNames],
  sortableAttributes: ['startsAt', 'kindRank', 'second'],
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: ['pinyinExact', 'pinyinInitials'],
    disableOnNumbers: true,
  },
  rankingRules: ['words', 'sort', 'exactness', 'typo', 'kindRank:asc', 'attribute', 'proximity'],
  faceting: { maxValuesPerFacet: 100 },
  pagination: { maxTotalHits: TOTAL_LIMIT },
  searchCutoffMs: 300,
  synonyms: meilisearchSynonyms(),
};

/** A short name of the settings that changes with them (FNV-1a of their JSON); index names and checks carry it. */
export function settingsVersion(): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(indexSettings))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
