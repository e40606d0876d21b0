/**
 * The neutral order of the home page: by date, not by payment or sales. Groups (brands) take turns, each leads every n-th day;
 * within a group the start moves by one place a day. Computed from keys and the day alone, so it can be checked by anyone.
 */
import { DAY, type Day } from './time.ts';

/** What the order of an item may depend on: a stable key (its id) and its group (its brand). */
export interface Neutral<Item> {
  key: (item: Item) => string;
  group: (item: Item) => string;
}

/** How fairly one group is treated over its full cycle; days and appearances. */
export interface FairnessRow {
  group: string;
  items: number;
  /** Days until every meeting of "who leads" and "which item is first" has occurred once. */
  days: number;
  /** Days on which an item of this group stands first. */
  leads: number;
  /** Days an item is on the shelf: the least, the most, and the mean of the group's items. */
  least: number;
  most: number;
  mean: number;
}

/** Days since 1970-01-01, for a Beijing day. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const mod = (value: number, by: number): number => ((value % by) + by) % by;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `items` with the first `places` moved to the end. */
function turned<Item>(items: readonly Item[], places: number): Item[] {
  const start = items.length === 0 ? 0 : mod(places, items.length);
  return [...items.slice(start), ...items.slice(0, start)];
}

/** One item of each pile in turn, until all are empty. */
function alternate<Item>(order: readonly (readonly Item[])[]): Item[] {
  const rounds = Math.max(0, ...order.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => order.flatMap((pile) => pile.slice(round, round + 1))).flat();
}

/** Groups in the order of their names, each with its items in the order of their keys. */
function piles<Item>(items: readonly Item[], { key, group }: Neutral<Item>): [string, Item[]][] {
  const sorted = [...items].sort((a, b) => compare(key(a), key(b)));
  return [...Map.groupBy(sorted, group)].sort(([a], [b]) => compare(a, b));
}

/**
 * The first place in a pile of `size` on day `number`: one further each day, and one more whenever the turns of `groups` and the
 * pile have come round together, for otherwise only some items would ever meet the day on which their group leads.
 */
function startOn(number: number, size: number, groups: number): number {
  const common = gcd(groups, size);
  return number + mod(Math.floor(number / ((groups * size) / common)), common);
}

/** The items in their order on a day: one of each group in turn. Independent of the order they are handed over in. */
export function neutralOrder<Item>(items: readonly Item[], by: Neutral<Item>, day: Day | number): Item[] {
  const number = typeof day === 'number' ? day : dayNumber(day);
  const groups = piles(items, by);
  return alternate(turned(groups, number).map(([, pile]) => turned(pile, startOn(number, pile.length, groups.length))));
}

/** Counts, with `neutralOrder` itself, what a shelf of `places` gives each group over that group's full cycle from day `from`. */
export function fairness<Item>(items: readonly Item[], by: Neutral<Item>, places: number, from: Day): FairnessRow[] {
  const groups = piles(items, by);
  return groups.map(([group, pile]) => {
    const days = groups.length * pile.length;
    const seen = new Map(pile.map((item) => [by.key(item), 0]));
    let leads = 0;
    for (let day = 0; day < days; day++) {
      const shelf = neutralOrder(items, by, dayNumber(from) + day).slice(0, places);
      if (shelf[0] !== undefined && by.group(shelf[0]) === group) leads++;
      for (const item of shelf) if (by.group(item) === group) seen.set(by.key(item), (seen.get(by.key(item)) ?? 0) + 1);
    }
    const counts = [...seen.values()];
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    return { group, items: pile.length, days, leads, least: Math.min(...counts), most: Math.max(...counts), mean };
  });
}

/**
 * The order of lists: groups take turns, one item each, and on every day the next group leads; each group keeps the order it came in.
 * Groups are ordered by name, so that nothing but the day decides who leads.
 */
export function inTurns<Item>(items: readonly Item[], group: (item: Item) => string, day: Day): Item[] {
  const groups = [...Map.groupBy(items, group)].sort(([a], [b]) => compare(a, b));
  return alternate(turned(groups, dayNumber(day)).map(([, pile]) => pile));
}
