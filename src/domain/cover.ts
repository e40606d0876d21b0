/** Covers drawn by code: a brand's window lattice with one open pane that holds a glyph. Deterministic from the id, symmetric, at most 3000 bytes. */
import { lattices } from './cover/lattices.ts';
import { palettes } from './cover/palettes.ts';
import { emblemScheme, hash, scheme, SCHEMES } from './cover/schemes.ts';
import { glyph as glyphOf } from './glyphs/index.ts';
import type { Brand } from './schemas/index.ts';

/** A brand's window. */
export type Window = Pick<Brand, 'lattice' | 'palette'>;

/** A small sign on the pane's rim: the seal of a session with a district head, the moon of a night market. */
export type Motif = 'seal' | 'moon';

/** Each sign around 0,0. */
const motifs: Record<Motif, string> = {
  seal: 'M-12-12h24v24h-24zM-8-8V8h6V-8zM2-8v6h6v-6zM2 2v6h6v-6z',
  moon: 'M4-13a13 13 0 1 0 9 17A11 11 0 0 1 4-13z',
};

/**
 * An SVG document of 400 × 300 in the brand's lattice and palette. `id` decides its composition; `glyph` names what the open pane
 * shows, in the middle square, so that a cover may be cropped to a square or a tall panel; without a glyph it is the brand's emblem, all lattice.
 */
export function coverSvg(id: string, glyph: string | undefined, brand: Window, motif?: Motif): string {
  const number = hash(id) % SCHEMES;
  // An emblem stands alone: its rings are always round its medallion.
  return windowSvg(glyph === undefined ? emblemScheme(number) : number, glyph, brand, motif);
}

/** The cover with composition `number` (0 to `SCHEMES` − 1). */
export function windowSvg(number: number, glyph: string | undefined, { lattice, palette }: Window, motif?: Motif): string {
  const { lead, glass, paper, ink } = palettes[palette];
  const { cell, places, quarter, step, pane, zoom } = lattices[lattice];
  const cells = (medallion: boolean, name: string) => {
    const compose = scheme(number, medallion ? step * 0.6 : step);
    const groups = new Map<string, string>();
    for (const { x, y, odd } of places(medallion)) {
      const [ground, heart] = compose(x, y, odd);
      const colours = ` fill="${glass[ground]}" color="${glass[heart]}"`;
      groups.set(colours, `${groups.get(colours) ?? ''}<use href="#c"${x === 0 ? '' : ` x="${x}"`}${y === 0 ? '' : ` y="${y}"`}/>`);
    }
    const part = [...groups].map(([colours, uses]) => `<g${colours}>${uses}</g>`).join('');
    const half = `<g id="${name}">${part}</g><use href="#${name}" transform="scale(-1 1)"/>`;
    return quarter ? `<g id="${name}q">${half}</g><use href="#${name}q" transform="scale(1-1)"/>` : half;
  };
  // The wide stroke is the timber, the narrow one the coloured line in it.
  const rim = (attributes: string) =>
    `<use href="#p"${attributes} stroke-width="13"/><use href="#p" stroke="${glass.accent}" stroke-width="4"/>`;
  const sign =
    motif === undefined
      ? ''
      : `<g transform="translate(72 72)"><circle r="24" fill="${paper}"/><path fill="${ink}" fill-rule="evenodd" stroke="none" d="${motifs[motif]}"/></g>`;
  const middle =
    glyph === undefined
      ? `<clipPath id="m"><use href="#p"/></clipPath><g clip-path="url(#m)"><g transform="scale(${zoom})">${cells(true, 'i')}</g></g>${rim('')}`
      : `${rim(` fill="${paper}"`)}<use href="#p" stroke-width="1.4" transform="scale(.9)"/>${placed(glyph, ink)}${sign}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-200-150 400 300" width="400" height="300" preserveAspectRatio="xMidYMid slice"><defs><g id="c">${cell(lead)}</g><path id="p" d="${pane}"/></defs><g fill="none" stroke="${lead}" stroke-width="2.4">${cells(false, 'o')}${middle}<path stroke-width="6" d="M-197-147h394v294h-394z"/></g></svg>`;
}

/** How wide a glyph stands in the pane. */
const GLYPH_WIDTH = 122;

function placed(name: string, ink: string): string {
  const found = glyphOf(name);
  if (found === undefined) return '';
  const corner = -GLYPH_WIDTH / 2;
  return `<g color="${ink}" stroke="none" transform="translate(${corner}${corner})scale(${(GLYPH_WIDTH / found.size).toFixed(4).slice(1)})">${found.svg}</g>`;
}
