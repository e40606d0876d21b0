/** The one-colour glyphs in the open pane of a cover: ours first, then Fluent's. */
import { compactPath } from './compact-path.ts';
import { drawnGlyphs } from './drawn.ts';
import { fluentGlyph, fluentNames } from './fluent.ts';

/** A glyph ready to place: SVG that takes its colour from `color`, on a square grid of `size` units. */
export interface Glyph {
  size: number;
  svg: string;
}

/** What a glyph may weigh in bytes, so that every cover stays under three kilobytes. */
export const GLYPH_BYTES = 935;

/** Units per unit of 32; fine drawings take a coarser grid, which weighs less. */
const SCALES = [10, 8, 6, 5, 4] as const;

/** The glyph `name`; undefined when there is none, or it is too fine for a cover. */
export function glyph(name: string): Glyph | undefined {
  for (const scale of SCALES) {
    const svg = drawn(name, scale) ?? fluentGlyph(name, scale);
    if (svg === undefined) return undefined;
    const whole = `<g fill="currentColor">${svg}</g>`;
    if (whole.length <= GLYPH_BYTES) return { size: 32 * scale, svg: whole };
  }
  return undefined;
}

function drawn(name: string, scale: number): string | undefined {
  const parts = Object.hasOwn(drawnGlyphs, name) ? drawnGlyphs[name] : undefined;
  if (parts === undefined) return undefined;
  const { fill, line, bold } = parts;
  const stroke = (data: string, width: number) =>
    `<path fill="none" stroke="currentColor" stroke-width="${width * scale}" stroke-linecap="round" stroke-linejoin="round" d="${compactPath(data, scale)}"/>`;
  return [
    line === undefined ? '' : stroke(line, 2),
    bold === undefined ? '' : stroke(bold, 5),
    fill === undefined ? '' : `<path fill-rule="evenodd" d="${compactPath(fill, scale)}"/>`,
  ].join('');
}

/** Whether there is a glyph called `name`, even one too fine for a cover. */
export function isGlyphName(name: string): boolean {
  return Object.hasOwn(drawnGlyphs, name) || fluentNames.includes(name);
}

/** Up to five names that are near to `wanted`, for the fault of an unknown one. */
export function nearGlyphs(wanted: string): string[] {
  const names = [...new Set([...Object.keys(drawnGlyphs), ...fluentNames])];
  const distance = (name: string) => (name.split('-').some((part) => wanted.split('-').includes(part)) ? 0.5 : 1) * edits(wanted, name);
  return names
    .map((name) => [distance(name), name] as const)
    .sort(([a], [b]) => a - b)
    .filter(([, name]) => glyph(name) !== undefined)
    .slice(0, 5)
    .map(([, name]) => name);
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
