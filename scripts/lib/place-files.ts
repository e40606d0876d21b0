/** Several files and folders put into place together: all of them, or none. */
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { ROOM, tidyLeftovers } from './place-leftovers.ts';

/** What is made in a temporary folder beside its place. */
export interface Placing {
  /** A path in the temporary folder under which to make what shall be called `name`. */
  draft(name: string): string;
  /** Writes a text as the draft of `name`. */
  write(name: string, text: string): void;
  /** Drops a draft: what is in place is already the same. */
  forget(name: string): void;
  /** The drafts there are. */
  drafts(): string[];
  /** Renames every draft into place, then runs `last`; if anything fails, everything is as it was before. Gives the names that were placed. */
  commit(last: () => void): string[];
}

/** Works in a temporary folder within `folder`, made when it is needed and removed whatever happens, a Ctrl-C included; what a killed run left goes first. */
export async function placing<Result>(folder: string, work: (placing: Placing) => Promise<Result>): Promise<Result> {
  for (const line of tidyLeftovers(folder)) console.log(line);
  let room: string | undefined;
  const made = () => {
    if (room === undefined) {
      mkdirSync(folder, { recursive: true });
      room = mkdtempSync(join(folder, `${ROOM}${process.pid}-`));
      for (const part of ['new', 'old']) mkdirSync(join(room, part));
    }
    return room;
  };
  const clear = () => room !== undefined && rmSync(room, { recursive: true, force: true });
  const stop = () => {
    clear();
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work({
      draft: (name) => join(made(), 'new', name),
      write: (name, text) => writeFileSync(join(made(), 'new', name), text),
      forget: (name) => rmSync(join(made(), 'new', name), { recursive: true, force: true }),
      drafts: () => (room === undefined ? [] : readdirSync(join(room, 'new')).sort()),
      commit: (last) => (room === undefined ? (last(), []) : commit(folder, room, last)),
    });
  } finally {
    for (const signal of signals) process.removeListener(signal, stop);
    clear();
  }
}

function commit(folder: string, room: string, last: () => void): string[] {
  const undos: (() => void)[] = [];
  const names = readdirSync(join(room, 'new'));
  try {
    for (const name of names) {
      const [draft, old, place] = [join(room, 'new', name), join(room, 'old', name), join(folder, name)];
      if (linked(draft, place, old)) undos.push(() => renameSync(old, place));
      else {
        if (existsSync(place)) {
          renameSync(place, old);
          undos.push(() => renameSync(old, place));
        }
        undos.push(() => rmSync(place, { recursive: true, force: true }));
      }
      renameSync(draft, place);
    }
    last();
  } catch (error) {
    for (const undo of undos.reverse()) undo();
    throw error;
  }
  return names;
}

/** Gives a plain file that another replaces a second name, so that no moment is without it; false where that cannot be. */
function linked(draft: string, place: string, old: string): boolean {
  try {
    if (!lstatSync(draft).isFile() || !lstatSync(place).isFile()) return false;
    linkSync(place, old);
    return true;
  } catch {
    return false;
  }
}

/** Whether two files, or two folders with all they hold, are the same; large files are compared by `hash`. */
export async function alike(one: string, other: string, hash: (file: string) => Promise<string>): Promise<boolean> {
  if (!existsSync(one) || !existsSync(other)) return false;
  const [a, b] = [statSync(one), statSync(other)];
  if (a.isDirectory() !== b.isDirectory()) return false;
  if (!a.isDirectory()) {
    if (a.size !== b.size) return false;
    return a.size < 1_000_000 ? readFileSync(one).equals(readFileSync(other)) : (await hash(one)) === (await hash(other));
  }
  const [mine, theirs] = [readdirSync(one).sort(), readdirSync(other).sort()];
  if (mine.join('\n') !== theirs.join('\n')) return false;
  for (const name of mine) if (!(await alike(join(one, basename(name)), join(other, name), hash))) return false;
  return true;
}
