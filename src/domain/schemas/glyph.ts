/** The name of a glyph, as content writes it. */
import { z } from 'zod';
import { glyph, nearGlyphs } from '../glyphs/index.ts';

/** A glyph that a cover can show: one of ours or of Fluent Emoji High Contrast. An unknown name is told its nearest neighbours. */
export const glyphName = z.string().refine((name) => glyph(name) !== undefined, {
  error: ({ input }) =>
    `没有这个图形，或它太细，换成 ${nearGlyphs(String(input)).join('、')} 之一，或 Fluent Emoji High Contrast 里的其他图形名`,
});
