/** Facets of a list: groups with counts, each item's tokens, and a page for every value that has none elsewhere. */
import { type FacetGroup, writeTokens } from '#domain/list-filter.ts';

/** How one group is made. */
export interface FacetPlan<Item> {
  key: string;
  title: string;
  /** Every value there can be, in the order shown; those without items are left out unless `always`. */
  values: readonly string[];
  of: (item: Item) => readonly (string | undefined)[];
  name: (value: string) => string;
  /** The page that lists the value's items; absent: a page of its own under the list. */
  href?: (value: string) => string;
  wear?: (value: string) => string;
  shape?: FacetGroup['shape'];
  folded?: boolean;
  always?: boolean;
}

/** A list that can be filtered. */
export interface ListPlan<Item> {
  /** The list's path. */
  base: string;
  items: readonly Item[];
  facets: readonly FacetPlan<Item>[];
}

const valuesOf = <Item>(facet: FacetPlan<Item>, item: Item): string[] => {
  const has = new Set(facet.of(item));
  return facet.values.filter((value) => has.has(value));
};

/**
 * The groups of a list; one that cannot narrow the list is left out. The counts are of `shown`, what the page lists: every value of
 * the whole list stays, so that a choice carried from another page still filters.
 */
export function facetGroups<Item>({ base, items, facets }: ListPlan<Item>, shown: readonly Item[] = items): FacetGroup[] {
  return facets.flatMap((facet) => {
    const { key, title, shape = 'index', folded = false, always = false } = facet;
    const count = (list: readonly Item[], value: string) => list.filter((item) => facet.of(item).includes(value)).length;
    const all = new Map(facet.values.map((value) => [value, count(items, value)]));
    const values = [...all]
      .filter(([, total]) => always || total > 0)
      .map(([value, total]) => ({
        token: `${key}:${value}`,
        name: facet.name(value),
        count: shown === items ? total : count(shown, value),
        href: facet.href?.(value) ?? `${base}${key}/${value}/`,
        wear: facet.wear?.(value) ?? '',
      }));
    const narrows = [...all.values()].some((total) => total > 0 && total < items.length);
    return narrows ? [{ key, title, shape, folded, values }] : [];
  });
}

/** An item's `data-f`. */
export function tokensOf<Item>({ facets }: ListPlan<Item>, item: Item): string {
  return writeTokens(Object.fromEntries(facets.map((facet) => [facet.key, valuesOf(facet, item)])));
}

/** The static pages of the values that have none elsewhere, for a `[group]/[value].astro` route. */
export function valuePages<Item>({ items, facets }: ListPlan<Item>) {
  return facets
    .filter((facet) => facet.href === undefined)
    .flatMap((facet) =>
      facet.values
        .map((value) => ({ value, found: items.filter((item) => facet.of(item).includes(value)) }))
        .filter(({ found }) => found.length > 0)
        .map(({ value, found }) => ({
          params: { group: facet.key, value },
          props: { items: found, name: facet.name(value), group: facet.title },
        })),
    );
}
