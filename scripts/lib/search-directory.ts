/** Where the local search server keeps its data and its key. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The directory of the local search server: `SEARCH_DIR`, by default `.search`. */
export function searchDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['SEARCH_DIR'] || '.search');
}

/** The directory's master key, made at first use; only its owner can read the file. */
export function masterKey(directory: string): string {
  const file = join(directory, 'master-key');
  if (existsSync(file)) {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 16) return key;
  }
  mkdirSync(directory, { recursive: true });
  const key = randomBytes(32).toString('hex');
  writeFileSync(`${file}.new`, key, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
}
