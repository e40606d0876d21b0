/** One living owner per search data directory. Two Meilisearch processes on one directory start happily and corrupt it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A process, told apart from a later one with the same id by when it started. */
interface Owner {
  pid: number;
  started: string;
}

interface LockFile extends Owner {
  /** The search server that runs on the directory. */
  server?: Owner;
}

/** A directory held by this process. */
export interface DataLock {
  directory: string;
  /** Notes the server, so that an orphan of a killed owner is found and ended by the next one. */
  setServer(pid: number): void;
  release(): void;
}

/** When a process started, as text that differs between processes; empty when there is no such process. */
function startOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return '';
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return 'unknown';
    }
  }
}

function lives(owner: Owner | undefined): boolean {
  return owner !== undefined && startOf(owner.pid) === owner.started && owner.started !== '';
}

/** Takes the directory; returns the owner's process id when a living process has it. */
export function lock(directory: string): DataLock | { heldBy: number } {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock');
  const mine: LockFile = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
      return held(directory, file, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = read(file);
    if (holder === 'writing') return { heldBy: 0 };
    if (lives(holder)) return { heldBy: holder?.pid ?? 0 };
    takeAway(file, holder);
  }
  return { heldBy: 0 };
}

function read(file: string): LockFile | 'writing' | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  } catch {
    return existsSync(file) && Date.now() - statSync(file).mtimeMs < 3000 ? 'writing' : undefined;
  }
}

/** Removes a stale lock by an atomic rename; another's fresh one, caught by mistake, is put back. Ends the orphaned server. */
function takeAway(file: string, stale: LockFile | undefined): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = read(aside);
  if (taken !== undefined && taken !== 'writing' && taken.pid !== stale?.pid && lives(taken)) return renameSync(aside, file);
  rmSync(aside, { force: true });
  if (stale?.server !== undefined && lives(stale.server)) endOrphan(stale.server);
}

function endOrphan(server: Owner): void {
  process.kill(server.pid, 'SIGTERM');
  for (let i = 0; i < 100 && lives(server); i++) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    if (i === 80) process.kill(server.pid, 'SIGKILL');
  }
}

function held(directory: string, file: string, mine: LockFile): DataLock {
  return {
    directory,
    setServer: (pid) => writeFileSync(file, JSON.stringify({ ...mine, server: { pid, started: startOf(pid) } })),
    release: () => rmSync(file, { force: true }),
  };
}

/** Takes `base`, or when it is in use a fresh `base/run-<pid>` that is the caller's to remove; leftovers of dead runs go. */
export function claim(base: string): DataLock & { temporary: boolean } {
  mkdirSync(base, { recursive: true });
  for (const name of readdirSync(base)) {
    if (!/^run-\d+$/.test(name) || name === `run-${process.pid}`) continue;
    const old = lock(join(base, name));
    if (!('heldBy' in old)) rmSync(old.directory, { recursive: true, force: true });
  }
  const whole = lock(base);
  if (!('heldBy' in whole)) return { ...whole, temporary: false };
  const own = lock(join(base, `run-${process.pid}`));
  if ('heldBy' in own) throw new Error(`unexpected lock in ${base}`);
  return { ...own, temporary: true, release: () => rmSync(own.directory, { recursive: true, force: true }) };
}
