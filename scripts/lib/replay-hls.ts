/** A replay in HLS: playlists and the files they name, copied as they are. */
import { closeSync, copyFileSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { CommandError } from './cli.ts';

/** What a set of playlists holds. */
export interface HlsSet {
  /** Seconds: the sum of the segments of the first variant. */
  duration: number;
  /** Every file named, by its path below the folder of the playlist; the playlist itself is first. */
  files: string[];
  /** Variants, 1 when there is no master playlist. */
  variants: number;
}

const MAX_PLAYLIST = 5_000_000;
const MAX_FILES = 50_000;
const NAME = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;
const KINDS = /\.(?:ts|m4s|mp4|m4a|aac|m3u8|vtt)$/i;

/** Reads a playlist and those it names. Everything must lie beside or below it, be there, unencrypted and finished. Throws `CommandError` with file and line. */
export function readHls(playlist: string): HlsSet {
  const folder = dirname(playlist);
  const root = realpathSync(folder);
  const files = new Set<string>();
  const lengths: number[] = [];
  const read = (name: string, depth: number): void => {
    if (files.has(name)) return;
    files.add(name);
    const { uris, duration, media, ended } = parse(join(folder, name));
    if (media && !ended) throw new CommandError(`${join(folder, name)} 没有结束标记（#EXT-X-ENDLIST），直播可能还没录完。等录完再登记。`);
    if (media) lengths.push(duration);
    for (const { uri, line, list } of uris) {
      const path = decode(uri) ?? '';
      const within = join(dirname(name), path).split(sep).join('/');
      const place = `${join(folder, name)}:${line}`;
      const wrong = faultOf(uri, path, within, folder, root);
      if (wrong !== undefined) throw new CommandError(`${place} · ${wrong}`);
      if (list && depth > 0) throw new CommandError(`${place} · 播放列表里又有一层播放列表，网页放不了。重新导出 HLS。`);
      if (list) read(within, depth + 1);
      else files.add(within);
      if (files.size > MAX_FILES) throw new CommandError(`${place} · 片段超过 ${MAX_FILES} 个。把片段切长一些（每段 6 秒左右）。`);
    }
  };
  read(basename(playlist), 0);
  const duration = lengths[0] ?? 0;
  if (duration < 1) throw new CommandError(`${playlist} 里没有片段，或不到一秒。检查是不是拿错了文件。`);
  return { duration, files: [...files], variants: lengths.length };
}

function decode(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function faultOf(uri: string, path: string, within: string, folder: string, root: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/|\\/i.test(uri))
    return `「${uri.slice(0, 80)}」不在播放列表旁边。片段要和播放列表放在同一个文件夹里，用相对路径。`;
  if (within.startsWith('..')) return `「${uri.slice(0, 80)}」跑到了播放列表的文件夹外面。把片段放在播放列表旁边。`;
  if (!NAME.test(path) || !NAME.test(within)) return `「${uri.slice(0, 80)}」不能用作文件名。只用字母、数字、点、横线和下划线，不带问号。`;
  if (!KINDS.test(within)) return `「${within}」不是视频片段（.ts、.m4s、.mp4、.m4a、.aac）或播放列表。`;
  const file = join(folder, within);
  if (!existsSync(file)) return `缺少 ${within}。把整个文件夹拷全再登记。`;
  const real = relative(root, realpathSync(file));
  if (real.startsWith('..') || lstatSync(file).isSymbolicLink()) return `${within} 是指向别处的链接。换成真正的文件。`;
  if (!lstatSync(file).isFile()) return `${within} 不是文件。`;
  return isMedia(file) ? undefined : `${within} 是空的，或不是它名字说的那种文件。重新导出，或把整个文件夹重新拷一遍。`;
}

/** Whether a file begins as its name says: a packet of MPEG-TS, a box of MP4, a frame or a tag of AAC; text files only by not being empty. */
function isMedia(file: string): boolean {
  const head = Buffer.alloc(12);
  const handle = openSync(file, 'r');
  const read = readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  if (read === 0) return false;
  if (/\.ts$/i.test(file)) return head[0] === 0x47;
  if (/\.(?:m4s|mp4|m4a)$/i.test(file)) return /^(?:ftyp|styp|moof|moov|sidx|emsg|prft|free|skip)$/.test(head.toString('latin1', 4, 8));
  return !/\.aac$/i.test(file) || head[0] === 0xff || head.toString('latin1', 0, 3) === 'ID3';
}

interface Parsed {
  uris: { uri: string; line: number; list: boolean }[];
  duration: number;
  media: boolean;
  ended: boolean;
}

function parse(file: string): Parsed {
  const { size } = lstatSync(file);
  if (size > MAX_PLAYLIST) throw new CommandError(`${file} 超过 5 MB，不像播放列表。`);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  if (!/^\ufeff?#EXTM3U/.test(lines[0] ?? '')) throw new CommandError(`${file} 不是 HLS 播放列表（第一行应是 #EXTM3U）。`);
  const parsed: Parsed = { uris: [], duration: 0, media: false, ended: false };
  let variant = false;
  lines.forEach((text, index) => {
    const line = index + 1;
    const [, tag = '', value = ''] = /^#(EXT[A-Z0-9-]*):?(.*)$/.exec(text.trim()) ?? [];
    const uri = /(?:^|,)URI="([^"]*)"/.exec(value)?.[1];
    if (/^EXT-X-(?:SESSION-)?KEY$/.test(tag) && !/METHOD=NONE\b/.test(value))
      throw new CommandError(`${file}:${line} · 片段是加密的，网页放不了。导出不加密的 HLS。`);
    if (tag === 'EXTINF') {
      const length = Number.parseFloat(value);
      if (!(length >= 0)) throw new CommandError(`${file}:${line} · 片段长度「${value.slice(0, 40)}」看不懂。重新导出 HLS。`);
      parsed.duration += length;
      parsed.media = true;
    } else if (tag === 'EXT-X-ENDLIST') parsed.ended = true;
    else if (tag === 'EXT-X-STREAM-INF') variant = true;
    else if (uri !== undefined && /^EXT-X-(?:MAP|MEDIA|I-FRAME-STREAM-INF|PART|PRELOAD-HINT)$/.test(tag))
      parsed.uris.push({ uri, line, list: tag === 'EXT-X-MEDIA' || tag === 'EXT-X-I-FRAME-STREAM-INF' });
    else if (/\bURI="|\bX-ASSET-/.test(value) && !/METHOD=NONE\b/.test(value))
      throw new CommandError(`${file}:${line} · #${tag} 指向别的文件，读者的浏览器会自己去取。删掉这一行再登记。`);
    else if (text.trim() !== '' && !text.startsWith('#')) {
      parsed.uris.push({ uri: text.trim(), line, list: variant });
      variant = false;
    }
  });
  return parsed;
}

/** Copies what a playlist names into `target`; the playlist becomes `index.m3u8`. */
export function copyHls(playlist: string, { files }: HlsSet, target: string): void {
  const folder = dirname(playlist);
  const [first, ...others] = files;
  if (others.includes('index.m3u8')) throw new CommandError(`${playlist} 旁边还有一个它用到的 index.m3u8。请直接登记那一个，或给它改名。`);
  for (const name of [first ?? '', ...others]) {
    const to = join(target, name === first ? 'index.m3u8' : name);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(folder, name), to);
  }
}
