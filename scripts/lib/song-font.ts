/** The heading font: Noto Serif SC Black, cut down to the glyphs that titles use. Made before the build, kept by content hash. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { checkContent } from '#domain/content.ts';
import { glyphsOf, type TitleGroup, titleGroups } from '#domain/song.ts';
import { contentDirectory, readContent } from './read-content.ts';

/** In bytes. design/visual.md allows 90,000; a product page with a photograph has 120,000 for everything, so the font leaves it room. */
export const SONG_BUDGET = 87_000;
/** Bytes of an average glyph in WOFF2 (measured: 138–142); only to guess where to begin. */
const GLYPH = 136;

/** The grid of the outlines, units to the em. The original's 1,000 are finer than a heading shows: at 40 px on a 3× screen 320 units are 0.4 px each, and save a fifth of the bytes. */
const GRID = 320;

/** The font on disk and the groups of titles that it could not hold. */
export interface SongFont {
  folder: string;
  bytes: number;
  glyphs: string;
  plain: string[];
}

/** Makes `song.woff2` and `song.json` in a folder named by their content, and returns where. */
export async function songFont({ includeSamples }: { includeSamples: boolean }): Promise<SongFont> {
  const { content } = checkContent(readContent(contentDirectory()).entries, { includeSamples });
  const groups = titleGroups(content);
  const key = createHash('sha256')
    .update(JSON.stringify([SONG_BUDGET, GRID, groups]))
    .digest('hex')
    .slice(0, 16);
  const folder = resolve('node_modules', '.cache', 'haohuo', `song-${key}`);
  const file = join(folder, 'song.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SongFont;
  const made = await fit(groups);
  const font = { folder, bytes: made.font.length, glyphs: made.glyphs, plain: made.plain };
  mkdirSync(folder, { recursive: true });
  write(join(folder, 'song.woff2'), made.font);
  write(file, JSON.stringify(font));
  return font;
}

/** The most groups, in their order, whose glyphs stay within the budget; a group that does not fit is left out whole. */
async function fit(groups: readonly TitleGroup[]) {
  const source = readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf'));
  for (let budget = SONG_BUDGET; ; budget -= 2_000) {
    const taken: TitleGroup[] = [];
    for (const group of groups) {
      const glyphs = glyphsOf([...taken, group].flatMap(({ texts }) => texts));
      if (group.name === 'ui' || [...glyphs].length * GLYPH <= budget) taken.push(group);
    }
    const glyphs = glyphsOf(taken.flatMap(({ texts }) => texts));
    const font = await subset(source, glyphs);
    if (font.length <= SONG_BUDGET || taken.length === 1)
      return { font, glyphs, plain: groups.filter((group) => !taken.includes(group)).map(({ name }) => name) };
  }
}

async function subset(source: Buffer, glyphs: string): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font');
  const cut = await subsetFont(source, glyphs, {
    targetFormat: 'truetype',
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['vmtx', 'vhea', 'VORG', 'GPOS', 'GSUB', 'BASE', 'STAT'],
  });
  return coarser(cut);
}

/** The font on the coarser grid, as WOFF2. */
async function coarser(truetype: Buffer): Promise<Buffer> {
  const { Font, woff2 } = await import('fonteditor-core');
  await woff2.init();
  const font = Font.create(truetype, { type: 'ttf' });
  const data = font.get();
  const { head } = data;
  if (head?.unitsPerEm === undefined) throw new Error('The font has no head table.');
  const scale = GRID / head.unitsPerEm;
  const scaled = <Table extends object>(table: Table, keys: RegExp) => {
    for (const [key, value] of Object.entries(table))
      if (typeof value === 'number' && keys.test(key)) Object.assign(table, { [key]: Math.round(value * scale) });
  };
  for (const glyph of data.glyf) {
    scaled(glyph, /^(?:[xy]M(?:in|ax)|advanceWidth|leftSideBearing)$/);
    for (const point of glyph.contours?.flat() ?? []) scaled(point, /^[xy]$/);
  }
  scaled(head, /^[xy]M(?:in|ax)$/);
  scaled(data.hhea, /^(?:ascent|descent|lineGap|advanceWidthMax|min|xMaxExtent)/);
  scaled(data['OS/2'], /^(?:xAvgCharWidth|y(?:Sub|Super|Strikeout)|sTypo|usWin(?:As|Des)cent|sxHeight|sCapHeight)/);
  head.unitsPerEm = GRID;
  // One em from top to bottom: without vertical metrics of its own a font's characters step down by this sum in vertical text.
  Object.assign(data.hhea, { ascent: GRID * 0.88, descent: -GRID * 0.12, lineGap: 0 });
  Object.assign(data['OS/2'], { usWinAscent: GRID * 0.88, usWinDescent: GRID * 0.12 });
  font.set(data);
  return Buffer.from(font.write({ type: 'woff2', hinting: false, toBuffer: true }) as unknown as ArrayBuffer);
}

function write(file: string, data: string | Buffer): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, data);
  renameSync(temporary, file);
}
