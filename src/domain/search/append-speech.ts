/** Spoken words join an answer: after everything else, whatever rung it is from, but instead of what is merely near. */
import { countFacets, emptyFacets } from './facets.ts';
import type { FirstAnswer, Rungs } from './ladder.ts';
import type { Prepared } from './request.ts';
import { presentSpeech } from './speech.ts';
import { facetNames, type Hit, type SearchDocument, type SearchResult } from './types.ts';

/**
 * The answer with the spoken words that fit on its page; totals and facets count both. Engines find a few windows too many
 * (see `presentSpeech`): while all of them are in the first answer the total is exact, else pages show a few less than it says.
 */
export async function withSpeech(found: SearchResult, asked: Prepared, speech: FirstAnswer, rungs: Rungs): Promise<SearchResult> {
  const { documents, total, unfiltered } = speech;
  const present = (some: readonly SearchDocument[]): Hit[] => some.flatMap((document) => presentSpeech(document, asked.query) ?? []);
  const judged = present(documents);
  if (unfiltered === 0 || (documents.length > 0 && judged.length === 0)) return found;
  // Said in so many words is more than something near.
  const first: SearchResult = found.match === 'loose' ? { ...found, hits: [], total: 0, facets: emptyFacets(), match: 'exact' } : found;
  const room = Math.max(0, asked.hitsPerPage - first.hits.length);
  const offset = Math.max(0, (asked.page - 1) * asked.hitsPerPage - first.total);
  const all = documents.length >= total;
  const hits = all
    ? judged.slice(offset, offset + room)
    : present(offset + room <= documents.length ? documents.slice(offset, offset + room) : await rungs.speech(asked, offset, room));
  return {
    ...first,
    hits: [...first.hits, ...hits],
    total: first.total + (all ? judged.length : total),
    totalIsExact: first.totalIsExact && all,
    facets: summed(
      first.facets,
      all && asked.filters.size === 0
        ? countFacets(
            judged.map(({ document }) => document),
            asked.filters,
          )
        : speech.facets,
    ),
  };
}

function summed(one: SearchResult['facets'], other: SearchResult['facets']): SearchResult['facets'] {
  const facets = emptyFacets();
  for (const name of facetNames)
    for (const counts of [one[name], other[name]])
      for (const [value, count] of Object.entries(counts)) facets[name][value] = (facets[name][value] ?? 0) + count;
  return facets;
}
