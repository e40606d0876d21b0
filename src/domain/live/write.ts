/** `/live.json` as it is written: by the build, and by `npm run live`. */
import { MINUTE, toInstant } from '../time.ts';
import type { Override } from './file.ts';

/** For whoever opens the file. Holds no brace, so that a page sees at once that nothing happened. */
const NOTE =
  '直播当天的临时变动，不用重建网站。用 npm run live 改，或照 docs/操作指南/直播当天.md 手写；写错的条目会被忽略。sessions 里一场一条。';

/** The text of a file; the order of the sessions is theirs by id. */
export function writeLive(sessions: ReadonlyMap<string, Override>): string {
  const entries = [...sessions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, override]) => [id, plain(override)]);
  return `${JSON.stringify({ version: 1, note: NOTE, sessions: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

/** An override as the file writes it: instants at +08:00, the delay in minutes. */
function plain({ delay, startedAt, endedAt, startsAt, ...rest }: Override) {
  const at = (epoch: number | undefined) => (epoch === undefined ? undefined : toInstant(epoch));
  return {
    ...rest,
    ...(delay !== undefined && { delay: delay / MINUTE }),
    startsAt: at(startsAt),
    startedAt: at(startedAt),
    endedAt: at(endedAt),
  };
}
