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

/**
 * The log with the time that was announced before each move: the last one is from what was first announced, which stays in
 * `startsAt`, unless the change says otherwise.
 */
export function changesOf({ changes, startsAt, endsAt, state }: Session): Session['changes'] {
  const last = state?.kind === 'postponed' ? changes.findLastIndex(({ kind }) => kind === 'rescheduled' || kind === 'postponed') : -1;
  return changes.map((change, index) => (index === last && change.startsAt === undefined ? { ...change, startsAt, endsAt } : change));
}

/** The rows, the newest first. */
export function changeRows(session: Session, now?: Epoch): ChangeRow[] {
  return changesOf(session)
    .map((change) => {
      const at = epochOf(change.at);
      const time = change.startsAt === undefined ? undefined : formatClock(spanOf(change.startsAt, change.endsAt), now);
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
