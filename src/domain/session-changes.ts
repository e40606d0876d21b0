/** The change log of a session as rows for readers. */
import { formatClock, formatDay, formatTime } from './format.ts';
import { t } from './i18n/index.ts';
import type { Session } from './schemas/index.ts';
import { spanOf } from './session-phase.ts';
import { beijingDay, type Epoch, epochOf } from './time.ts';

/** One change in words; `was` is what had been announced before. */
export interface ChangeRow {
  at: Epoch;
  /** When it was made known. */
  when: string;
  kind: Session['changes'][number]['kind'];
  title: string;
  was: string | undefined;
  reason: string | undefined;
}

/** The rows, the newest first. */
export function changeRows({ changes, startsAt, endsAt, state }: Session, now: Epoch): ChangeRow[] {
  const last = changes.findLastIndex(({ kind }) => kind === 'rescheduled' || kind === 'postponed');
  return changes
    .map((change, index) => {
      const at = epochOf(change.at);
      // The first announcement stays in `startsAt`; an earlier one stands in the change itself.
      const before = change.startsAt ?? (index === last && state?.kind === 'postponed' ? startsAt : undefined);
      const end = change.startsAt === undefined ? endsAt : change.endsAt;
      const time = before === undefined ? undefined : formatClock(spanOf(before, end), now);
      return {
        at,
        when: `${formatDay(beijingDay(at), now)} ${formatTime(at)}`,
        kind: change.kind,
        title: t.session.changeKind[change.kind],
        was: [time, change.was].filter(Boolean).join('，') || undefined,
        reason: change.reason,
      };
    })
    .reverse();
}

/** The changes a reader must see at once: what is not where or with whom it was announced, and what was called off and is on again. */
export const urgentRows = (rows: readonly ChangeRow[]): ChangeRow[] =>
  rows.filter(({ kind }) => kind === 'venue' || kind === 'link' || kind === 'host' || kind === 'restored' || kind === 'confirmed');
