/** Reads the content directory: YAML files, one entry each, grouped by collection. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RawEntry } from '#domain/content.ts';
import { isEntryFile, readEntryBytes } from '#domain/entry-text.ts';
import type { Fault } from '#domain/faults.ts';
import { collectionNames, collections } from '#domain/schemas/index.ts';

/** What lies in a content directory: entries as written, and the files that could not be read. */
export interface ContentFiles {
  entries: RawEntry[];
  faults: Fault[];
}

/** The content directory: `CONTENT_DIR`, by default `src/content`. */
export function contentDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return env['CONTENT_DIR'] || 'src/content';
}

/** Reads every entry under `directory`. A missing folder is an empty collection; a folder nobody knows is a fault. */
export function readContent(directory: string): ContentFiles {
  const entries: RawEntry[] = [];
  const faults: Fault[] = [];
  if (!existsSync(directory))
    return {
      entries,
      faults: [{ code: 'no-content', file: directory, field: '', what: '内容文件夹不存在', mend: '检查 CONTENT_DIR 的路径' }],
    };
  for (const item of readdirSync(directory, { withFileTypes: true })) {
    if (item.isDirectory() && !Object.hasOwn(collections, item.name))
      faults.push({
        code: 'unknown-collection',
        file: join(directory, item.name),
        field: '',
        what: `没有叫「${item.name}」的集合`,
        mend: `文件夹名应是 ${collectionNames.join('、')} 之一`,
      });
  }
  for (const collection of collectionNames) {
    for (const path of entryFiles(join(directory, collection))) {
      const read = readEntryBytes(collection, relative('.', path).split(sep).join('/'), readFileSync(path));
      if ('code' in read) faults.push(read);
      else entries.push(read);
    }
  }
  return { entries, faults };
}

/** The entry files under a collection's folder, sorted, so that runs are alike everywhere. */
export function entryFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isEntryFile)
    .sort()
    .map((name) => join(folder, name));
}

/** The text of a file, or nothing when it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
