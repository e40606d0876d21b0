/** Marks what matched, as runs of text. Both engines' documents are marked here, so that no engine's markup is ever trusted. */
import { saidIn, spoken } from './coverage.ts';
import { fold } from './normalise.ts';
import { HAN, saidAs } from './query-pinyin.ts';
import type { Hit, Run, SearchDocument } from './types.ts';
import { bigramsOf, runsOf, synonymsIn } from './words.ts';

/** How many characters of a description a snippet shows. */
const SNIPPET = 60;

/** A document as a hit of a query: its name with the matches marked, and a piece of the first other field that matched. */
export function present(document: SearchDocument, query: string): Hit {
  const hit = { document, title: highlight(document.name, query), path: document.path, second: document.second };
  if (query === '' || hit.title.some(({ match }) => match)) return hit;
  const { aliases, products, maker, host, description } = document;
  const candidates = [
    ...aliases.map((text) => ({ field: 'aliases' as const, text })),
    ...products.map((text) => ({ field: 'products' as const, text })),
    { field: 'maker' as const, text: maker },
    { field: 'host' as const, text: host },
    { field: 'description' as const, text: description },
  ];
  for (const { field, text } of candidates) {
    const runs = highlight(text, query);
    if (runs.some(({ match }) => match)) return { ...hit, snippet: { field, runs: shorten(runs) } };
  }
  return hit;
}

/** The text in runs, marked where it holds words of the query, their synonyms or their sound; neighbouring marks are one run. */
export function highlight(text: string, query: string): Run[] {
  const characters = [...text];
  const marked = new Array<boolean>(characters.length).fill(false);
  const folded = fold(text);
  const positions = characterPositions(characters);
  const mark = (word: string) => {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      marked.fill(true, positions[at], positions[at + word.length]);
  };
  for (const run of runsOf(query)) {
    if (run.han) {
      for (const part of bigramsOf(run.text)) mark(part);
      for (const { others } of synonymsIn(run.text)) for (const other of others) if (other.length > 1) mark(other);
    } else {
      markWord(run.text, folded, positions, marked);
      for (const { others } of synonymsIn(run.text)) others.forEach(mark);
    }
  }
  if (!marked.includes(true)) markSound(text, query, marked);
  return merge(characters, marked);
}

function markWord(word: string, folded: string, positions: readonly number[], marked: boolean[]): void {
  for (const found of folded.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu))
    if (found[0].startsWith(word)) marked.fill(true, positions[found.index], positions[found.index + word.length]);
}

function markSound(text: string, query: string, marked: boolean[]): void {
  const words = query.split(' ').filter(Boolean);
  for (const word of HAN.test(query) ? words : [...words, words.join('')]) {
    const said = HAN.test(word) ? saidIn(word, text) : typedIn(word, text);
    if (said) marked.fill(true, said.start, said.end);
  }
}

function typedIn(word: string, text: string): { start: number; end: number } | undefined {
  if (word.length < 2 || !HAN.test(text)) return undefined;
  for (const sounds of saidAs(text))
    for (let from = 0; from < sounds.length; from++) {
      if (!spoken(sounds, from).startsWith(word)) continue;
      let rest = word.length;
      const last = sounds.slice(from).find((sound) => (rest -= sound.text.length) <= 0);
      if (last) return { start: sounds[from]?.start ?? 0, end: last.end };
    }
  return undefined;
}

function characterPositions(characters: readonly string[]): number[] {
  const positions: number[] = [];
  characters.forEach((character, at) => {
    positions.push(...Array.from({ length: character.length }, () => at));
  });
  return [...positions, characters.length];
}

function merge(characters: readonly string[], marked: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  characters.forEach((text, at) => {
    const match = marked[at] ?? false;
    const last = runs.at(-1);
    if (last?.match === match) last.text += text;
    else runs.push({ text, match });
  });
  return runs;
}

function shorten(runs: readonly Run[]): Run[] {
  const length = runs.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= SNIPPET) return [...runs];
  const shown: Run[] = [];
  let room = SNIPPET;
  const first = runs[0];
  for (const [at, { text, match }] of runs.entries()) {
    const characters = [...text];
    const kept = at === 0 && first?.match === false && characters.length > 20 ? ['…', ...characters.slice(-20)] : characters;
    shown.push({ text: kept.slice(0, room).join('') + (kept.length > room ? '…' : ''), match });
    room -= kept.length;
    if (room <= 0) break;
  }
  return shown;
}
