/** Facets: matching and counts against brute force, and addresses that survive anything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery, groupOf, parseQuery, readTokens, tally, type Token, wayOut, writeTokens } from '#domain/list-filter.ts';

const groups = ['brand', 'season', 'kind'];
const values = ['a', 'b', '10', 'c-d'];
const known: Token[] = groups.flatMap((group) => values.map((value) => `${group}:${value}`));
const item = fc.subarray(known).map((tokens) => new Set(tokens));
const items = fc.array(item, { maxLength: 30 });
const choice = fc.subarray(known);

/** The definition, word for word: any value of a group, all groups. */
const matches = (one: ReadonlySet<Token>, chosen: readonly Token[]) =>
  groups.every((group) => {
    const wanted = chosen.filter((token) => groupOf(token) === group);
    return wanted.length === 0 || wanted.some((token) => one.has(token));
  });

describe('tally', () => {
  test('shows what the definition shows, in order', () =>
    fc.assert(
      fc.property(items, choice, (all, chosen) => {
        expect(tally(all, chosen).shown).toEqual(all.flatMap((one, at) => (matches(one, chosen) ? [at] : [])));
      }),
    ));

  test('a value counts the items it shows beside the other groups’ choices', () =>
    fc.assert(
      fc.property(items, choice, (all, chosen) => {
        const { counts } = tally(all, chosen);
        for (const token of known) {
          const others = chosen.filter((one) => groupOf(one) !== groupOf(token));
          expect(counts.get(token) ?? 0, token).toBe(all.filter((one) => matches(one, [...others, token])).length);
        }
      }),
    ));

  test('choosing a value of a free group shows exactly its count', () =>
    fc.assert(
      fc.property(items, choice, fc.constantFrom(...known), (all, chosen, token) => {
        const free = chosen.filter((one) => groupOf(one) !== groupOf(token));
        expect(tally(all, [...free, token]).shown).toHaveLength(tally(all, free).counts.get(token) ?? 0);
      }),
    ));

  test('the order of the choice does not matter', () =>
    fc.assert(
      fc.property(items, choice, (all, chosen) => {
        const { shown, counts } = tally(all, [...chosen].reverse());
        const straight = tally(all, chosen);
        expect(shown).toEqual(straight.shown);
        expect(new Map(counts)).toEqual(straight.counts);
      }),
    ));
});

describe('the way out of an empty result', () => {
  test('is a chosen group, the last that helps', () =>
    fc.assert(
      fc.property(items, choice, (all, chosen) => {
        const group = wayOut(all, chosen);
        const helps = (one: string) =>
          all.some((entry) =>
            matches(
              entry,
              chosen.filter((token) => groupOf(token) !== one),
            ),
          );
        const asked = [...new Set(chosen.map(groupOf))];
        expect(group).toBe(asked.findLast(helps) ?? asked.at(-1));
      }),
    ));
});

describe('the address', () => {
  test('brings back the choice, in one canonical order', () =>
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(parseQuery(formatQuery(chosen), known)).toEqual(chosen);
        expect(parseQuery(formatQuery([...chosen].reverse()), known)).toEqual(chosen);
      }),
    ));
  test('reads as people would write it', () => {
    expect(formatQuery(['brand:a', 'brand:b', 'season:10'])).toBe('?brand=a&brand=b&season=10');
    expect(formatQuery([])).toBe('');
  });
  test('ignores what it does not know, and whatever is thrown at it', () => {
    expect(parseQuery('?brand=a&brand=zzz&utm=1&season=99&brand=a', known)).toEqual(['brand:a']);
    expect(parseQuery('?season=10&brand=b&brand=a', known)).toEqual(['brand:a', 'brand:b', 'season:10']);
    for (const hostile of [
      '?%',
      '?brand=%E0%A4%A',
      '?brand=%00a',
      '?__proto__=a&constructor=b',
      '?brand[]=a',
      '?=&&==',
      '?brand:a',
      '#brand=a',
    ])
      expect(parseQuery(hostile, known), hostile).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = parseQuery(text, known);
        expect(found.every((token) => known.includes(token))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
        expect(parseQuery(formatQuery(found), known)).toEqual(found);
      }),
    );
  });
});

describe('tokens in HTML', () => {
  test('come back as they were written', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...groups), fc.subarray(values)), (written) => {
        const wanted = Object.entries(written).flatMap(([group, list]) => list.map((value) => `${group}:${value}`));
        expect([...readTokens(writeTokens(written))].sort()).toEqual(wanted.sort());
      }),
    ));
  test('are short', () => {
    expect(writeTokens({ brand: ['a'], season: ['6', '7'], scene: [] })).toBe('brand:a season:6,7');
    expect(readTokens('').size).toBe(0);
  });
});
