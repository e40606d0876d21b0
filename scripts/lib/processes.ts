/** Child processes that never outlive the command: one process group each, stopped together, whatever ends the parent. */
import { readFileSync } from 'node:fs';
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';

/** Thrown out of a command that was asked to stop while it worked. */
export class Stopped extends Error {}

/** A child and everything it starts. */
export interface Group {
  child: ChildProcess;
  /** Resolves with the exit code once the child has ended; 128 + n for signals, 127 when it could not be started. */
  exited: Promise<number>;
  /** As `exited`, but only once all it printed has been read. */
  closed: Promise<number>;
  /** Ends the whole group: politely, after `graceMs` by force. Safe to call twice. */
  stop(graceMs?: number): Promise<void>;
}

const groups = new Set<Group>();
let closing = false;

/** Starts a command in a process group of its own. Windows has no groups: there the child alone is ended. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions = {}): Group {
  if (closing) throw new Stopped();
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const watchdog = child.pid === undefined ? undefined : watch(child.pid);
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  const closed = new Promise<void>((resolve) => ['close', 'error'].forEach((event) => child.once(event, () => resolve()))).then(
    () => exited,
  );
  const group: Group = { child, exited, closed, stop };
  groups.add(group);
  void exited.then(async () => {
    if (child.pid !== undefined && signalGroup(child.pid, 'SIGTERM')) await endOf(child.pid, 2000);
    groups.delete(group);
    watchdog?.kill('SIGKILL');
  });
  return group;

  async function stop(graceMs = 5000): Promise<void> {
    if (child.pid === undefined) return;
    if (signalGroup(child.pid, 'SIGTERM')) await endOf(child.pid, graceMs);
    await exited;
  }
}

/** Sends a signal to a group; false when nothing of it is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    return false;
  }
}

async function endOf(pid: number, graceMs: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) return void signalGroup(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A shell that reads from us and ends the group when we are gone, even by `kill -9`. Debian's sh takes no `--` before the group. */
function watch(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'trap "" INT TERM HUP; while read -r _; do :; done; kill -TERM "-$0" 2>/dev/null; sleep 3; kill -KILL "-$0" 2>/dev/null';
  const shell = spawn('sh', ['-c', script, String(pid)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.on('error', () => undefined);
  shell.stdin?.on('error', () => undefined);
  shell.unref();
  (shell.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return shell;
}

/** Ends every group that still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...groups].map((group) => group.stop()));
}

/** What a long-running command is given. */
export interface Life {
  /** Aborts with `Stopped` at the first Ctrl-C, SIGTERM or hang-up. */
  signal: AbortSignal;
  /** Never resolves; rejects with `Stopped` when the command is to end. */
  stopped: Promise<never>;
  /** Registers what to undo at the end; the last registered runs first. */
  defer(undo: () => unknown): void;
}

/** Runs a long-lived command: whichever way it ends, what it started is stopped and undone. Asked to stop, it gives `stoppedCode`. */
export async function supervised(main: (life: Life) => Promise<number | void>, stoppedCode = 0): Promise<number> {
  const controller = new AbortController();
  const undos: (() => unknown)[] = [];
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => controller.abort(new Stopped(name)));
  process.on('exit', () => groups.forEach(({ child }) => child.pid !== undefined && signalGroup(child.pid, 'SIGKILL')));
  const stopped = new Promise<never>((_, reject) =>
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error)),
  );
  stopped.catch(() => undefined);
  const above = ancestors();
  const orphaned = setInterval(
    () => process.env['npm_lifecycle_event'] && ancestors() !== above && controller.abort(new Stopped('orphan')),
    1000,
  );
  try {
    const work = main({ signal: controller.signal, stopped, defer: (undo) => void undos.push(undo) });
    work.catch(() => undefined);
    return (await Promise.race([work, stopped])) ?? 0;
  } catch (error) {
    if (error instanceof Stopped) return stoppedCode;
    throw error;
  } finally {
    closing = true;
    clearInterval(orphaned);
    await stopAll();
    for (const undo of undos.reverse()) await undo();
    if (controller.signal.aborted) console.error('已停止。');
    setTimeout(() => process.exit(), 1500).unref();
  }
}

/** Who started us and who started that: npm runs its scripts through a shell, which outlives a killed npm. */
function ancestors(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0] ?? ''}`;
  } catch {
    return String(process.ppid);
  }
}
