/** How captions that are read again stand to those that were there. */
import type { Cue } from './cue.ts';

/** Times nearer than this are the same, seconds. */
const SAME = 0.0015;

/** The cues of a text that occurs once, by that text. */
function once(cues: readonly Cue[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const { text, from } of cues) {
    if (found.has(text)) twice.add(text);
    found.set(text, from);
  }
  for (const text of twice) found.delete(text);
  return found;
}

/** By how many seconds the same words were later in `before` than in `after`; `mixed` when not all by as many; nothing when no words are in both. */
export function laterBy(before: readonly Cue[], after: readonly Cue[]): number | 'mixed' | undefined {
  const known = once(before);
  const gaps = [...once(after)].flatMap(([text, from]) => {
    const was = known.get(text);
    return was === undefined ? [] : [was - from];
  });
  const [first] = gaps;
  if (first === undefined) return undefined;
  if (gaps.some((gap) => Math.abs(gap - first) > SAME)) return 'mixed';
  return Math.abs(first) <= SAME ? 0 : Math.round(first * 1000) / 1000;
}
