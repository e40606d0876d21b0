/** What `/styleguide/covers/` holds: every lattice in every palette as an emblem and as 24 covers, and the colours of each palette. */
import { lattices } from '#domain/cover/lattices.ts';
import { palettes } from '#domain/cover/palettes.ts';
import { coverSvg, type Motif } from '#domain/cover.ts';
import type { Brand } from '#domain/schemas/index.ts';

export const LATTICES = Object.keys(lattices) as Brand['lattice'][];
export const PALETTES = Object.keys(palettes) as Brand['palette'][];
/** How many covers are drawn of each window: enough to see whether their compositions differ. */
export const COVERS = 24;

const GLYPHS = ['sea-bass', 'lychee', 'crab', 'ring', 'round-glasses', 'roast-goose', 'paddy-worm', 'ginger-milk', 'smart-lock', 'clam'];
const MOTIFS: Record<number, Motif> = { 4: 'seal', 9: 'moon' };

/** The site path of cover `number`, 1 to `COVERS`; 0 is the emblem. */
export const windowPath = (lattice: string, palette: string, number: number) => `/styleguide/covers/${lattice}-${palette}-${number}.svg`;
/** The site path of a palette's colours. */
export const palettePath = (palette: string) => `/styleguide/covers/${palette}.svg`;

/** The names of a palette's colours, in the order in which its file shows them. */
export const glasses = (palette: Brand['palette']) => ['lead', ...Object.keys(palettes[palette].glass), 'paper', 'ink'];

function paletteSvg(palette: Brand['palette']): string {
  const { lead, glass, paper, ink } = palettes[palette];
  const colours = [lead, ...Object.values(glass), paper, ink];
  const panes = colours.map((colour, index) => `<rect x="${index * 40}" width="40" height="40" fill="${colour}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${colours.length * 40} 40" width="${colours.length * 40}" height="40">${panes}</svg>`;
}

/** Every file by its name without `.svg`. */
export function galleryFiles(): { name: string; svg: string }[] {
  const covers = LATTICES.flatMap((lattice) =>
    PALETTES.flatMap((palette) =>
      Array.from({ length: COVERS + 1 }, (_, number) => {
        const name = `${lattice}-${palette}-${number}`;
        const glyph = number === 0 ? undefined : GLYPHS[number % GLYPHS.length];
        return { name, svg: coverSvg(name, glyph, { lattice, palette }, MOTIFS[number]) };
      }),
    ),
  );
  return [...covers, ...PALETTES.map((palette) => ({ name: palette, svg: paletteSvg(palette) }))];
}
