/** From raw entries to checked content: the one path that the site, the scripts and the tests share. */
import type { z } from 'zod';
import { crossFaults } from './cross-rules.ts';
import type { Fault } from './faults.ts';
import { type FactsOfImages, imageFaults } from './images.ts';
import { type FactsOfMedia, mediaFaults } from './media.ts';
import { type CollectionName, type Content, collectionNames, collections, type Product } from './schemas/index.ts';
import type { Rule } from './schemas/rules.ts';
import { describeIssue } from './zod-faults.ts';

/** One entry as it was read: where it lies and what its YAML holds. */
export interface RawEntry {
  collection: CollectionName;
  /** The file name without its ending. */
  id: string;
  /** The path shown to editors. */
  file: string;
  /** The parsed YAML, not yet trusted. */
  data: unknown;
}

/** Content with everything that is wrong with it. `content` is only fit to show when `faults` is empty. */
export interface CheckedContent {
  content: Content;
  faults: Fault[];
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What `checkContent` is told beside the entries. */
export interface CheckOptions {
  /** `false` leaves demo entries out of the content. */
  includeSamples: boolean;
  /** What is known of the picture files; without it only the words about pictures are checked. */
  images?: FactsOfImages;
  /** What is known of recordings and captions; without it only their names are checked. */
  media?: FactsOfMedia;
}

/** Checks every entry by itself, then all of them together; with `includeSamples: false` demo entries are left out first. */
export function checkContent(raw: readonly RawEntry[], options: CheckOptions): CheckedContent {
  const faults: Fault[] = [];
  const files = new Map<string, string>();
  const content = Object.fromEntries(collectionNames.map((name) => [name, new Map<string, unknown>()])) as unknown as Record<
    CollectionName,
    Map<string, unknown>
  >;
  const leftOut = new Set<string>();
  const broken: RawEntry[] = [];
  for (const entry of raw) {
    const key = `${entry.collection}/${entry.id}`;
    if (!SLUG.test(entry.id)) {
      faults.push({
        code: 'bad-id',
        file: entry.file,
        field: '',
        what: `文件名「${entry.id}」不能作 id`,
        mend: '文件名只用小写字母、数字和连字符，例如 doumen-hailu.yaml',
      });
      continue;
    }
    const twin = files.get(key);
    if (twin !== undefined) {
      faults.push({
        code: 'duplicate-id',
        file: entry.file,
        field: '',
        what: `id「${entry.id}」已被 ${twin} 使用`,
        mend: '给其中一个文件换个名字，再改引用它的条目',
      });
      continue;
    }
    files.set(key, entry.file);
    const parsed = parseEntry(entry, faults);
    if (parsed === undefined) {
      broken.push(entry);
      continue;
    }
    faults.push(...picturesOf(entry, parsed.value, options.images));
    if (entry.collection === 'sessions') faults.push(...mediaFaults(entry.file, parsed.value, options.media));
    if (parsed.sample && !options.includeSamples) leftOut.add(key);
    else content[entry.collection].set(entry.id, parsed.value);
  }
  const checked = content as unknown as Content;
  faults.push(...crossFaults(checked, files, leftOut, broken));
  faults.sort((a, b) => a.file.localeCompare(b.file) || a.field.localeCompare(b.field));
  return { content: checked, faults };
}

function parseEntry(entry: RawEntry, faults: Fault[]): { value: unknown; sample: boolean } | undefined {
  const { fields, rules } = collections[entry.collection];
  if (typeof entry.data !== 'object' || entry.data === null || Array.isArray(entry.data)) {
    faults.push({
      code: 'not-an-entry',
      file: entry.file,
      field: '',
      what: '文件是空的，或不是「字段: 内容」的写法',
      mend: '参照同一文件夹里的其他条目改写',
    });
    return undefined;
  }
  const result = (fields as z.ZodType<{ sample: boolean }>).safeParse(entry.data, { reportInput: true });
  if (!result.success) {
    for (const issue of result.error.issues)
      for (const described of describeIssue(issue))
        faults.push({ code: `field-${issue.code.replaceAll('_', '-')}`, file: entry.file, ...described });
    return undefined;
  }
  const value = { id: entry.id, ...result.data };
  const fault = (code: string, field: string, what: string, mend: string) => faults.push({ code, file: entry.file, field, what, mend });
  (rules as Rule<unknown> | undefined)?.(value, { fault });
  return { value, sample: result.data.sample };
}

/** Faults of the pictures of an entry of a collection that may have them. */
function picturesOf({ file }: RawEntry, value: unknown, facts: FactsOfImages | undefined): Fault[] {
  const { images, names, aliases = [] } = value as { images?: Product['images']; names?: Product['names']; aliases?: string[] };
  if (images === undefined) return [];
  const called = [names?.zh, names?.hant, names?.en, ...aliases].filter((name) => name !== undefined);
  return imageFaults(file, called, images, facts);
}
