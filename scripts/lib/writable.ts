/** Whether a folder can be written to, tried before long work. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './cli.ts';

/** Makes the folder when it is missing and writes a file into it; a `CommandError` names the folder and the cause. */
export function writable(folder: string): void {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new CommandError(
      `写不了文件夹 ${folder}（${(error as NodeJS.ErrnoException).code ?? String(error)}）。换一个可写的位置，或检查权限和磁盘。`,
    );
  }
}
