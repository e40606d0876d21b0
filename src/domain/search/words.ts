/** A query cut into what is compared: runs of Han, words of letters, and the synonyms within. */
import { synonymGroups } from './synonyms.ts';

const equal = new Map<string, Set<string>>();
for (const group of synonymGroups)
  for (const word of group) equal.set(word, new Set([...(equal.get(word) ?? []), ...group.filter((other) => other !== word)]));
const longest = Math.max(...[...equal.keys()].map((word) => word.length));

/** The words of a folded text: Han in runs, letters and digits in runs. */
export function runsOf(text: string): { text: string; han: boolean }[] {
  return [...text.matchAll(/(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu)].map((found) => ({
    text: found[0],
    han: found[1] !== undefined,
  }));
}

/** Every pair of neighbours; a single character stays alone. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return [run];
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
}

/** The words within a run that have synonyms, where they stand, and what else they may be called. */
export function synonymsIn(run: string): { start: number; end: number; others: string[] }[] {
  const whole = equal.get(run);
  if (/^[a-z]/.test(run)) return whole ? [{ start: 0, end: run.length, others: [...whole] }] : [];
  const found = [];
  for (let start = 0; start < run.length; start++)
    for (let end = start + 1; end <= Math.min(run.length, start + longest); end++) {
      const others = equal.get(run.slice(start, end));
      // A season's single character counts only where it is the whole word.
      if (others && (end - start > 1 || run.length === 1)) found.push({ start, end, others: [...others] });
    }
  return found;
}
