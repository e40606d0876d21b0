/** Filtering a list by facets: any of one group's values, all groups together. Shared by the build and the reader's browser, so it stays small. */

/** One value of one group as a word, e.g. `brand:doumen-youpin`. Neither part holds a colon, comma or space. */
export type Token = string;

/** A value a reader can choose. */
export interface FacetValue {
  token: Token;
  name: string;
  /** How many items of the whole list have it. */
  count: number;
  /** The page that lists just these items, for readers without JavaScript. */
  href: string;
  /** `brandWear` of a brand; empty for anything else. */
  wear: string;
}

/** A group of values, in the order they are shown. */
export interface FacetGroup {
  key: string;
  title: string;
  /** `index`: names with counts; `months`: a small calendar. */
  shape: 'index' | 'months';
  /** Long groups stand folded. */
  folded: boolean;
  values: readonly FacetValue[];
}

/** The group of a token. */
export const groupOf = (token: Token): string => token.slice(0, token.indexOf(':'));

/** An item's values as its `data-f` attribute: `brand:a season:6,7`. Groups without a value are left out. */
export function writeTokens(values: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(values)
    .filter(([, list]) => list.length > 0)
    .map(([group, list]) => `${group}:${list.join(',')}`)
    .join(' ');
}

/** The tokens of a `data-f` attribute. */
export function readTokens(text: string): Set<Token> {
  return new Set(
    text
      .split(' ')
      .filter(Boolean)
      .flatMap((part) =>
        part
          .slice(part.indexOf(':') + 1)
          .split(',')
          .map((value) => `${groupOf(part)}:${value}`),
      ),
  );
}

/** The choice a query string stands for, in the order of `known`; what is not known is ignored. */
export function parseQuery(search: string, known: readonly Token[]): Token[] {
  const asked = new Set([...new URLSearchParams(search)].map((pair) => pair.join(':')));
  return known.filter((token) => asked.has(token));
}

/** The query string of a choice, with its `?`; empty for no choice. */
export function formatQuery(chosen: readonly Token[]): string {
  const query = new URLSearchParams(chosen.map((token) => token.split(':')));
  return chosen.length > 0 ? `?${query}` : '';
}

/** What a choice leaves of the items. */
export interface Tally {
  /** Positions of the items that match. */
  shown: number[];
  /** For every value, the items it would show beside the choices of the other groups. A value that is missing has none. */
  counts: Map<Token, number>;
}

/** Matches and counts `items` in one pass: an item outside one group's choice still counts for that group's other values. */
export function tally(items: readonly ReadonlySet<Token>[], chosen: readonly Token[]): Tally {
  const groups = [...new Set(chosen.map(groupOf))];
  const shown: number[] = [];
  const counts = new Map<Token, number>();
  items.forEach((item, index) => {
    const met = new Set(chosen.filter((token) => item.has(token)).map(groupOf));
    const failed = groups.filter((group) => !met.has(group));
    if (failed.length > 1) return;
    if (failed.length === 0) shown.push(index);
    for (const token of item) if (failed.length === 0 || groupOf(token) === failed[0]) counts.set(token, (counts.get(token) ?? 0) + 1);
  });
  return { shown, counts };
}

/** The group to give up when nothing matches: the last whose absence shows something, else the last; `undefined` when nothing is chosen. */
export function wayOut(items: readonly ReadonlySet<Token>[], chosen: readonly Token[]): string | undefined {
  const groups = [...new Set(chosen.map(groupOf))].reverse();
  const without = (group: string) => chosen.filter((token) => groupOf(token) !== group);
  return groups.find((group) => tally(items, without(group)).shown.length > 0) ?? groups[0];
}
