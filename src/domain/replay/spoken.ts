/** Speech as characters with their sounds and times, and names as the terms they may be spoken by. */
import { pinyin } from 'pinyin-pro';
import { foldCharacter } from '../search/normalise.ts';
import { HAN, usualReadings, withPolyphones } from '../search/query-pinyin.ts';
import type { Cue } from './cue.ts';

/** One character of what is said. */
export interface Spoken {
  /** Folded: lower case, Simplified, half width. */
  character: string;
  /** The toneless syllables it may be; none for letters and digits. */
  sounds: readonly string[];
  /** Index of its cue. */
  cue: number;
  /** Where it stands in the cue's text, in UTF-16 units. */
  start: number;
  end: number;
}

/** How a term comes from a product's names. */
export type TermKind = 'name' | 'alias' | 'part';

/** One thing by which a product may be called; `owner` is its index among the products, −1 for goods that are not in the line-up. */
export interface Term {
  owner: number;
  kind: TermKind;
  text: string;
  spoken: readonly Pick<Spoken, 'character' | 'sounds'>[];
}

/** What one product is called: the first of `names` is its name, the others its aliases; `terms` are words that lead to it, but name it less surely. */
export interface Called {
  names: readonly string[];
  terms?: readonly string[];
}

/** A syllable as southern ears and speech recognition may confuse it: zh and z, ng and n, l and n are one. */
export function near(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/(?<=[aei])ng$/, 'n')
    .replace(/^l/, 'n');
}

function soundsIn(characters: readonly string[], every: boolean): string[][] {
  const usual = usualReadings(characters);
  const context = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true });
  const read = context.length === characters.length ? context : usual;
  const listed = withPolyphones(characters, usual);
  return characters.map((character, at) => {
    if (!HAN.test(character)) return [];
    const all = every ? pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }) : [];
    return [...new Set([read[at], usual[at], listed[at], ...all])].filter((sound) => sound !== undefined && sound !== '') as string[];
  });
}

/** All that is said in the cues, in order; punctuation and spaces are silent. */
export function speechOf(cues: readonly Cue[]): Spoken[] {
  return cues.flatMap(({ text }, cue) => {
    const written = [...text];
    const folded = written.map(foldCharacter);
    const sounds = soundsIn(folded, false);
    let end = 0;
    return folded.flatMap((character, at) => {
      const start = end;
      end += written[at]?.length ?? 0;
      return /[\p{L}\p{N}]/u.test(character) ? [{ character, sounds: sounds[at] ?? [], cue, start, end }] : [];
    });
  });
}

/** The runs of letters and characters of a name; what stands in brackets is a run of its own. */
function runsOf(name: string): string[] {
  return (
    [...name]
      .map(foldCharacter)
      .join('')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const plainly = (name: string) => runsOf(name).join('');
const hans = (text: string) => [...text].filter((character) => HAN.test(character)).length;
const sayable = (text: string) => hans(text) >= 2 || (hans(text) > 0 && text.length >= 3) || /^[a-z\d]{3,}$/.test(text);

/** Parts of a run that may stand for the whole: any three characters or more, and the last two. */
function partsOf(run: string): string[] {
  const characters = [...run];
  const parts: string[] = [];
  for (let from = 0; from < characters.length; from++)
    for (let to = from + 2; to <= characters.length; to++)
      if (to - from >= 3 || to === characters.length) parts.push(characters.slice(from, to).join(''));
  return parts.filter((part) => hans(part) >= 2);
}

/**
 * The terms of every product: its names, its aliases, and words and parts of its first name that are said of no other product. An alias
 * that two products share stands for neither. `others` are goods that are not in the line-up: where their names are said, none of ours is.
 */
export function termsOf(products: readonly Called[], others: readonly string[] = []): Term[] {
  const terms: Omit<Term, 'spoken'>[] = [];
  const called = products.map(({ names }) => names.map(plainly));
  const owners = (text: string) => called.flatMap((names, owner) => (names.some((name) => name.includes(text)) ? [owner] : []));
  called.forEach(([name = '', ...aliases], owner) => {
    terms.push({ owner, kind: 'name', text: name });
    for (const alias of aliases) {
      const shared = called.some((names, at) => at !== owner && names.includes(alias));
      if (!shared) terms.push({ owner, kind: 'alias', text: alias });
    }
    const parts = runsOf(products[owner]?.names[0] ?? '').flatMap((run) => [run, ...partsOf(run), ...partsOf(name)]);
    for (const part of parts) if (owners(part).length === 1) terms.push({ owner, kind: 'part', text: part });
    for (const word of products[owner]?.terms?.map(plainly) ?? []) {
      const elsewhere = products.some(({ terms: theirs = [] }, at) => at !== owner && theirs.map(plainly).includes(word));
      if (!elsewhere && owners(word).every((one) => one === owner)) terms.push({ owner, kind: 'part', text: word });
    }
  });
  for (const other of others) {
    const text = plainly(other);
    if ([...text].length >= 3 && owners(text).length === 0) terms.push({ owner: -1, kind: 'name', text });
  }
  const seen = new Set<string>();
  return terms
    .filter(({ owner, text }) => sayable(text) && !seen.has(`${owner} ${text}`) && seen.add(`${owner} ${text}`))
    .map((term) => {
      const characters = [...term.text];
      const sounds = soundsIn(characters, true);
      return { ...term, spoken: characters.map((character, at) => ({ character, sounds: sounds[at] ?? [] })) };
    });
}
