/** Whether the heading font can set a text. Names of collections are decided as a whole (`data-of`); every other title by itself. */
import song from '@song/song.json';

const glyphs = new Set(song.glyphs);

/** The class of a title with a character that the font lacks: set wholly in the sans, so that no title mixes two faces. */
export function titleClass(text: string): 'plain-type' | undefined {
  return [...text].some((character) => /\p{Script=Han}/u.test(character) && !glyphs.has(character)) ? 'plain-type' : undefined;
}
