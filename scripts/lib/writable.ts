/** Whether a folder can be written to, tried before long work. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CommandError } from './cli.ts';

/** Makes the folder when it is missing and writes a file into it; a `CommandError` names the folder and the cause. */
export function writable(folder: string): void {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    make(resolve(folder));
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new CommandError(
      `写不了文件夹 ${folder}（${(error as NodeJS.ErrnoException).code ?? String(error)}）。换一个可写的位置，或检查权限和磁盘。`,
    );
  }
}

/** Makes a folder and those above it, one by one: Node's recursive mkdir never ends on some file systems. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}
