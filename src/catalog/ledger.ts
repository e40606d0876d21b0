/** The keep-until ledger of this build. */
import { ledgerOf, type LedgerState } from '#domain/replay/ledger.ts';
import { group } from '#domain/relations.ts';
import { now, relations } from './index.ts';

/** Every line, the earliest end first. */
export const ledger = ledgerOf(relations.content, now);

const ORDER: readonly LedgerState[] = ['kept', 'ending', 'past', 'gone', 'missing'];

/** How many lines are in each state; states without a line are left out. */
export function ledgerSums(): { state: LedgerState; rows: number }[] {
  const byState = group(ledger, ({ state }) => [state]);
  return ORDER.map((state) => ({ state, rows: byState.get(state)?.length ?? 0 })).filter(({ rows }) => rows > 0);
}
