/** The ledger as a table for a spreadsheet. */
import { csvOf } from '../csv.ts';
import { t } from '../i18n/index.ts';
import { beijingDay, type Epoch } from '../time.ts';
import { pathOf } from '../urls.ts';
import type { LedgerRow } from './ledger.ts';

/** The ledger as CSV; `now` is the moment its states are true for, `address` turns a site path into a whole address. */
export function ledgerCsv(rows: readonly LedgerRow[], now: Epoch, address: (path: string) => string): string {
  const { file, states } = t.ledger;
  const asOf = beijingDay(now);
  return csvOf([
    Object.values(file),
    ...rows.map((row) => {
      const cells: Record<keyof typeof file, string> = {
        session: row.session,
        title: row.title,
        sample: row.sample ? t.common.sample : '',
        brands: row.brands.join('、'),
        ended: row.ended,
        place: placeOf(row),
        url: row.url ?? row.file ?? '',
        keeper: row.keeper ?? '',
        until: row.until,
        state: states[row.state],
        asOf,
        sha256: row.sha256 ?? '',
        goneSince: row.gone?.since ?? '',
        goneReason: row.gone?.reason ?? '',
        page: address(pathOf('sessions', row.session)),
      };
      return (Object.keys(file) as (keyof typeof file)[]).map((key) => cells[key]);
    }),
  ]);
}

/** Where a recording lies, in words; empty where nothing is registered. */
export function placeOf({ platform, file }: Pick<LedgerRow, 'platform' | 'file'>): string {
  return platform ?? (file === undefined ? '' : t.ledger.here);
}
