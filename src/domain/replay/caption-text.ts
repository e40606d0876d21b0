/** What is in a caption file, whatever its encoding: bytes to text, and what a text is that holds no captions. */

/** The largest caption file that is read, in bytes. */
export const MAX_CAPTION_BYTES = 5_000_000;

/** Text and the encoding it was in, or what the bytes are instead, in Chinese. */
export type Decoded = { text: string; encoding: 'UTF-8' | 'UTF-16' | 'GB18030' } | { not: string };

const MAGIC: readonly [string, string][] = [
  ['PK\u0003\u0004', '压缩包或 Word、Excel 文件'],
  ['%PDF', 'PDF 文件'],
  ['\u007fELF', '程序'],
  ['\u0089PNG', '图片'],
  ['\u00ff\u00d8\u00ff', '图片'],
  ['GIF8', '图片'],
  ['\u00d0\u00cf\u0011\u00e0', '旧版 Word、Excel 文件'],
  ['Rar!', '压缩包'],
  ['7z\u00bc\u00af', '压缩包'],
  ['\u001f\u008b', '压缩包'],
  ['\u001aE\u00df\u00a3', '视频文件'],
  ['RIFF', '声音、视频或图片'],
  ['ID3', '声音文件'],
];

/** Of a text at most one byte in so many is a NUL. */
const MOST_NULS = 10;
const nuls = (bytes: Uint8Array) => bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);

/** Decodes captions: a byte order mark, else strict UTF-8, else strict GB18030. Nothing is guessed. */
export function decodeCaptions(bytes: Uint8Array): Decoded {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const known = MAGIC.find(([magic]) => start.startsWith(magic)) ?? (start.slice(4, 8) === 'ftyp' ? ['', '视频文件'] : undefined);
  if (known) return { not: known[1] ?? '' };
  const marked = start.startsWith('\u00ff\u00fe') ? 'utf-16le' : start.startsWith('\u00fe\u00ff') ? 'utf-16be' : undefined;
  if (marked === undefined && nuls(bytes) * MOST_NULS > bytes.length) return { not: '二进制文件，或是开头没有标记的 UTF-16' };
  for (const label of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      return { text, encoding: marked !== undefined ? 'UTF-16' : label === 'utf-8' ? 'UTF-8' : 'GB18030' };
    } catch {
      // Not this one.
    }
  }
  return { not: '二进制文件，或是认不出的编码（不是 UTF-8，也不是 GB18030）' };
}

/** What a text without a single readable caption looks like, in Chinese. */
export function looksLike(text: string): string {
  const start = text.slice(0, 2000);
  if (/<!doctype html|<html|<body/i.test(start)) return '网页（HTML）';
  if (/^\s*\[Script Info\]|^Dialogue:/im.test(start)) return 'ASS/SSA 字幕';
  if (/^\s*\[\d{1,3}:\d{2}(?:\.\d+)?\]/m.test(start)) return 'LRC 歌词';
  if (/^\s*<\?xml|<tt[\s>]/i.test(start)) return 'XML（TTML）字幕';
  if (/^\s*[[{]/.test(start)) return 'JSON';
  if (/[\u0000-\u0008\u000e-\u001a]/.test(start)) return '二进制文件';
  if (/^\uFEFF?\s*WEBVTT/.test(start)) return '没有一条字幕的 WebVTT';
  return '没有时间的文字';
}
