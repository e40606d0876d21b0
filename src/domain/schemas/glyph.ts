/** The name of a glyph, as content writes it. */
import { z } from 'zod';
import { glyph, isGlyphName, nearGlyphs } from '../glyphs/index.ts';

/** A glyph that a cover can show: one of ours or of Fluent Emoji High Contrast. An unknown name is told its nearest neighbours. */
export const glyphName = z.string().refine((name) => glyph(name) !== undefined, {
  error: ({ input }) => {
    const name = String(input);
    const what = isGlyphName(name) ? '这个图形太细，封面放不下' : '没有叫这个名字的图形';
    return `${what}，可换成 ${nearGlyphs(name).join('、')}，或 Fluent Emoji High Contrast 里的其他图形名`;
  },
});
