/** How long a recording is kept. */
import type { Content, Session } from '../schemas/index.ts';
import { addDays, beijingDay, type Day, type Epoch } from '../time.ts';

/** The day until which a replay is kept: the one stated, else three years after the session's end (网络交易监督管理办法). */
export function keepUntil(replay: Pick<NonNullable<Session['replay']>, 'retainUntil'>, endsAt: Epoch): Day {
  return replay.retainUntil ?? threeYearsAfter(beijingDay(endsAt));
}

function threeYearsAfter(day: Day): Day {
  const later = `${Number(day.slice(0, 4)) + 3}${day.slice(4)}`;
  return later.endsWith('02-29') ? addDays(`${later.slice(0, 4)}-02-28`, 1) : later;
}

/** Who keeps a session's recording: as the entry says, else who ran the room. */
export function keeperOf(content: Content, { replay, operator }: Pick<Session, 'replay' | 'operator'>): string {
  const { association, maker, name = '' } = operator;
  if (replay?.keeper !== undefined) return replay.keeper;
  if (association !== undefined) return content.associations.get(association)?.names.zh ?? association;
  return maker === undefined ? name : (content.makers.get(maker)?.names.zh ?? maker);
}
