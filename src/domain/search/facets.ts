/** Filtering and counting by facet: any of one facet's values, all facets together. */
import type { Filters } from './request.ts';
import { type FacetName, facetNames, type SearchDocument, type SearchResult } from './types.ts';

type Filterable = Pick<SearchDocument, FacetName>;

/** A document's values of a facet. */
export function facetValues(document: Filterable, facet: FacetName): readonly string[] {
  const value = document[facet];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value;
}

/** Whether a document passes the filters, but for one facet that may be left out. */
export function passes(document: Filterable, filters: Filters, except?: FacetName): boolean {
  for (const [facet, chosen] of filters)
    if (facet !== except && !facetValues(document, facet).some((value) => chosen.includes(value))) return false;
  return true;
}

/** Counts per facet value; a facet's own choice does not shrink its own counts. */
export function countFacets(documents: readonly Filterable[], filters: Filters): SearchResult['facets'] {
  const facets = emptyFacets();
  for (const facet of facetNames) {
    const counts = facets[facet];
    for (const document of documents)
      if (passes(document, filters, facet))
        for (const value of new Set(facetValues(document, facet))) counts[value] = (counts[value] ?? 0) + 1;
  }
  return facets;
}

/** Facets without any count; the counts have no prototype, so that any value can be a key. */
export function emptyFacets(): SearchResult['facets'] {
  return Object.fromEntries(facetNames.map((name) => [name, Object.create(null) as Record<string, number>])) as SearchResult['facets'];
}
