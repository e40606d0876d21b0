/** Whether what a `live.json` says can be: the session is there, its times are in order, its rooms are on their platforms. */
import type { Fault } from '../faults.ts';
import { linkMatches } from '../link-patterns.ts';
import type { Content, Session } from '../schemas/index.ts';
import { clockOf } from '../session-phase.ts';
import { DAY } from '../time.ts';
import { applyOverride, isCurrent } from './apply.ts';
import { type Override, readLive } from './file.ts';

/** Days after its end at which an entry says nothing any more. */
const FORGOTTEN = 3 * DAY;

/** Faults of a file in the content directory, one Chinese line each. */
export function liveFaults(text: string, file: string, content: Content): Fault[] {
  const { readable, sessions, faults } = readLive(text);
  const fault = (field: string, what: string, mend: string): Fault => ({ code: 'live-file', file, field, what, mend });
  if (!readable) return [fault('', `不是 live.json（${faults[0] ?? ''}）`, '用 npm run live 重新生成，或删掉这个文件')];
  return [
    ...faults.map((line) => fault('sessions', `看不懂 ${line}`, '改正这一项；允许的写法见 docs/操作指南/直播当天.md')),
    ...[...sessions].flatMap(([id, override]) => {
      const session = content.sessions.get(id);
      if (!session) return [fault(`sessions.${id}`, `没有 id 为「${id}」的场次`, '改正 id，或删掉这一条')];
      const wrong = overrideFault(session, override, content);
      return wrong === undefined ? [] : [fault(`sessions.${id}`, wrong, '用 npm run live 改正')];
    }),
  ];
}

/** What cannot be about one entry, in Chinese; `undefined` when it can. */
export function overrideFault(session: Session, override: Override, content: Content): string | undefined {
  const { startedAt, endedAt, rooms = {}, cancelled, reason } = override;
  if (cancelled && reason === undefined) return '取消要写原因';
  if (endedAt !== undefined && endedAt <= (startedAt ?? -Infinity)) return '结束不晚于开播';
  const clock = applyOverride(clockOf(session), override);
  if (!cancelled && clock.endsAt <= clock.startsAt) return '结束不晚于开播';
  for (const [id, url] of Object.entries(rooms)) {
    const platform = content.platforms.get(id);
    if (!session.platforms.some((one) => one.platform === id)) return `这一场不在平台「${id}」上播`;
    if (!platform?.roomPatterns.some((pattern) => linkMatches(pattern, url)))
      return `不是${platform?.names.zh ?? id}的直播间网址，应符合 ${platform?.roomPatterns.join(' 或 ') || '（平台还没有登记网址样式）'}`;
  }
  return undefined;
}

/** What a build publishes of a file: what the content does not say already, of sessions that are not long over. Wrong entries are left out. */
export function stillSaid(text: string, content: Content, now: number): Map<string, Override> {
  const kept = [...readLive(text).sessions].filter(([id, override]) => {
    const session = content.sessions.get(id);
    if (!session || !isCurrent(override, session.revision) || overrideFault(session, override, content) !== undefined) return false;
    return applyOverride(clockOf(session), override).endsAt + FORGOTTEN > now;
  });
  return new Map(kept);
}
