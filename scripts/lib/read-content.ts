/** Reads the content directory: YAML files, one entry each, grouped by collection. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { RawEntry } from '#domain/content.ts';
import { isEntryFile, readEntryBytes } from '#domain/entry-text.ts';
import type { Fault } from '#domain/faults.ts';
import { type CollectionName, collectionNames, collections } from '#domain/schemas/index.ts';

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
    const path = shown(join(directory, item.name));
    if (item.name === 'live.json') continue;
    if (!isFolder(path)) faults.push(...[strayFault(path)].filter((fault) => fault !== undefined));
    else if (!Object.hasOwn(collections, item.name) && !item.name.startsWith('.'))
      faults.push({
        code: 'unknown-collection',
        file: path,
        field: '',
        what: `没有叫「${item.name}」的集合`,
        mend: `文件夹名应是 ${collectionNames.join('、')} 之一`,
      });
  }
  for (const collection of collectionNames) {
    for (const path of filesUnder(join(directory, collection)).map(shown)) {
      if (!isEntryFile(path)) faults.push(...[strayFault(path)].filter((fault) => fault !== undefined));
      else {
        const read = readOne(collection, path);
        if ('code' in read) faults.push(read);
        else entries.push(read);
      }
    }
  }
  return { entries, faults };
}

/** The files under a folder, sorted, so that runs are alike everywhere; links to folders are not followed, links to nowhere are listed. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((item) => {
      const path = join(folder, item.name);
      if (item.isDirectory()) return filesUnder(path);
      return item.isSymbolicLink() && isFolder(path) ? [] : [path];
    })
    .sort();
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Pictures, recordings and captions lie beside entries. */
const BESIDE = /\.(?:jpe?g|png|webp|avif|svg|mp4|m4a|m3u8|ts|m4s|aac|vtt|srt|pdf)$/i;

function strayFault(file: string): Fault | undefined {
  const name = basename(file);
  if (name.startsWith('.') || /^README/i.test(name) || BESIDE.test(name)) return undefined;
  return {
    code: 'stray-file',
    file,
    field: '',
    what: '不认识这个文件，它不会出现在网站上',
    mend: '条目的文件名以 .yaml 结尾；用不着的文件请删掉',
  };
}

/** The text of a file, or nothing when it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function shown(path: string): string {
  return relative('.', path).split(sep).join('/');
}

function readOne(collection: CollectionName, path: string): RawEntry | Fault {
  try {
    return readEntryBytes(collection, path, readFileSync(path));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { code: 'unreadable', file: path, field: '', what: `读不了这个文件（${code}）`, mend: '检查它是不是失效的链接，有没有读取权限' };
  }
}
