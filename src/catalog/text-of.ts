/** The text of an entry's file, to tell an editor the line of a fault. */
import { readFileSync } from 'node:fs';

/** The text, or nothing when the file is gone meanwhile. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
