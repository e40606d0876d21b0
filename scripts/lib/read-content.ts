/** Reads the content directory: YAML files, one entry each, grouped by collection. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { RawEntry } from '#domain/content.ts';
import type { Fault } from '#domain/faults.ts';
import { type CollectionName, collectionNames, collections } from '#domain/schemas/index.ts';

/** Largest entry file that is read, in bytes; a hostile or mistaken file must not take the machine's memory. */
const MAX_BYTES = 1_000_000;

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
    return { entries, faults: [{ code: 'no-content', file: directory, field: '', what: '内容文件夹不存在', mend: '检查 CONTENT_DIR 的路径' }] };
  for (const item of readdirSync(directory, { withFileTypes: true })) {
    if (item.isDirectory() && !(item.name in collections))
      faults.push({ code: 'unknown-collection', file: join(directory, item.name), field: '', what: `没有叫「${item.name}」的集合`, mend: `文件夹名应是 ${collectionNames.join('、')} 之一` });
  }
  for (const collection of collectionNames) {
    for (const file of entryFiles(join(directory, collection))) {
      const read = readEntry(collection, file);
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
    .filter((name) => /\.ya?ml$/i.test(name) && !basename(name).startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads one entry; a file that is not valid UTF-8 YAML gives a fault instead. Dates stay text. */
export function readEntry(collection: CollectionName, path: string): RawEntry | Fault {
  const file = relative('.', path).split(sep).join('/');
  const bytes = readFileSync(path);
  if (bytes.length > MAX_BYTES)
    return { code: 'too-big', file, field: '', what: `文件有 ${bytes.length} 字节`, mend: '一个条目不超过 1 MB,图片放在旁边的文件里' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const data: unknown = load(text, { schema: CORE_SCHEMA });
    return { collection, id: basename(path).replace(/\.ya?ml$/i, ''), file, data };
  } catch (error) {
    if (error instanceof YAMLException)
      return { code: 'bad-yaml', file, line: (error.mark?.line ?? 0) + 1, field: '', what: `YAML 写法有误(${error.reason})`, mend: '检查缩进、冒号后的空格和引号是否成对' };
    if (error instanceof TypeError) return { code: 'bad-encoding', file, field: '', what: '文件不是 UTF-8 编码', mend: '用编辑器另存为 UTF-8' };
    throw error;
  }
}
