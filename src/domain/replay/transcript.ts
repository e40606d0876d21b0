/** Captions as text to read: paragraphs under the chapters they belong to. */
import type { Chapter } from './chapters.ts';
import { chapterAt } from './chapters-at.ts';
import type { Cue } from './cue.ts';

/** A paragraph; `from` in seconds. */
export interface Paragraph {
  from: number;
  text: string;
}

/** The words of one chapter, or of a stretch between two (`chapter` is then absent). */
export interface Passage {
  chapter: Chapter | undefined;
  paragraphs: Paragraph[];
}

/** A paragraph ends at a silence of this many seconds, or when it is this many characters long. Cues are parted by a space: nobody said where a sentence ends. */
const SILENCE = 3;
const LONG = 80;

/** The whole text in order; a cue belongs to the chapter in which it begins. */
export function passagesOf(cues: readonly Cue[], chapters: readonly Chapter[]): Passage[] {
  const passages: Passage[] = [];
  let last: Cue | undefined;
  for (const cue of cues) {
    const chapter = chapterAt(chapters, cue.from);
    let passage = passages.at(-1);
    if (!passage || passage.chapter !== chapter) passages.push((passage = { chapter, paragraphs: [] }));
    const paragraph = passage.paragraphs.at(-1);
    const words = cue.text.replaceAll('\n', ' ');
    if (paragraph && last && cue.from - last.to < SILENCE && paragraph.text.length < LONG) paragraph.text += ` ${words}`;
    else passage.paragraphs.push({ from: cue.from, text: words });
    last = cue;
  }
  return passages;
}
