/** Captions gathered into windows of about twenty seconds, the unit in which spoken words are found. */
import type { Cue } from './cue.ts';

/** How long a window grows before it closes, and the most it may hold unless one cue is longer, in seconds. */
export const WINDOW = 20;
export const WINDOW_MOST = 30;

/** A silence longer than this, in seconds, ends a window, and nothing is carried over it. */
export const SILENCE = 8;

/** A window of speech. `text` is that of its cues in order, lines and cues joined by a space. */
export interface SpeechWindow extends Cue {
  /** Where in `text` each cue begins (UTF-16 units) and the second at which it is said. */
  starts: [offset: number, second: number][];
  /**
   * So much of `text` is the last cue of the window before, so that a phrase across the border is found; 0 without one.
   * `from` is the start of the first cue after it.
   */
  carried: number;
}

/**
 * Whole cues in windows, in order. `cues` are in the order of their start. A window closes when it has lasted 20 s, before a cue that
 * would make it longer than 30 s, at silences, and at `borders` (seconds; the chapters of the line-up).
 */
export function windowsOf(cues: readonly Cue[], borders: readonly number[] = []): SpeechWindow[] {
  const windows: SpeechWindow[] = [];
  let own: Cue[] = [];
  let carried: Cue | undefined;
  let to = 0;
  const close = () => {
    const [first] = own;
    if (first) windows.push(windowOf(carried, own, first.from, to));
    carried = own.at(-1);
    own = [];
  };
  for (const cue of cues) {
    const first = own[0];
    const last = own.at(-1);
    const silent = cue.from - to > SILENCE;
    const crosses = last !== undefined && borders.some((border) => last.from < border && border <= cue.from);
    if (first && (silent || crosses || Math.max(to, cue.to) - first.from > WINDOW_MOST)) close();
    if (silent) carried = undefined;
    to = own.length === 0 ? cue.to : Math.max(to, cue.to);
    own.push(cue);
    if (to - (own[0]?.from ?? 0) >= WINDOW) close();
  }
  close();
  return windows;
}

function windowOf(before: Cue | undefined, own: readonly Cue[], from: number, to: number): SpeechWindow {
  const starts: [number, number][] = [];
  let text = '';
  let carried = 0;
  for (const cue of before ? [before, ...own] : own) {
    if (text !== '') text += ' ';
    starts.push([text.length, cue.from]);
    text += cue.text.replace(/\s+/g, ' ').trim();
    if (cue === before) carried = text.length;
  }
  return { from, to, text, starts, carried };
}
