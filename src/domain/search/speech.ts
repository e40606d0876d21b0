/**
 * Words spoken in replays are found as they were said: every word of the query, character by character, never by sound, synonym or guess.
 * Spaces, punctuation and the borders of cues do not matter. Both engines compare the same form, `saidOf`.
 */
import { spokenPath } from '../urls.ts';
import { fold } from './normalise.ts';
import type { Hit, Run, SearchDocument } from './types.ts';

/** A replay opens so many seconds before the words. */
export const LEAD = 2;

/** How many characters of speech a hit shows, and how many of them before the match. */
const SHOWN = 60;
const BEFORE = 16;

const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** Words as ICU's dictionary cuts them; a browser without it only finds a few windows more. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** One thing that was said, a character or a word of letters, and where it stands in the text (UTF-16 units). */
interface Token {
  text: string;
  from: number;
  to: number;
}

/** A text as it is compared: folded, every Han character and every word of letters by itself, with spaces between. */
export function saidOf(text: string): string {
  return (fold(text).match(TOKEN) ?? []).join(' ');
}

/** What of a normalised query must be said, each as `saidOf` has it; nothing when it is only a character, which everybody says. */
export function phrasesOf(query: string): string[] {
  const phrases = query
    .split(' ')
    .map(saidOf)
    .filter((phrase) => phrase !== '');
  return phrases.join('').length < 2 ? [] : [...new Set(phrases)];
}

/** Whether a text, given as `saidOf` has it, holds every phrase. */
export function holds(said: string, phrases: readonly string[]): boolean {
  return phrases.every((phrase) => {
    for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
      const end = at + phrase.length;
      if ((at === 0 || said[at - 1] === ' ') && (end === said.length || said[end] === ' ')) return true;
    }
    return false;
  });
}

/**
 * A window of speech as a hit: its words around the first match, the match's own second and the address that opens just before it.
 * Nothing when the words stand only in what was carried over from the window before, which is a hit itself, or only as the end of one
 * word and the beginning of the next: 尝一口红薯 does not speak of 口红.
 */
export function presentSpeech(document: SearchDocument, query: string): Hit | undefined {
  const { speech } = document;
  const phrases = phrasesOf(query);
  if (!speech || phrases.length === 0) return undefined;
  const { words, carried, session, starts } = speech;
  const matches = matchesIn(words, phrases);
  const first = matches.find(({ to }) => to > carried);
  if (!first) return undefined;
  const second = starts.findLast(([offset]) => offset <= first.from)?.[1] ?? document.second;
  const title = [{ text: document.name, match: false }];
  const snippet = { field: 'speech' as const, runs: around(words, matches, first.from) };
  return { document, title, snippet, second, path: spokenPath(session, second - LEAD) };
}

/** Where the phrases stand, in order; nowhere unless each of them does. */
function matchesIn(text: string, phrases: readonly string[]): { from: number; to: number }[] {
  const tokens = tokensOf(text);
  const found = phrases.map((phrase) => {
    const wanted = phrase.split(' ');
    const straddles = /^\p{Script=Han} \p{Script=Han}$/u.test(phrase) ? straddler(text, wanted.join('')) : undefined;
    return tokens.flatMap((token, at) => {
      const last = tokens[at + wanted.length - 1];
      if (!last || !wanted.every((one, i) => tokens[at + i]?.text === one)) return [];
      return straddles?.(token.from, token.to, last.to) ? [] : [{ from: token.from, to: last.to }];
    });
  });
  return found.every((places) => places.length > 0) ? found.flat().sort((a, b) => a.from - b.from) : [];
}

/**
 * Tells whether two characters, between these places of the text, are of two words and not a word themselves: both words are cut,
 * or one is where the dictionary knows the pair and yet read the text otherwise.
 */
function straddler(text: string, pair: string): (from: number, middle: number, to: number) => boolean {
  const known = insidesOf(pair).size > 0;
  let insides: Set<number> | undefined;
  const cut = (place: number) => (insides ??= insidesOf(text)).has(place);
  return (from, middle, to) => !cut(middle) && (known ? cut(from) || cut(to) : cut(from) && cut(to));
}

/** The places within a text that are inside a word. */
function insidesOf(text: string): Set<number> {
  const inside = new Set<number>();
  for (const { index, segment } of segmenter?.segment(text) ?? [])
    for (let at = index + 1; at < index + segment.length; at++) inside.add(at);
  return inside;
}

function tokensOf(text: string): Token[] {
  // Folding keeps every position.
  return [...fold(text).matchAll(TOKEN)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** The text from a little before a place on, matches marked, with … where it was cut. */
function around(text: string, matches: readonly { from: number; to: number }[], place: number): Run[] {
  const from = place - BEFORE <= 1 ? 0 : whole(text, place - BEFORE);
  const to = from + SHOWN >= text.length ? text.length : whole(text, from + SHOWN);
  const runs: Run[] = [];
  const add = (piece: string, match: boolean) => {
    const last = runs.at(-1);
    if (piece === '') return;
    if (last?.match === match) last.text += piece;
    else runs.push({ text: piece, match });
  };
  if (from > 0) add('…', false);
  let at = from;
  for (const match of matches) {
    add(text.slice(at, Math.max(at, Math.min(match.from, to))), false);
    const start = Math.max(at, match.from);
    add(text.slice(start, Math.max(start, Math.min(match.to, to))), true);
    at = Math.max(at, Math.min(match.to, to));
  }
  add(text.slice(at, to), false);
  if (to < text.length) add('…', false);
  return runs;
}

/** The place, moved before a character that it would split. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
