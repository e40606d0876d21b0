/** How much of a query a document answers. It keeps nonsense from finding things, and orders near results, in both engines. */
import { fold } from './normalise.ts';
import { saidAs, type Sound } from './query-pinyin.ts';
import type { SearchDocument } from './types.ts';
import { bigramsOf, runsOf, synonymsIn } from './words.ts';

/** All searched text of a document, folded. */
export function textOf(document: SearchDocument): string {
  const { name, aliases, terms, nameEn, products, maker, host, category, town, brand, tags, season, description } = document;
  return fold(
    [
      name,
      ...aliases,
      ...terms,
      nameEn,
      ...products,
      maker,
      host,
      category,
      town,
      brand,
      ...tags,
      ...season.map((one) => `/${one}/`),
      description,
    ].join('\n'),
  );
}

/** The share of the query's letters and characters that the text holds, 0 to 1; `heard` says whether a word of letters was found. */
export function coverage(query: string, text: string, heard: (word: string) => boolean): number {
  let all = 0;
  let held = 0;
  for (const run of runsOf(query)) {
    const length = run.text.length;
    all += length;
    if (run.han) held += heldOf(run.text, text);
    else if (
      heard(run.text) ||
      synonymsIn(run.text).some((one) => one.end - one.start === length && one.others.some((other) => text.includes(other)))
    )
      held += length;
  }
  return all === 0 ? 0 : held / all;
}

function heldOf(run: string, text: string): number {
  const held = new Array<boolean>(run.length).fill(false);
  if (run.length === 1) held[0] = text.includes(run);
  else bigramsOf(run).forEach((pair, at) => text.includes(pair) && held.fill(true, at, at + 2));
  for (const { start, end, others } of synonymsIn(run))
    if (others.some((other) => text.includes(other.length === 1 ? `/${other}/` : other))) held.fill(true, start, end);
  return held.filter(Boolean).length;
}

/** Whether a word of letters is near one of a document's: by prefix, or with a letter or two wrong. */
export function hears(document: SearchDocument): (word: string) => boolean {
  const words = runsOf(textOf(document))
    .filter(({ han }) => !han)
    .map(({ text }) => text);
  for (const name of [document.name, ...document.aliases])
    for (const sounds of saidAs(name)) sounds.forEach((_, at) => words.push(spoken(sounds, at)));
  return (word) =>
    words.some((other) => other.startsWith(word) || (word.length >= 4 && distance(word, other) <= (word.length >= 8 ? 2 : 1)));
}

/** Where in a text the query's sounds are said, whole syllables at least two of them: character positions, or nothing. */
export function saidIn(query: string, text: string): { start: number; end: number } | undefined {
  for (const wanted of saidAs(query))
    for (const sounds of saidAs(text))
      for (let at = 0; wanted.length >= 2 && at + wanted.length <= sounds.length; at++) {
        const last = sounds[at + wanted.length - 1];
        const first = sounds[at];
        if (first && last && wanted.every(({ text: said }, i) => said !== '' && sounds[at + i]?.text === said))
          return { start: first.start, end: last.end };
      }
  return undefined;
}

/** The sounds from one on, as they are typed. */
export function spoken(sounds: readonly Sound[], from: number): string {
  return sounds
    .slice(from)
    .map(({ text }) => text)
    .join('');
}

function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 3;
}
