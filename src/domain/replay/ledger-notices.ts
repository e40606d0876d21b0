/** What the ledger asks editors to do: notices, which stop no build. Demo entries raise none. */
import type { Fault } from '../faults.ts';
import { formatDay } from '../format.ts';
import type { Content } from '../schemas/index.ts';
import type { Epoch } from '../time.ts';
import { keepUntil } from './keep.ts';
import { ledgerOf, type LedgerRow } from './ledger.ts';
import { clockOf } from '../session-phase.ts';

/** Replays whose keeping ends within 90 days, has ended or is stated too short, and sessions without a replay, of real entries. `fileOf` gives a session's file. */
export function ledgerNotices(content: Content, now: Epoch, fileOf: (session: string) => string): Fault[] {
  return ledgerOf(content, now)
    .filter(({ sample }) => !sample)
    .flatMap((row) => [...stateNotice(row), ...shortNotice(row, content)].map((notice) => ({ ...notice, file: fileOf(row.session) })));
}

type Notice = Omit<Fault, 'file'>;

function stateNotice({ title, state, keeper, ended, until, daysLeft }: LedgerRow): Notice[] {
  const renew = `请${keeper ?? ''}确认：续存就改 retainUntil，不再保存就写 gone（日期、原因）`;
  switch (state) {
    case 'ending': {
      const left = daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
      return [
        { code: 'keep-ending', field: 'replay.retainUntil', what: `「${title}」的回放保存到 ${formatDay(until)}，${left}`, mend: renew },
      ];
    }
    case 'past':
      return [
        {
          code: 'keep-past',
          field: 'replay.retainUntil',
          what: `「${title}」的回放保存到 ${formatDay(until)}，已过 ${-daysLeft} 天`,
          mend: renew,
        },
      ];
    case 'missing':
      return [
        {
          code: 'replay-missing',
          field: 'replay',
          what: `「${title}」${formatDay(ended)}结束，七天多了还没有登记回放`,
          mend: '向运营者要回放地址，登记 replay；回放不公开的，也写上保存单位（keeper）和 gone',
        },
      ];
    default:
      return [];
  }
}

/** A stated day before the three years that 《网络交易监督管理办法》 asks for. */
function shortNotice({ session, title, until }: LedgerRow, content: Content): Notice[] {
  const entry = content.sessions.get(session);
  const asked = entry && keepUntil({}, clockOf(entry).endsAt);
  if (asked === undefined || until >= asked) return [];
  return [
    {
      code: 'keep-short',
      field: 'replay.retainUntil',
      what: `「${title}」的回放只保存到 ${formatDay(until)}，不到直播结束后三年（${formatDay(asked)}）`,
      mend: '核对后改 retainUntil，或删掉它（默认三年）',
    },
  ];
}
