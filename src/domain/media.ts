/** Recordings and captions beside session entries: where they lie, and what is wrong with them. Files are handed in. */
import type { RawEntry } from './content.ts';
import type { Fault } from './faults.ts';
import { imagePath as besidePath } from './images.ts';
import { readVtt } from './replay/vtt.ts';

/** What is known of a file: its size in bytes, and its text when it is a playlist or captions. */
export interface MediaFacts {
  size: number;
  text?: string;
}

/** Facts by the path shown to editors; a file that cannot be read is missing. */
export type FactsOfMedia = ReadonlyMap<string, MediaFacts>;

/** The fields of a replay that name a file, and the endings the file may have. */
const KINDS = { file: ['mp4', 'm3u8'], audio: ['m4a'], captions: ['vtt'] } as const;
type MediaField = keyof typeof KINDS;
const fields = Object.keys(KINDS) as MediaField[];

/** The most that is read of a playlist or of captions, in bytes. */
const MAX_TEXT = 5_000_000;

/** What is used of `node:fs`. */
interface Files {
  lstatSync(path: string): { isFile(): boolean; size: number };
  readFileSync(path: string, encoding: 'utf8'): string;
}

/** Where a named file lies; `undefined` when the name is not that of a file beside or below the entry, of a fitting type. */
export function mediaFile(entry: string, field: MediaField, name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? '';
  return (KINDS[field] as readonly string[]).includes(ending) ? besidePath(entry, name) : undefined;
}

/** The files that a playlist names, as paths beside it; `undefined` stands for one that is elsewhere. */
export function playlistFiles(path: string, text: string): (string | undefined)[] {
  const named = text.split(/\r?\n/).flatMap((line) => {
    if (line.startsWith('#')) return [...line.matchAll(/URI="([^"]*)"/g)].map(([, uri = '']) => uri);
    return line.trim() === '' ? [] : [line.trim()];
  });
  return named.map((name) => besidePath(path, name));
}

/** All files of the recordings that entries name: playlists with what they name, in turn. */
export function readMediaFacts(entries: readonly RawEntry[], files: Files): FactsOfMedia {
  const facts = new Map<string, MediaFacts>();
  const look = (path: string): void => {
    if (facts.has(path)) return;
    const found = factsOf(path, files);
    if (!found) return;
    facts.set(path, found);
    if (path.endsWith('.m3u8')) for (const part of playlistFiles(path, found.text ?? '')) if (part !== undefined) look(part);
  };
  for (const { file, data } of entries) for (const { field, name } of written(data)) look(mediaFile(file, field, name) ?? '');
  return facts;
}

function factsOf(path: string, files: Files): MediaFacts | undefined {
  try {
    const found = files.lstatSync(path);
    if (!found.isFile()) return undefined;
    const isText = /\.(?:m3u8|vtt)$/.test(path) && found.size <= MAX_TEXT;
    return { size: found.size, ...(isText && { text: files.readFileSync(path, 'utf8') }) };
  } catch {
    return undefined;
  }
}

/** The files that an entry's replay names. */
function written(data: unknown): { field: MediaField; name: string }[] {
  const replay = (data as { replay?: Partial<Record<MediaField, unknown>> } | null | undefined)?.replay;
  return fields.flatMap((field) => {
    const name = replay?.[field];
    return typeof name === 'string' ? [{ field, name: name.trim() }] : [];
  });
}

/** Faults of the recording and captions of one checked entry in `file`; of what lies in the files only when their facts are known. */
export function mediaFaults(file: string, data: unknown, facts: FactsOfMedia | undefined): Fault[] {
  return written(data).flatMap(({ field, name }) => {
    const fault = (code: string, what: string, mend: string): Fault[] => [{ code, file, field: `replay.${field}`, what, mend }];
    const path = mediaFile(file, field, name);
    if (path === undefined)
      return fault('media-place', `不能用「${name}」`, `文件放在条目所在的文件夹，写成 ./文件名，以 .${KINDS[field].join(' 或 .')} 结尾`);
    if (facts === undefined) return [];
    const known = facts.get(path);
    if (!known || known.size === 0)
      return fault('media-missing', `没有文件 ${path}，或它是空的`, '用 npm run replay 登记回放，它会把文件放到位');
    if (field === 'captions') return captionFaults(path, known, fault);
    return path.endsWith('.m3u8') ? playlistFaults(path, facts, fault) : [];
  });
}

type Report = (code: string, what: string, mend: string) => Fault[];

function captionFaults(path: string, { text }: MediaFacts, fault: Report): Fault[] {
  if (text === undefined) return fault('media-captions', `${path} 超过 5 MB，不像字幕`, '换成 WebVTT 字幕文件');
  const { cues, faults } = readVtt(text);
  const [first] = faults;
  const mend = '用 npm run replay -- 场次 --captions 文件 重新登记字幕';
  if (first) return fault('media-captions', `${path} 第 ${first.line} 行：${first.what}`, mend);
  return cues.length === 0 ? fault('media-captions', `${path} 里没有一句字幕`, mend) : [];
}

function playlistFaults(path: string, facts: FactsOfMedia, fault: Report): Fault[] {
  const mend = '用 npm run replay 重新登记这份回放';
  for (const part of playlistFiles(path, facts.get(path)?.text ?? '')) {
    if (part === undefined) return fault('media-playlist', `${path} 指向文件夹以外的文件`, mend);
    if (!facts.has(part)) return fault('media-missing', `${path} 用到的 ${part} 不在`, mend);
    const deeper = part.endsWith('.m3u8') ? playlistFaults(part, facts, fault) : [];
    if (deeper.length > 0) return deeper;
  }
  return [];
}
