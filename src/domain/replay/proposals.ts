/** When each product of a line-up is shown, proposed from captions for a person to accept. */
import type { Cue } from './cue.ts';
import { type HeardBy, type Mention, mentionsOf } from './mentions.ts';
import { type Run, runsOf } from './runs.ts';

/** One item of a line-up, as the proposals need it. Times in seconds. */
export interface LineupItem {
  product: string;
  /** The name, then aliases. */
  names: readonly string[];
  /** Words that lead to it in search. */
  terms?: readonly string[];
  planned?: number | undefined;
  /** Known already: such an item is left alone. */
  at?: number | undefined;
  until?: number | undefined;
}

/** A proposed stretch of the recording. */
export interface Proposal {
  /** Index in the line-up. */
  item: number;
  product: string;
  at: number;
  until: number;
  /** What is said there, the words that were recognised in 「」. */
  words: string;
  heard: string;
  by: HeardBy;
  /** How often it is spoken of there. */
  times: number;
  /** 0 to 1. */
  sure: number;
}

/** After the last mention, what follows within this many seconds still belongs to the product. */
const TAIL = 180;
/** Without a next product, so many seconds after the last mention. */
const REST = 20;
/** The least weight of all mentions of a stretch. */
const BAR = 1.2;
/** So many seconds before the end of a known time another product may be spoken of already: people write ends roughly. */
const SLACK = 20;

/** Proposes times for the items that have none. `others` are names of goods outside the line-up. Nothing heard, nothing proposed. */
export function proposeTimes(
  lineup: readonly LineupItem[],
  cues: readonly Cue[],
  duration: number,
  others: readonly string[] = [],
): Proposal[] {
  const products = [...new Set(lineup.map(({ product }) => product))];
  const called = products.map((product) => lineup.find((item) => item.product === product) ?? { names: [] });
  const mentions = mentionsOf(called, cues, others).filter(({ time }) => time < duration);
  const planned = products.map((product) => lineup.filter((item) => item.product === product).map((item) => item.planned));
  const wanted = products.map((product) => lineup.filter((item) => item.product === product).length);
  const runs = runsOf(mentions, cues, { planned, wanted }).filter(convincing);
  const known = lineup.flatMap(({ product, at, until }) => (at === undefined ? [] : [{ product, at, until: until ?? at + 1 }]));
  const chosen = products.flatMap((product, index) => {
    const open = lineup.flatMap((item, at) => (item.product === product && item.at === undefined ? [at] : []));
    const free = runs
      .filter((run) => run.product === index)
      .flatMap((run) => clipped(run, product, known) ?? [])
      .sort((a, b) => b.score - a.score)
      .slice(0, open.length)
      .sort((a, b) => a.start - b.start);
    return free.map((run, place) => ({ item: open[place] ?? 0, product, run }));
  });
  const starts = [...known.map(({ at }) => at), ...chosen.map(({ run }) => startOf(run))].sort((a, b) => a - b);
  return chosen
    .map(({ item, product, run }) => proposal(item, product, run, starts, cues, duration))
    .filter(({ at, until }) => until > at)
    .sort((a, b) => a.item - b.item);
}

const startOf = ({ start }: Run) => start;
const lastOf = ({ mentions }: Run) => mentions.at(-1) as Mention;

/** What known times leave of a run: it begins where they end; nothing when too little is left, or when its own product has that time. */
function clipped(run: Run, product: string, known: readonly { product: string; at: number; until: number }[]): Run | undefined {
  const met = known.filter(({ at, until }) => startOf(run) < until && lastOf(run).time >= at);
  if (met.length === 0) return run;
  if (met.some((one) => one.product === product)) return undefined;
  const start = Math.max(startOf(run), ...met.filter(({ at }) => at <= startOf(run)).map(({ until }) => Math.ceil(until)));
  const end = Math.min(...met.filter(({ at }) => at > startOf(run)).map(({ at }) => at));
  const mentions = run.mentions.filter(({ time }) => time >= start - SLACK && time < end);
  const left = { ...run, start, mentions, score: mentions.reduce((sum, { weight }) => sum + weight, 0) };
  return start < end && convincing(left) ? left : undefined;
}

/** Enough is said, and not only two syllables that happen to sound alike. */
function convincing({ score, mentions }: Run): boolean {
  const solid = mentions.filter(({ faint }) => !faint);
  const announced = mentions.some(({ said }) => said === 'now');
  if (solid.length === 0) return mentions.length >= 3 && announced && score >= BAR;
  const plain = mentions.filter(({ said }) => said === 'plain' || said === 'now');
  return score >= BAR && plain.length > 0;
}

/** Whole seconds, so that what is written is what was shown; never before the cue begins to speak. */
function proposal(item: number, product: string, run: Run, starts: readonly number[], cues: readonly Cue[], duration: number): Proposal {
  const at = Math.floor(run.start);
  const last = Math.max(lastOf(run).time, at);
  const next = starts.find((start) => Math.floor(start) > at) ?? Infinity;
  const until = Math.min(Math.floor(next), next - last <= TAIL ? Infinity : Math.ceil(last + REST), Math.floor(duration));
  // Quoted is what is said where the stretch begins, for that is what gets checked.
  const first = run.mentions[0] as Mention;
  const sure = Math.round((1 - Math.exp(-run.score / 2.5)) * 100) / 100;
  return { item, product, at, until, words: passage(first, cues), heard: first.heard, by: first.by, times: run.mentions.length, sure };
}

/** What is said around a mention, on one line, at most some forty characters. */
function passage({ cue, heard }: Mention, cues: readonly Cue[]): string {
  const text = `${cues[cue]?.text ?? ''}${cues[cue + 1]?.text ? `，${cues[cue + 1]?.text}` : ''}`.replaceAll('\n', ' ');
  const at = text.indexOf(heard);
  if (at < 0) return `「${heard}」`;
  const characters = (part: string) => [...part];
  const before = characters(text.slice(0, at)).slice(-14).join('');
  const after = characters(text.slice(at + heard.length))
    .slice(0, 18)
    .join('');
  return `${before}「${heard}」${after}`;
}
