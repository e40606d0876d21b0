/** MP4 as boxes: what a file really is, and its directory (moov) moved to the front without touching a byte of sound or picture. */
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from './cli.ts';

/** A box at the top of a file; bytes. */
export interface Box {
  type: string;
  start: number;
  size: number;
}

/** A directory larger than this is not read. */
const MAX_DIRECTORY = 256_000_000;

const MAGIC: readonly [RegExp, string][] = [
  [/^\u001aE\u00df\u00a3/, 'MKV 或 WebM'],
  [/^FLV/, 'FLV'],
  [/^RIFF/, 'AVI'],
  [/^G[\s\S]{187}G/, 'MPEG-TS 片段'],
  [/^\s*(?:<!doctype|<html)/i, '网页'],
  [/^#EXTM3U/, 'HLS 播放列表（把它命名为 .m3u8）'],
  [/^PK\u0003\u0004/, '压缩包'],
];

/** The boxes of an MP4 file. Anything else, and a file that was cut off, is a `CommandError` that says what it is. */
export async function boxesOf(file: string): Promise<Box[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new CommandError(`${file} 是空的。重新导出回放。`);
    const start = (await bytes(handle, 0, Math.min(size, 256))).toString('latin1');
    if (start.slice(4, 8) !== 'ftyp') {
      const what = MAGIC.find(([pattern]) => pattern.test(start))?.[1];
      throw new CommandError(`${file} 不是 MP4${what === undefined ? '' : `，它是${what}`}。用剪辑软件导出 MP4（H.264 + AAC）。`);
    }
    if (start.slice(8, 12) === 'qt  ') throw new CommandError(`${file} 是 QuickTime（.mov）。用剪辑软件导出 MP4（H.264 + AAC）。`);
    const boxes: Box[] = [];
    for (let at = 0; at < size;) {
      const head = await bytes(handle, at, Math.min(16, size - at));
      const short = head.length >= 8 ? head.readUInt32BE(0) : 0;
      const long = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
      if (head.length < 8 || long < 8 || at + long > size) throw new CommandError(`${file} 不完整，可能没有下载完或没有录完。重新取一份。`);
      boxes.push({ type: head.toString('latin1', 4, 8), start: at, size: long });
      at += long;
    }
    if (!boxes.some(({ type }) => type === 'moov')) throw new CommandError(`${file} 里没有目录（moov），录制时可能中断了。重新取一份。`);
    return boxes;
  } finally {
    await handle.close();
  }
}

async function bytes(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Whether a player can begin before the whole file is there. */
export function isFastStart(boxes: readonly Box[]): boolean {
  const first = (type: string) => boxes.findIndex((box) => box.type === type);
  return first('mdat') < 0 || first('moov') < first('mdat');
}

/** Copies `file` to `target` with the directory in front of the media; its pointers into the file are moved along. */
export async function writeFastStart(file: string, boxes: readonly Box[], target: string): Promise<void> {
  const moov = boxes.find(({ type }) => type === 'moov') as Box;
  const media = boxes.find(({ type }) => type === 'mdat') as Box;
  if (moov.size > MAX_DIRECTORY) throw new CommandError(`${file} 的目录大得不像回放。用剪辑软件重新导出。`);
  const handle = await open(file);
  const directory = await bytes(handle, moov.start, moov.size).finally(() => handle.close());
  pointersIn(directory, 8, directory.length, (at, wide) => {
    const old = wide ? Number(directory.readBigUInt64BE(at)) : directory.readUInt32BE(at);
    // What stood between the new and the old place of the directory comes so much later.
    const moved = old >= media.start && old < moov.start ? old + moov.size : old;
    if (wide) directory.writeBigUInt64BE(BigInt(moved), at);
    else if (moved <= 0xffffffff) directory.writeUInt32BE(moved, at);
    else throw new CommandError(`${file} 太大，不能把目录移到前面。用剪辑软件导出时选「网络优化（faststart）」。`);
  });
  const part = (from: number, to: number) => (from < to ? createReadStream(file, { start: from, end: to - 1 }) : []);
  const end = Math.max(...boxes.map(({ start, size }) => start + size));
  async function* whole() {
    yield* part(0, media.start);
    yield directory;
    yield* part(media.start, moov.start);
    yield* part(moov.start + moov.size, end);
  }
  await pipeline(Readable.from(whole()), createWriteStream(target));
}

const INSIDE = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** Calls `each` for every pointer into the file: the entries of stco (32 bits) and co64. */
function pointersIn(directory: Buffer, from: number, to: number, each: (at: number, wide: boolean) => void): void {
  for (let at = from; at + 8 <= to;) {
    const size = directory.readUInt32BE(at);
    if (size < 8 || at + size > to) throw new CommandError('视频的目录读不懂。用剪辑软件重新导出 MP4。');
    const type = directory.toString('latin1', at + 4, at + 8);
    if (INSIDE.has(type)) pointersIn(directory, at + 8, at + size, each);
    else if (type === 'stco' || type === 'co64') {
      const width = type === 'co64' ? 8 : 4;
      const count = Math.min(directory.readUInt32BE(at + 12), Math.floor((size - 16) / width));
      for (let index = 0; index < count; index++) each(at + 16 + index * width, width === 8);
    }
    at += size;
  }
}
