/** The chapters of a replay: the stretches of its line-up in the order of the recording. */
import type { Session } from '../schemas/index.ts';
import type { Cue } from './cue.ts';
import { writeVtt } from './write-vtt.ts';

/** One stretch; seconds. */
export interface Chapter {
  /** Its place in the line-up, from 0. */
  item: number;
  product: string;
  from: number;
  /** Where the next one begins at the latest, so that no two overlap (W3C: chapters may only nest). */
  to: number;
}

/** The chapters of a line-up with times; an item without an end lasts until the next, the last one until the replay ends. */
export function chaptersOf(lineup: Session['lineup'], duration: number): Chapter[] {
  const timed = lineup
    .flatMap(({ product, at, until }, item) => (at === undefined ? [] : [{ item, product, from: at, until }]))
    .sort((a, b) => a.from - b.from || a.item - b.item);
  return timed
    .map(({ until, ...chapter }, index) => ({ ...chapter, to: Math.min(until ?? duration, timed[index + 1]?.from ?? duration, duration) }))
    .filter(({ from, to }) => to > from);
}

/** The chapters as a WebVTT file; `titles` gives an item's words. */
export function chaptersVtt(chapters: readonly Chapter[], titles: (chapter: Chapter) => string): string {
  return writeVtt(
    chapters.map((chapter) => ({ id: `item-${chapter.item + 1}`, from: chapter.from, to: chapter.to, text: titles(chapter) })),
  );
}

/** The products on show as a WebVTT metadata file: JSON with `product` (id), `from` and `to` (seconds) in every cue. */
export function productsVtt(chapters: readonly Chapter[]): string {
  const cues = chapters.map(({ item, product, from, to }) => ({
    id: `item-${item + 1}`,
    from,
    to,
    text: JSON.stringify({ product, from, to }),
  }));
  return writeVtt(cues, { json: true });
}

/** Captions as a WebVTT file. */
export function captionsVtt(cues: readonly Cue[]): string {
  return writeVtt(cues.map((cue, index) => ({ ...cue, id: `c${index + 1}` })));
}
