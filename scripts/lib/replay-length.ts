/** Whether a replay's length fits the session it is of. */
import { formatLength } from '#domain/format.ts';
import { writtenOffset } from '#domain/replay/entry-edit.ts';
import type { SessionClock } from '#domain/session-phase.ts';

/** A warning when a replay is shorter than half of its session or longer than three times that; `given` is the length as it was typed. */
export function lengthWarning(clock: SessionClock, duration: number, given: string | undefined): string[] {
  const held = (clock.endsAt - clock.startsAt) / 1000;
  // Where only the day is known, nobody knows how long it was.
  if (clock.rough !== undefined || held <= 0 || (duration >= held / 2 && duration <= held * 3)) return [];
  const much = duration < held ? '不到一半' : '三倍还多';
  const bare = given !== undefined && !given.includes(':') ? Number(given) : undefined;
  const minutes = bare !== undefined && duration < held ? `${bare} 是 ${bare} 秒；${bare} 分钟写 ${writtenOffset(bare * 60)}。` : '';
  return [`注意：回放长 ${formatLength(duration)}，这一场播了 ${formatLength(held)}，${much}。${minutes}检查时长和文件对不对。`];
}
