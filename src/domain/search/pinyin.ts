/** Names by sound, for the index. Uses pinyin-pro: for the build and scripts, never for the browser. */
import { pinyin } from 'pinyin-pro';
import { foldCharacter } from './normalise.ts';
import { HAN, type Sound, soundsOf, usualReadings, withPolyphones } from './query-pinyin.ts';
import type { SearchDocument } from './types.ts';

/** The four pinyin fields of a document. */
export type PinyinFields = Pick<SearchDocument, 'pinyinJoined' | 'pinyinSuffix' | 'pinyinInitials' | 'pinyinExact'>;

/** The pinyin fields of a document's names; `reading` is an editor's own pinyin of the first name, tones allowed. */
export function pinyinFields(names: readonly string[], reading?: string): PinyinFields {
  const joined = new Set<string>();
  const suffix = new Set<string>();
  const initials = new Set<string>();
  const exact = new Set<string>();
  const add = (words: readonly string[], into: { joined: Set<string>; suffix: Set<string> }) => {
    if (words.length === 0) return;
    into.joined.add(words.join(''));
    for (let at = 1; at < words.length; at++) into.suffix.add(words.slice(at).join(''));
  };
  const said = names.filter((name) => HAN.test(name)).map(sayings);
  for (const [best = [], ...others] of said) {
    add(texts(best), { joined, suffix });
    for (const way of [best, ...others]) {
      add(texts(way), { joined: exact, suffix: exact });
      const letters = way.map(initial);
      for (let at = 0; at < letters.length; at++) {
        const rest = letters.slice(at).join('');
        if (rest.length >= (at === 0 ? 2 : 3)) initials.add(rest);
      }
    }
  }
  if (reading !== undefined) {
    add(toneless(reading), { joined, suffix });
    add(toneless(reading), { joined: exact, suffix: exact });
  }
  return { pinyinJoined: [...joined], pinyinSuffix: [...suffix], pinyinInitials: [...initials], pinyinExact: [...exact] };
}

/** The ways to say a name: pinyin-pro with the hand list first, then the query side's plain table, which wrong characters are read by. */
function sayings(name: string): Sound[][] {
  const characters = [...name].map(foldCharacter);
  const context = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true });
  const read = context.length === characters.length ? context : characters.map((one) => pinyin(one, { toneType: 'none', v: true }));
  const ways = [withPolyphones(characters, read), read, usualReadings(characters)];
  const seen = new Set<string>();
  return ways
    .map((way) => soundsOf(characters, way).filter(({ text }) => text !== ''))
    .filter((way) => {
      const key = texts(way).join(' ');
      return !seen.has(key) && seen.add(key);
    });
}

const texts = (sounds: readonly Sound[]) => sounds.map(({ text }) => text);
const initial = ({ text, han }: Sound) => (han || text.length > 3 ? text.slice(0, 1) : text);

function toneless(reading: string): string[] {
  const plain = reading
    .normalize('NFD')
    .replace(/u\u0308/gi, 'v')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain.match(/[a-z0-9]+/g) ?? [];
}
