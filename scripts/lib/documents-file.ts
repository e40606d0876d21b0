/** The documents for search, as a build wrote them. */
import { readFileSync } from 'node:fs';
import type { SearchDocument } from '#domain/search/types.ts';
import { CommandError } from './cli.ts';
import { parseDocuments } from './indexer.ts';

/** Reads and checks a documents file; a missing one says to build first. */
export function readDocuments(file: string): SearchDocument[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CommandError(`没有找到 ${file}。先运行 npm run build。`);
    if (error instanceof SyntaxError) throw new CommandError(`${file} 不是完整的 JSON。重新运行 npm run build。`);
    throw new CommandError(`读不了 ${file}（${(error as NodeJS.ErrnoException).code ?? String(error)}）。`);
  }
  return parseDocuments(value, file);
}
