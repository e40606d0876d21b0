/** What every command shares: strict flags, one clear line for a wrong input, exit codes. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SettingFault } from '#domain/build-settings.ts';
import { type Epoch, epochOf } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';

/** Wrong input: printed as one line, exit code 2. */
export class UsageError extends Error {}

/** Something outside went wrong (server, disk, port): printed as one line, exit code 1. */
export class CommandError extends Error {}

/** Parses flags strictly; an unknown flag is a `UsageError` that names it and the usage. */
export function flags<Options extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: Options, positionals = false) {
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: positionals, strict: true });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(`参数不对：${explain(error as Error, code)}。用法：${usage}`);
  }
}

function explain(error: Error, code: string): string {
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${name} 这个选项`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `多余的「${name}」`;
  return `${name} 的写法有误`;
}

/** Runs a command: its result is the exit code; known errors become one line on stderr, unknown ones keep their stack. */
export async function run(main: () => Promise<number | void> | number | void): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = error instanceof UsageError || error instanceof SettingFault ? 2 : 1;
    if (error instanceof UsageError || error instanceof CommandError || error instanceof SettingFault) console.error(error.message);
    else if (isFsError(error)) console.error(fsLine(error));
    else console.error(error);
  }
}

interface FsError extends Error {
  code: string;
  path?: string;
}

function isFsError(error: unknown): error is FsError {
  return (
    error instanceof Error &&
    ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'ENOTDIR', 'EISDIR', 'ENOENT', 'EEXIST', 'ELOOP'].includes((error as FsError).code)
  );
}

function fsLine({ code, path }: FsError): string {
  const place = path === undefined ? '' : ` ${path}`;
  if (code === 'EROFS') return `磁盘是只读的，写不了${place}。换一个可写的文件夹再运行。`;
  if (code === 'ENOSPC') return `磁盘满了，写不了${place}。腾出空间再运行。`;
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读写${place}。检查文件夹的权限。`;
  return `路径${place} 不能用（${code}）。检查它是否存在、是不是文件夹、能不能写。`;
}

/** Reads a port from a flag or a variable; anything but 1–65535 is a `UsageError`. */
export function portOf(text: string, name = '--port'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new UsageError(`${name} 应是 1 到 65535 之间的整数，现在是「${text}」。`);
  return port;
}

/** Reads the moment of a flag, as editors write times; without one it is the clock's. Anything else is a `UsageError`. */
export function momentOf(text: string | undefined, name = '--now'): Epoch {
  if (text === undefined) return Date.now();
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new UsageError(`${name} ${text} 不是有效时间，写成 2026-05-20T20:00。`);
  return epochOf(parsed);
}
