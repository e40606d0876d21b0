/** Writes a file so that a reader finds the old one or the new one, never half of it. */
import { accessSync, constants, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes `text` beside the file at `path`, then renames it into place. Throws the file system's error, and leaves nothing behind. */
export function writeWhole(path: string, text: string): void {
  // What a link points to is what is served.
  const file = existsSync(path) ? realpathSync(path) : path;
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  if (existsSync(file)) accessSync(file, constants.W_OK);
  const draft = join(folder, `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
