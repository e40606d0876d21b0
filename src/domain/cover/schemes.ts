/** How a window is composed: which pair of glasses each cell wears, by its place. What an id decides is here; mirrored cells are always alike. */
import type { Glass } from './palettes.ts';

/** The two glasses of a cell: its ground and its heart. */
export type Pair = readonly [Glass, Glass];

/** Distance from the window's centre, both positive, and the size of a cell's step; what comes out are the levels of the composition. */
type Metric = (x: number, y: number, step: number) => number;

/** Arrangements: rings, lozenges, rounds, a cross, columns, rows, a saltire, a grid within rings. */
const metrics: readonly Metric[] = [
  (x, y, step) => Math.max(x, y * 1.25) / step,
  (x, y, step) => (x + y) / (step * 1.2),
  (x, y, step) => Math.hypot(x, y) / step,
  (x, y, step) => Math.min(x, y) / step + 0.4,
  (x, _, step) => x / step,
  (_, y, step) => y / step,
  (x, y, step) => Math.abs(x * 0.75 - y) / step,
  (x, y, step) => Math.hypot(Math.max(x - y * 0.4, 0), y) / step,
];

/** Sequences of pairs from the centre outwards. Each keeps the brand's hue in front and sets one answer against it. */
const sequences: readonly (readonly Pair[])[] = [
  [
    ['main', 'pale'],
    ['mid', 'main'],
    ['soft', 'main'],
  ],
  [
    ['main', 'accent'],
    ['main', 'pale'],
    ['mid', 'soft'],
  ],
  [
    ['pale', 'main'],
    ['mid', 'pale'],
    ['main', 'accent'],
  ],
  [
    ['mid', 'spark'],
    ['main', 'soft'],
    ['main', 'pale'],
  ],
  [
    ['main', 'soft'],
    ['accent', 'pale'],
    ['main', 'mid'],
  ],
  [
    ['soft', 'main'],
    ['main', 'pale'],
    ['main', 'spark'],
    ['mid', 'pale'],
  ],
  [
    ['main', 'mid'],
    ['mid', 'soft'],
    ['soft', 'pale'],
    ['pale', 'accent'],
  ],
  [
    ['spark', 'main'],
    ['main', 'pale'],
    ['mid', 'main'],
  ],
  [
    ['pale', 'accent'],
    ['soft', 'main'],
    ['main', 'mid'],
    ['main', 'pale'],
  ],
  [
    ['accent', 'main'],
    ['main', 'soft'],
    ['mid', 'pale'],
    ['main', 'pale'],
  ],
  [
    ['main', 'pale'],
    ['main', 'accent'],
  ],
  [
    ['mid', 'pale'],
    ['pale', 'mid'],
    ['main', 'spark'],
  ],
];

/** How many compositions there are. */
export const SCHEMES = metrics.length * sequences.length * 4 * 2;

/** The composition of an emblem nearest to `number`: rings, lozenges or rounds, not woven. */
export function emblemScheme(number: number): number {
  const inner = number % (SCHEMES / 2);
  return inner - (inner % metrics.length) + ((inner % metrics.length) % 3);
}

/** A composition: the pair of the cell at (x, y) from the centre, whose place in the grid is `odd` or not. */
export type Scheme = (x: number, y: number, odd: boolean) => Pair;

/** Composition `number` (0 to `SCHEMES` − 1) for cells of `step` units. */
export function scheme(number: number, step: number): Scheme {
  const take = (count: number) => {
    const rest = number % count;
    number = Math.floor(number / count);
    return rest;
  };
  const metric = metrics[take(metrics.length)] ?? Math.hypot;
  const sequence = sequences[take(sequences.length)] ?? [];
  const shift = take(4);
  const woven = take(2) === 1 && sequence.length < 4;
  return (x, y, odd) => {
    const level = Math.floor(metric(Math.abs(x), Math.abs(y), step) + 0.01) + shift;
    const pair = sequence[level % sequence.length] ?? (['main', 'pale'] as const);
    // A woven window turns every other cell inside out.
    return woven && odd ? [pair[1], pair[0]] : pair;
  };
}

/** FNV-1a with a final mix, so that ids that differ by one letter differ in every bit. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  value = Math.imul(value ^ (value >>> 16), 2246822507);
  value = Math.imul(value ^ (value >>> 13), 3266489909);
  return (value ^ (value >>> 16)) >>> 0;
}
