/** The neutral order: same day, same order; over a full cycle nobody stands in front more often than another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/time.ts';
import { dayNumber, fairness, inTurns, type Neutral, neutralOrder } from '#domain/rotation.ts';

interface Stall {
  id: string;
  brand: string;
}
const by: Neutral<Stall> = { key: ({ id }) => id, group: ({ brand }) => brand };
const stalls = (sizes: readonly number[]): Stall[] =>
  sizes.flatMap((size, brand) => Array.from({ length: size }, (_, index) => ({ id: `${brand}-${index}`, brand: `brand-${brand}` })));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const day = fc.integer({ min: -20_000, max: 60_000 });
const DAY = '2026-11-21';

describe('inTurns', () => {
  const turns = (items: readonly Stall[], on = DAY) => inTurns(items, by.group, on).map(by.key);
  test('one of each brand, each brand in the order it came in', () => {
    expect(turns(stalls([3, 1, 2]), '1970-01-01')).toEqual(['0-0', '1-0', '2-0', '0-1', '2-1', '0-2']);
    expect(turns([])).toEqual([]);
  });
  test('every brand leads once in as many days', () => {
    const leaders = [0, 1, 2].map((day) => turns(stalls([3, 1, 2]), addDays(DAY, day))[0]?.slice(0, 1));
    expect(leaders.sort()).toEqual(['0', '1', '2']);
  });
  test('loses and doubles nothing', () => {
    fc.assert(
      fc.property(sizes, (counts) => {
        expect(turns(stalls(counts)).sort()).toEqual(stalls(counts).map(by.key).sort());
      }),
    );
  });
});

describe('neutralOrder', () => {
  test('loses and doubles nothing', () => {
    fc.assert(
      fc.property(sizes, day, (counts, number) => {
        const items = stalls(counts);
        expect(neutralOrder(items, by, number).map(by.key).sort()).toEqual(items.map(by.key).sort());
      }),
    );
  });

  test('depends on the day alone, not on the order of the input', () => {
    fc.assert(
      fc.property(
        sizes.chain((counts) =>
          fc.tuple(fc.constant(stalls(counts)), fc.shuffledSubarray(stalls(counts), { minLength: stalls(counts).length })),
        ),
        day,
        ([items, shuffled], number) => {
          expect(neutralOrder(shuffled, by, number)).toEqual(neutralOrder(items, by, number));
        },
      ),
    );
  });

  test('over a full cycle every item of a group leads equally often, wherever the cycle starts', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 500 }), (counts, cycle) => {
        const items = stalls(counts);
        for (const [group, size] of counts.entries()) {
          const days = counts.length * size;
          const leads = new Map<string, number>();
          for (let number = cycle * days; number < (cycle + 1) * days; number++) {
            const first = neutralOrder(items, by, number)[0];
            if (first?.brand === `brand-${group}`) leads.set(first.id, (leads.get(first.id) ?? 0) + 1);
          }
          expect([...leads.values()]).toEqual(Array.from({ length: size }, () => 1));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('without groups the start moves by one place a day', () => {
    const one: Neutral<Stall> = { ...by, group: () => '' };
    const items = stalls([5]);
    const today = neutralOrder(items, one, DAY).map(by.key);
    expect(neutralOrder(items, one, dayNumber(DAY) + 1).map(by.key)).toEqual([...today.slice(1), today[0]]);
  });

  test('no group fills a short shelf', () => {
    for (let number = 0; number < 60; number++) {
      const shelf = neutralOrder(stalls([30, 4, 2]), by, number).slice(0, 6);
      expect(shelf.map(by.group).sort()).toEqual(['brand-0', 'brand-0', 'brand-1', 'brand-1', 'brand-2', 'brand-2']);
    }
  });
});

describe('fairness', () => {
  test('each group leads every n-th day and each of its items is shown equally often', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 8 }), (counts, places) => {
        const rows = fairness(stalls(counts), by, places, DAY);
        for (const row of rows) {
          expect(row.leads * counts.length).toBe(row.days);
          expect(row.least).toBe(row.most);
          expect(row.mean).toBe(row.most);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the table of a small market', () => {
    expect(fairness(stalls([2, 4]), by, 2, DAY)).toEqual([
      { group: 'brand-0', items: 2, days: 4, leads: 2, least: 2, most: 2, mean: 2 },
      { group: 'brand-1', items: 4, days: 8, leads: 4, least: 2, most: 2, mean: 2 },
    ]);
  });
});
