/** Runs judged queries against an engine and sums up how well it did. */
import type { SearchEngine } from '#domain/search/types.ts';
import { corpusId, type Judged } from './search-corpus.ts';

/** How one query did. */
export interface Outcome extends Judged {
  /** The ids found, at most ten. */
  found: string[];
  total: number;
  match: string;
  /** Place of the first right answer, from 1; 0 when it is not among ten. For queries that should find nothing: 1 or 0. */
  place: number;
  /** The share of the first ten that is not acceptable. */
  wrong: number;
}

/** One class, or all of them. */
export interface Score {
  cls: string;
  queries: number;
  hit1: number;
  hit3: number;
  mrr: number;
  wrong: number;
}

/** Runs every query. */
export async function judge(engine: SearchEngine, queries: readonly Judged[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const { hits, total, match } = await engine.search({ q: query.q, hitsPerPage: 10 });
    const found = hits.map(({ document }) => corpusId(document.id));
    const place = query.top.length === 0 ? (found.length === 0 ? 1 : 0) : found.findIndex((id) => query.top.includes(id)) + 1;
    const wrong = found.length === 0 ? 0 : found.filter((id) => !query.rel.includes(id)).length / found.length;
    outcomes.push({ ...query, found, total, match, place, wrong });
  }
  return outcomes;
}

/** The scores of every class, and of all queries last. */
export function scores(outcomes: readonly Outcome[]): Score[] {
  const classes = [...Map.groupBy(outcomes, ({ cls }) => cls)];
  const all: [string, readonly Outcome[]][] = [...classes, ['all', outcomes]];
  return all.map(([cls, own]) => {
    const mean = (value: (outcome: Outcome) => number) => own.reduce((sum, one) => sum + value(one), 0) / Math.max(1, own.length);
    return {
      cls,
      queries: own.length,
      hit1: mean(({ place }) => (place === 1 ? 1 : 0)),
      hit3: mean(({ place }) => (place >= 1 && place <= 3 ? 1 : 0)),
      mrr: mean(({ place }) => (place > 0 ? 1 / place : 0)),
      wrong: mean(({ wrong }) => wrong),
    };
  });
}
