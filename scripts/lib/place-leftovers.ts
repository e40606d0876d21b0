/** What a run that was killed left of its temporary folder beside the entries. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How the temporary folders are called: this, the process's id, a dash and six letters. */
export const ROOM = '.replay-';

/**
 * Removes the temporary folders of processes that are no more, after putting back what is missing in its place. Gives Chinese lines of
 * what was done. Throws the file system's error.
 */
export function tidyLeftovers(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isDead(name))
    .map((name) => {
      const room = join(folder, name);
      const back = existsSync(join(room, 'old')) ? readdirSync(join(room, 'old')).filter((one) => !existsSync(join(folder, one))) : [];
      for (const one of back) renameSync(join(room, 'old', one), join(folder, one));
      rmSync(room, { recursive: true, force: true });
      const put = back.length === 0 ? '' : `，把 ${back.join('、')} 放回了原处`;
      return `上次没有做完就断了：删掉了留下的 ${room}${put}。`;
    });
}

/** Whether a name is that of a temporary folder whose process has ended; the first ones were called without a process. */
function isDead(name: string): boolean {
  const [room, pid] = /^\.replay-(?:(\d+)-)?\w{6}$/.exec(name) ?? [];
  if (room === undefined) return false;
  if (pid === undefined || Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
