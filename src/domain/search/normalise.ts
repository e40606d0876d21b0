/** What is done to a query before any engine sees it, and to text before it is compared with one. */
import { t2s } from './tables/t2s.ts';

/** The longest query, in characters. */
export const QUERY_LIMIT = 64;

const simplified = new Map<string, string>();
for (let i = 0; i < t2s.length; i += 2) simplified.set(t2s.charAt(i), t2s.charAt(i + 1));

// Format characters (bidi, zero-width, tags), lone surrogates, private use, unassigned; variation selectors, keycaps, flags, pictures.
const DROPPED =
  /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u20e3\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}\p{RI}\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu;

/** Characters folded before: texts repeat the same few thousand. */
const folded = new Map<string, string>();

/** One character as it is compared: lower case, Simplified, half width; never longer or shorter than it was. */
export function foldCharacter(character: string): string {
  let known = folded.get(character);
  if (known === undefined && folded.size < 20_000) folded.set(character, (known = foldAfresh(character)));
  return known ?? foldAfresh(character);
}

function foldAfresh(character: string): string {
  const plain = character.normalize('NFKC').toLowerCase();
  const single = plain.length === character.length ? plain : character;
  return simplified.get(single) ?? single;
}

/** Text as it is compared, character by character, so that positions stay. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** A query as it is understood: NFKC, lower case, Simplified, without invisible characters and emoji, at most 64 characters. */
export function normalise(text: string): string {
  let before = [...text.slice(0, QUERY_LIMIT * 16)].join('');
  for (let round = 0; round < 4; round++) {
    const after = pass(before);
    if (after === before) break;
    before = after;
  }
  return before;
}

function pass(text: string): string {
  const plain = text.replace(DROPPED, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(DROPPED, '');
  let folded = '';
  for (const character of plain.replace(/[\p{Cc}\p{Z}\s]+/gu, ' ').trim()) folded += simplified.get(character) ?? character;
  return [...folded].slice(0, QUERY_LIMIT).join('').trim();
}
