/** The three lattices: the cell that each repeats, where the cells of one part of the window stand, and the open pane. Units of a 400 × 300 cover, from its centre. */
import type { Brand } from '../schemas/index.ts';

/** A place of a cell in the drawn part of the window; `odd` cells alternate in both directions. */
export interface Place {
  x: number;
  y: number;
  odd: boolean;
}

/** How one lattice is drawn. */
export interface Lattice {
  /** The cell as SVG: its ground inherits `fill`, its heart is `currentColor`, its lines inherit `stroke`. */
  cell: (lead: string) => string;
  /** The cells of the drawn part, which mirrors complete: around the pane, or those of the medallion that fills it in a brand's emblem. */
  places: (medallion: boolean) => Place[];
  /** Whether the drawn part is a quarter (mirrored both ways) or the right half. */
  quarter: boolean;
  /** The distance between levels of a composition. */
  step: number;
  /** The open pane, as path data. */
  pane: string;
  /** How much larger the medallion is drawn. */
  zoom: number;
}

/** What shows of a scale of radius `radius`, from its left corner over its top to the right one and down to the tip. */
const arcData = (radius: number, right: string, left: string) =>
  `M${left}A${radius} ${radius} 0 0 1 ${right} 48 48 0 0 0 6 .3H-6A48 48 0 0 0${left}z`;
const arc = (radius: number, right: string, left: string) => `<path d="${arcData(radius, right, left)}"/>`;

const grid = (columns: number, rows: number, place: (column: number, row: number) => Place) =>
  Array.from({ length: columns * rows }, (_, index) => place(index % columns, Math.floor(index / columns)));

/** Nested squares with begonia (海棠) corners: a square, mitred lines, a four-petalled flower. */
const begonia: Lattice = {
  cell: () =>
    '<path d="M-25-25h50v50h-50z"/><path fill="none" d="M-25-25l50 50M25-25l-50 50"/><path fill="currentColor" d="M-11.5-11.5a11.5 11.5 0 0 1 23 0 11.5 11.5 0 0 1 0 23 11.5 11.5 0 0 1-23 0 11.5 11.5 0 0 1 0-23z"/>',
  places: (medallion) =>
    medallion
      ? grid(2, 2, (column, row) => ({ x: 50 * column, y: 50 * row, odd: column !== row }))
      : grid(4, 3, (column, row) => ({ x: 50 * column + 25, y: 50 * row + 25, odd: (column + row) % 2 === 1 })).filter(
          ({ x, y }) => x + y > 100,
        ),
  quarter: true,
  step: 50,
  pane: 'M-41-100h82l59 59v82l-59 59h-82l-59-59v-82z',
  zoom: 2,
};

/** Fish scales and water arcs: what shows of each scale, with two smaller ones in it; rows overlap downwards, so only left and right are alike. */
const scales: Lattice = {
  cell: () =>
    `${arc(48, '41.8-23.6', '-41.8-23.6')}<path fill="currentColor" d="${arcData(30, '24.2-17.7', '-24.2-17.7')}"/>${arc(16, '13.2-9', '-13.2-9')}`,
  places: (medallion) =>
    grid(3, medallion ? 9 : 13, (column, row) => ({
      x: 96 * column + (row % 2 === 0 ? 48 : 0),
      y: 24 * row - (medallion ? 72 : 120),
      odd: row % 2 === 0,
    })).filter(({ x, y }) =>
      medallion
        ? Math.hypot(x, y - 24) < 100
        : x < 240 && Math.max(Math.hypot(x + 42, y - 24), Math.hypot(x, y - 48), Math.hypot(x + 6, y)) > 105,
    ),
  quarter: false,
  step: 50,
  pane: 'M0-100a100 100 0 0 1 0 200 100 100 0 0 1 0-200z',
  zoom: 1.3,
};

/** Ice-crack facets: hexagons cut like gems, their side facets in shadow. */
const iceCrack: Lattice = {
  cell: (lead) =>
    `<path d="M0-34L30-17v34L0 34-30 17v-34z"/><path fill="${lead}" fill-opacity=".28" d="M30-17v34L17 10V-10zM-30-17v34l13-7V-10z"/><path fill="none" d="M0-34v68M-30-17l60 34M-30 17l60-34"/><path fill="currentColor" d="M0-20L17-10V10L0 20-17 10V-10z"/>`,
  places: (medallion) =>
    grid(4, 4, (column, row) => ({ x: 60 * column + (row % 2 === 1 ? 30 : 0), y: 51 * row, odd: (column + row) % 2 === 1 })).filter(
      ({ x, y }) => (medallion ? Math.hypot(x, y) < 70 : x < 230 && Math.max(x + 30 - 84, y + 17 + (x + 30) * 0.577 - 111, 0) > 0),
    ),
  quarter: true,
  step: 52,
  pane: 'M0-117L102-58.5V58.5L0 117-102 58.5V-58.5z',
  zoom: 1.7,
};

/** Each lattice by its name. */
export const lattices: Record<Brand['lattice'], Lattice> = { begonia, scales, 'ice-crack': iceCrack };
