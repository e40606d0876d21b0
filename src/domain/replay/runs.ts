/**
 * Mentions into runs: the likeliest course of a show, as a path through "nothing in particular" and the products. To turn to a product
 * costs something, so that a word in passing, a list of what is to come or a recap does not pay; to stay costs a little with time.
 */
import type { Cue } from './cue.ts';
import type { Mention } from './mentions.ts';

/** A stretch in which one product is spoken of. */
export interface Run {
  product: number;
  /** Seconds: the start of the cue in which it begins. */
  start: number;
  mentions: Mention[];
  /** The weight of its mentions. */
  score: number;
}

/** What turning to a product costs, in weights of mentions. */
const TURN = 1.1;
/** What a mention of another product takes away while one is shown. */
const DISTURB = 0.35;
/** After so many seconds without a word of it, as much as one mention is lost. */
const FADE = 240;
/** Mentions this far apart are of one run, seconds. */
const GAP = 90;
/** How much nearness to the planned time helps. */
const PLAN = 0.25;

const ANNOUNCED =
  /接下来|下面|来看|先来|再来|下一[个款件样]|第[一二三四五六七八九十\d]+[个款件样]|最后|轮到|换一个|终于到|^来[，,]|^好[，,了]/;

/** The runs, in order. `planned` and `wanted`: per product, the planned times of its items and how many there are. */
export function runsOf(
  mentions: readonly Mention[],
  cues: readonly Cue[],
  { planned, wanted }: { planned: readonly (readonly (number | undefined)[])[]; wanted: readonly number[] },
): Run[] {
  const runs: Run[] = [];
  for (const { product, from, to } of stretches(mentions, cues, planned)) {
    const own = mentions.filter((mention) => mention.product === product && mention.cue >= from && mention.cue <= to);
    const last = runs.at(-1);
    // Nothing but silence between two stretches of one product that is shown once: one stretch.
    if (last?.product === product && wanted[product] === 1 && own[0] && own[0].time - (last.mentions.at(-1)?.time ?? 0) < 2 * GAP)
      last.mentions.push(...own);
    else if (own.length > 0) runs.push({ product, start: 0, mentions: own, score: 0 });
  }
  return runs
    .map((run) => ({ ...run, mentions: begun(run.mentions) }))
    .filter((run) => run.mentions.length > 0)
    .map((run, index, all) => ({ ...run, ...scored(run, all[index - 1]?.mentions.at(-1)?.cue ?? -1, cues) }));
}

/** The likeliest path (Viterbi): which product is shown in which cues. */
function stretches(mentions: readonly Mention[], cues: readonly Cue[], planned: readonly (readonly (number | undefined)[])[]) {
  const states = planned.length + 1;
  const gains = cues.map(() => new Map<number, number>());
  for (const { cue, product, weight } of mentions) gains[cue]?.set(product + 1, (gains[cue]?.get(product + 1) ?? 0) + weight);
  let scores = new Array<number>(states).fill(-Infinity);
  scores[0] = 0;
  const back: Int32Array[] = [];
  cues.forEach((cue, index) => {
    const wait = index === 0 ? 0 : (cue.from - (cues[index - 1]?.from ?? 0)) / FADE;
    const from = new Int32Array(states);
    const best = scores.reduce((a, score, state) => (score > (scores[a] ?? -Infinity) ? state : a), 0);
    const gain = gains[index] ?? new Map<number, number>();
    let total = 0;
    for (const weight of gain.values()) total += weight;
    scores = scores.map((score, state) => {
      if (state === 0) {
        from[state] = best;
        return scores[best] ?? 0;
      }
      const stay = score - wait;
      const turn = (scores[best] ?? 0) - TURN + nearness(planned[state - 1] ?? [], cue.from);
      from[state] = stay >= turn ? state : best;
      const own = gain.get(state) ?? 0;
      return Math.max(stay, turn) + own - (total - own) * DISTURB;
    });
    back.push(from);
  });
  let state = scores.reduce((a, score, at) => (score > (scores[a] ?? -Infinity) ? at : a), 0);
  const path = new Array<number>(cues.length);
  for (let at = cues.length - 1; at >= 0; at--) {
    path[at] = state;
    state = back[at]?.[state] ?? 0;
  }
  const result: { product: number; from: number; to: number }[] = [];
  path.forEach((one, at) => {
    if (one === 0) return;
    const last = result.at(-1);
    if (last && last.product === one - 1 && last.to === at - 1) last.to = at;
    else result.push({ product: one - 1, from: at, to: at });
  });
  return result;
}

function nearness(planned: readonly (number | undefined)[], time: number): number {
  const known = planned.filter((one) => one !== undefined);
  if (known.length === 0) return 0;
  const distance = Math.min(...known.map((one) => Math.abs(one - time)));
  return PLAN * Math.max(0, 1 - distance / 1200);
}

/** Without the words said of it beforehand ("later we have…"), unless there are no others. */
function begun(mentions: readonly Mention[]): Mention[] {
  let first = mentions.findIndex(({ said }) => said === 'plain' || said === 'now');
  while (first >= 0 && first < mentions.length - 1) {
    const [one, next] = [mentions[first], mentions[first + 1]];
    if (!one || !next || one.said === 'now' || next.time - one.time <= GAP) break;
    first++;
  }
  if (first < 0) return [];
  // A word in passing ("the phone is an Apple"), and then it is announced by its name.
  const announced = mentions.findIndex(({ said, faint }, at) => at > first && said === 'now' && !faint);
  const passing = announced > 0 && mentions.slice(first, announced).every(({ faint, said }) => faint && said !== 'now');
  return mentions.slice(passing ? announced : first);
}

/** The score, and the start: a cue that announces something, right before the first mention, belongs to it. */
function scored({ mentions }: Run, before: number, cues: readonly Cue[]): Pick<Run, 'start' | 'score'> {
  const first = mentions[0]?.cue ?? 0;
  let start = first;
  for (let at = first - 1; at > before && at >= first - 2; at--) {
    const cue = cues[at];
    if (!cue || (cues[first]?.from ?? 0) - cue.from > 15) break;
    if (ANNOUNCED.test(cue.text)) start = at;
  }
  return { start: cues[start]?.from ?? 0, score: mentions.reduce((sum, { weight }) => sum + weight, 0) };
}
