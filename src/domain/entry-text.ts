/** One entry file's text into a raw entry: the only place that decides how the YAML is read. Dates stay text, so that zod sees what the editor wrote. */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { RawEntry } from './content.ts';
import type { Fault } from './faults.ts';
import type { CollectionName } from './schemas/index.ts';

/** Largest entry file that is read, in bytes; a hostile or mistaken file must not take the machine's memory. */
export const MAX_ENTRY_BYTES = 1_000_000;

/** Whether a file name is an entry's. */
export function isEntryFile(name: string): boolean {
  return /(?:^|[/\\])[^./\\][^/\\]*\.ya?ml$/i.test(name);
}

/** The id of an entry: its file name without the ending. */
export function entryId(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/i, '');
}

/** Reads one entry from the bytes of `file` (the path shown to editors); anything but a UTF-8 YAML file of reasonable size gives a fault. */
export function readEntryBytes(collection: CollectionName, file: string, bytes: Uint8Array): RawEntry | Fault {
  const whole = { file, field: '' };
  if (bytes.length > MAX_ENTRY_BYTES)
    return { ...whole, code: 'too-big', what: `文件有 ${bytes.length} 字节`, mend: '一个条目不超过 1 MB，图片放在旁边的文件里' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ...whole, code: 'bad-encoding', what: '文件不是 UTF-8 编码', mend: '用编辑器另存为 UTF-8' };
  }
  try {
    const data: unknown = load(text, { schema: CORE_SCHEMA });
    if (hasAliases(data)) return { ...whole, code: 'yaml-alias', what: '用了 & 和 * 引用', mend: '把引用的内容照抄一遍' };
    return { collection, id: entryId(file), file, data };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    return {
      ...whole,
      line,
      code: 'bad-yaml',
      what: `YAML 写法有误：${reasonOf(error.reason)}`,
      mend: '检查缩进、冒号后的空格和引号是否成对',
    };
  }
}

/** What js-yaml complains of, in the editor's words. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/indentation/, '缩进不对'],
  [/duplicated mapping key/, '同一个字段写了两次'],
  [/multiline key|implicit|mapping entry/, '冒号或缩进不对'],
  [/unexpected end|end of the (?:stream|document)|flow collection/, '引号或括号没有闭合'],
  [/tab/, '用了制表符，应当用空格'],
  [/alias|anchor/, '不支持 & 和 * 引用，或引用的名字不存在'],
];

function reasonOf(reason: string): string {
  return reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? '认不出这种写法';
}

/** Whether any part of the data is there twice: an alias, which may be a loop or a bomb. Every part is looked at once. */
function hasAliases(data: unknown): boolean {
  const seen = new Set<object>();
  const open = [data];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    if (seen.has(part)) return true;
    seen.add(part);
    open.push(...Object.values(part));
  }
  return false;
}
