/** How words sound, from the compact table: what the browser needs of pinyin. */
import { foldCharacter } from './normalise.ts';
import { polyphones } from './polyphones.ts';
import { hanziPinyin } from './tables/hanzi-pinyin.ts';

const usual = new Map<string, string>();
for (const [, syllable = '', characters = ''] of hanziPinyin.matchAll(/([a-z]+)([^a-z]+)/g))
  for (const character of characters) usual.set(character, syllable);

const phrases = new Map(Object.entries(polyphones).map(([phrase, sounds]) => [phrase, sounds.split(' ')]));
const longest = Math.max(...[...phrases.keys()].map((phrase) => [...phrase].length));

/** One thing that is said: a character's syllable, or a run of letters and digits; `start` and `end` count characters. */
export interface Sound {
  text: string;
  han: boolean;
  start: number;
  end: number;
}

/** A Han character. */
export const HAN = /\p{Script=Han}/u;

/** The table's syllable of each character; `undefined` where it has none. */
export function usualReadings(characters: readonly string[]): (string | undefined)[] {
  return characters.map((character) => usual.get(character));
}

/** The readings with those of the hand list put in, the longest word first. */
export function withPolyphones(characters: readonly string[], readings: readonly (string | undefined)[]): (string | undefined)[] {
  const result = [...readings];
  for (let at = 0; at < characters.length; at++)
    for (let length = Math.min(longest, characters.length - at); length > 0; length--) {
      const phrase = phrases.get(characters.slice(at, at + length).join(''));
      if (phrase === undefined) continue;
      result.splice(at, length, ...phrase);
      at += length - 1;
      break;
    }
  return result;
}

/** What is said, in order: punctuation is silent, letters and digits in a row are one sound, a character without reading is ''. */
export function soundsOf(characters: readonly string[], readings: readonly (string | undefined)[]): Sound[] {
  const sounds: Sound[] = [];
  characters.forEach((character, at) => {
    const last = sounds.at(-1);
    if (HAN.test(character)) sounds.push({ text: readings[at] ?? '', han: true, start: at, end: at + 1 });
    else if (/[\p{L}\p{N}]/u.test(character)) {
      if (last && !last.han && last.end === at) {
        last.text += character;
        last.end = at + 1;
      } else sounds.push({ text: character, han: false, start: at, end: at + 1 });
    }
  });
  return sounds;
}

/** The ways a text may be said: with the hand list, and by the usual syllables alone where that differs. */
export function saidAs(text: string): Sound[][] {
  const characters = [...text].map(foldCharacter);
  const plain = usualReadings(characters);
  const best = withPolyphones(characters, plain);
  const ways = [soundsOf(characters, best)];
  if (best.some((reading, at) => reading !== plain[at])) ways.push(soundsOf(characters, plain));
  return ways;
}

/** The query's own pinyin, its words joined: `荔支` → `lizhi`; `undefined` when it holds no Han or one that the table does not know. */
export function queryPinyin(query: string): string | undefined {
  if (!HAN.test(query)) return undefined;
  const words = query.split(' ').map((word) => saidAs(word)[0] ?? []);
  if (words.some((word) => word.some((sound) => sound.text === ''))) return undefined;
  return words
    .map((word) => word.map((sound) => sound.text).join(''))
    .filter((word) => word !== '')
    .join(' ');
}
