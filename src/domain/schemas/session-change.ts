/** The change log of a session: what was announced, what it became and why. */
import { z } from 'zod';
import { epochOf } from '../time.ts';
import { parseRough } from '../written-time.ts';
import { announced, doc, instant, line } from './fields.ts';
import type { RuleContext } from './rules.ts';

/** What was changed. */
export const changeKinds = z.enum([
  'rescheduled',
  'confirmed',
  'postponed',
  'cancelled',
  'restored',
  'venue',
  'link',
  'host',
  'lineup',
  'other',
]);

/** One change after the announcement. */
export const changeFields = z.strictObject({
  at: doc(instant, '时间', '什么时候公布这次改动。'),
  kind: doc(
    changeKinds,
    '改了什么',
    'rescheduled 改期、confirmed 时间确认、postponed 延期待定、cancelled 取消、restored 恢复、venue 场地、link 直播间、host 主播、lineup 节目单、other 其他。',
  ),
  reason: doc(line.optional(), '原因', '为什么改。'),
  was: doc(line.optional(), '原来', '原来公布的是什么，页面上划线保留，例如原来的场地。'),
  startsAt: doc(announced.optional(), '原开播时间', '改期时写这次改动之前公布的开播时间。'),
  endsAt: doc(instant.optional(), '原结束时间', '改期时写这次改动之前公布的结束时间。'),
});

/** The changes that say whether a session is held. */
const FATES = ['rescheduled', 'postponed', 'cancelled', 'restored'] as const;

interface Changed {
  announcedAt?: string | undefined;
  revision: number;
  changes: readonly z.output<typeof changeFields>[];
  state?: { kind: 'postponed' | 'cancelled'; newStartsAt?: string | undefined } | undefined;
}

/** The log is in order, counts as many changes as the revision, and ends in the state the session is in. Calendars follow it (RFC 5545, SEQUENCE). */
export function changeRules({ revision, changes, state, announcedAt }: Changed, { fault }: RuleContext): void {
  if (revision !== changes.length)
    fault(
      'revision',
      'revision',
      `修订号是 ${revision}，改动记录有 ${changes.length} 条`,
      '每改一次，revision 加一，changes 末尾加一条（at、kind、reason）',
    );
  for (const [index, { at, kind, reason, startsAt, endsAt }] of changes.entries()) {
    const before = changes[index - 1];
    if (announcedAt !== undefined && index === 0 && epochOf(at) < epochOf(announcedAt))
      fault('date-order', 'changes.0.at', '改动早于公布时间 announcedAt', '改正其中一个');
    if (before && epochOf(at) < epochOf(before.at)) fault('date-order', `changes.${index}.at`, '改动记录的先后不对', '先改的写在前面');
    if ((kind === 'cancelled' || kind === 'postponed') && reason === undefined)
      fault('change-reason', `changes.${index}.reason`, '取消或延期没有写原因', '补上 reason');
    if (endsAt !== undefined && (startsAt === undefined || parseRough(startsAt) !== undefined || epochOf(endsAt) <= epochOf(startsAt)))
      fault('date-order', `changes.${index}.endsAt`, '原结束时间前面没有更早的原开播时间', '改正 startsAt 和 endsAt');
  }
  const last = changes.findLast(({ kind }) => (FATES as readonly string[]).includes(kind))?.kind;
  const fate = state?.kind === 'postponed' && state.newStartsAt !== undefined ? 'rescheduled' : state?.kind;
  if (revision !== changes.length) return;
  for (const [index, { kind, startsAt }] of changes.entries())
    if (
      kind === 'rescheduled' &&
      startsAt === undefined &&
      !(fate === 'rescheduled' && index === changes.findLastIndex((one) => one.kind === kind))
    )
      fault(
        'change-was',
        `changes.${index}.startsAt`,
        '改期没有写原来的时间，页面上没有可以划线的',
        '写上这次改动之前公布的 startsAt 和 endsAt',
      );
  if (fate !== undefined && last !== fate)
    fault(
      'change-log',
      'changes',
      `场次${{ rescheduled: '已改期', postponed: '已延期', cancelled: '已取消' }[fate]}，改动记录的最后一条却不是`,
      `在 changes 末尾加一条 kind: ${fate}，revision 加一`,
    );
  if (fate === undefined && (last === 'cancelled' || last === 'postponed'))
    fault(
      'change-log',
      'state',
      '改动记录说这一场取消或延期了，state 里却没有写',
      '补上 state；恢复播出就在 changes 末尾加一条 kind: restored',
    );
}
