/** Where goods are spoken of, and how surely: by name, by alias, by sound, by a part of the name. */
import type { Cue } from './cue.ts';
import { type Called, near, type Spoken, speechOf, type Term, termsOf } from './spoken.ts';

/** How a product was heard. */
export type HeardBy = 'name' | 'alias' | 'sound' | 'part';

/** One place where a product is spoken of. */
export interface Mention {
  /** Index among the products. */
  product: number;
  /** Index of the cue in which it begins, and seconds. */
  cue: number;
  time: number;
  /** As it stands in the captions. */
  heard: string;
  by: HeardBy;
  /** How much this speaks for the product being shown now, about 0 to 2. */
  weight: number;
  /** Two syllables that only sound alike: by themselves no evidence. */
  faint: boolean;
  /** Words around it announce the product, or put it off. */
  said: 'now' | 'later' | 'listed' | 'plain';
}

type Likeness = 'exact' | 'sound' | 'near';

const NOW =
  /接下来|下面|来看|先来|再来|下一[个款件样]|第[一二三四五六七八九十\d]+[个款件样]|最后一[个款件样]|这[一]?[款个件张把]|上链接|号链接|换一个|轮到|终于到|现在[来上]|手上/;
const LATER =
  /(?:有人|有朋友|楼上|弹幕|公屏|同学)[^，。]{0,6}问|什么时候|待会|等一下|等会|稍后|刚才|刚刚讲|上一[个款]|还没到|在路上|改天|下次|别急|哪个[好甜]|和[^，]{1,8}比|跟[^，]{1,8}(?:比|区别|不一样)|回顾|过一遍|再说一次|再说一遍|今晚有|今天有/;

/** Every mention of the products in the cues, in order; `others` are names of goods outside the line-up. */
export function mentionsOf(products: readonly Called[], cues: readonly Cue[], others: readonly string[] = []): Mention[] {
  const speech = speechOf(cues);
  const byFirst = new Map<string, Term[]>();
  for (const term of termsOf(products, others))
    for (const key of keysOf(term.spoken[0])) byFirst.set(key, [...(byFirst.get(key) ?? []), term]);
  const mentions: Mention[] = [];
  for (let at = 0; at < speech.length; at++) {
    const found = bestAt(speech, at, byFirst, cues);
    if (!found) continue;
    if (found.term.owner >= 0) mentions.push(mentionOf(found.term, found.like, speech.slice(at, at + found.term.spoken.length), cues));
    at += found.term.spoken.length - 1;
  }
  return mentions.map((mention, index) => listed(mention, index, mentions));
}

const keysOf = (spoken: Pick<Spoken, 'character' | 'sounds'> | undefined): string[] =>
  spoken === undefined ? [] : [...new Set([spoken.character, ...spoken.sounds.map(near)])];

const VALUE: Readonly<Record<Likeness, number>> = { exact: 1, sound: 0.9, near: 0.6 };

/** The term that fits best at a place: the longest, an exact one before one that only sounds alike. */
function bestAt(speech: readonly Spoken[], at: number, byFirst: ReadonlyMap<string, Term[]>, cues: readonly Cue[]) {
  let best: { term: Term; like: Likeness; value: number } | undefined;
  const candidates = new Set(keysOf(speech[at]).flatMap((key) => byFirst.get(key) ?? []));
  for (const term of candidates) {
    const like = likeness(term, speech, at, cues);
    if (like === undefined) continue;
    const value = term.spoken.length * VALUE[like] - (term.kind === 'part' ? 0.01 : 0);
    if (value > (best?.value ?? 0)) best = { term, like, value };
  }
  return best;
}

function likeness(term: Term, speech: readonly Spoken[], at: number, cues: readonly Cue[]): Likeness | undefined {
  let like: Likeness = 'exact';
  for (const [index, wanted] of term.spoken.entries()) {
    const said = speech[at + index];
    if (!said) return undefined;
    const before = speech[at + index - 1];
    // A name may go over from one cue to the next, not over a silence.
    if (index > 0 && before && before.cue !== said.cue && (cues[said.cue]?.from ?? 0) - (cues[before.cue]?.to ?? 0) > 1) return undefined;
    if (said.character === wanted.character) continue;
    if (wanted.sounds.some((sound) => said.sounds.includes(sound))) like = like === 'exact' ? 'sound' : like;
    else if (wanted.sounds.some((sound) => said.sounds.some((other) => near(other) === near(sound)))) like = 'near';
    else return undefined;
  }
  const length = term.spoken.length;
  if (like === 'near' && (length < 3 || term.owner < 0)) return undefined;
  if (like === 'sound' && ((length < 3 && term.kind === 'part') || (length < 4 && term.owner < 0))) return undefined;
  return like;
}

function strength(term: Term, like: Likeness): number {
  const length = term.spoken.length;
  const whole = length >= 3 ? 1 : 0.8;
  const part = length >= 4 ? 0.9 : length === 3 ? 0.7 : 0.45;
  const sound = length >= 4 ? 0.9 : length === 3 ? 0.7 : 0.3;
  const blurred = length >= 4 ? 0.6 : 0.35;
  const full = term.kind === 'part' ? part : whole;
  return like === 'exact' ? full : full * (like === 'sound' ? sound : blurred);
}

function mentionOf(term: Term, like: Likeness, said: readonly Spoken[], cues: readonly Cue[]): Mention {
  const { cue: index, start } = said[0] as Spoken;
  const cue = cues[index] as Cue;
  const time = cue.from + (start / Math.max(1, cue.text.length)) * (cue.to - cue.from);
  const heard = said.map((one) => cues[one.cue]?.text.slice(one.start, one.end)).join('');
  const before = `${cue.from - (cues[index - 1]?.to ?? -9) < 4 ? (cues[index - 1]?.text ?? '').slice(-8) : ''}，${cue.text}`;
  const tone = LATER.test(cue.text) ? 'later' : NOW.test(before) ? 'now' : 'plain';
  const factor = { later: 0.35, now: 1.7, plain: 1 }[tone];
  const length = term.spoken.length;
  return {
    product: term.owner,
    cue: index,
    time,
    heard,
    by: like === 'exact' ? term.kind : 'sound',
    weight: strength(term, like) * factor,
    faint: (length < 3 && (like !== 'exact' || term.kind === 'part')) || like === 'near',
    said: tone,
  };
}

/** A mention among others of three products or more within a few seconds is one of a list: what is to come, or what has been. */
function listed(mention: Mention, index: number, all: readonly Mention[]): Mention {
  const around = new Set<number>([mention.product]);
  for (const step of [-1, 1])
    for (let at = index + step; Math.abs((all[at]?.time ?? Infinity) - mention.time) <= 12; at += step) around.add(all[at]?.product ?? -1);
  return around.size < 3 ? mention : { ...mention, weight: mention.weight * (around.size > 3 ? 0.15 : 0.35), said: 'listed' };
}
