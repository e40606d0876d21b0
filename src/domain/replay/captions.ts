/** Captions as they come (SRT, WebVTT, and what is nearly one of them) made into cues that are safe, ordered and apart from each other. */
import { formatOffset } from '../format.ts';
import { looksLike } from './caption-text.ts';
import type { Cue } from './cue.ts';
import { plain } from './vtt.ts';

/** The most cues, and the most characters of one. */
export const MAX_CUES = 20_000;
export const MAX_CUE_CHARACTERS = 500;

/** Something said of a caption file; `line` from 1, 0 for the whole file. */
export interface CaptionNote {
  line: number;
  /** In Chinese: what it is, and what was done. */
  what: string;
}

/** What was read. With `refused` there are no cues: the file cannot be used as it is, or not with this shift. */
export interface Captions {
  cues: Cue[];
  notes: CaptionNote[];
  refused?: CaptionNote;
}

interface Raw extends Cue {
  line: number;
}

const STAMP = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3})\d*)?`;
const TIMING = new RegExp(String.raw`^\s*${STAMP}\s*-->\s*${STAMP}(?:\s.*)?$`);

function seconds(parts: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', rest = '0', fraction = '0'] = parts.map((part) => part || undefined);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(fraction.padEnd(3, '0')) / 1000;
}

/** Every timing line with the words below it. In SRT an empty line may stand within the words; in WebVTT it ends them. */
function blocks(text: string): Raw[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const vtt = /^WEBVTT/.test(lines[0] ?? '');
  const found: { raw: Raw; words: string[] }[] = [];
  lines.forEach((line, at) => {
    const match = line.length < 200 ? TIMING.exec(line) : null;
    const open = found.at(-1);
    if (match) {
      // The number (or, in WebVTT, the name) of this cue is not a word of the one before.
      if (open && /^\s*\d+\s*$/.test(open.words.at(-1) ?? '')) open.words.pop();
      found.push({ raw: { line: at + 1, from: seconds(match.slice(1, 5)), to: seconds(match.slice(5, 9)), text: '' }, words: [] });
    } else open?.words.push(line);
  });
  return found.map(({ raw, words }) => {
    const end = vtt ? words.findIndex((line) => line.trim() === '') : -1;
    return { ...raw, text: (end < 0 ? words : words.slice(0, end)).join('\n') };
  });
}

/** A cue's words as plain text: no tags, no position marks, no hidden characters. */
function wordsOf(text: string): string {
  return plain(
    text
      .toWellFormed()
      .replace(/\{\\[^}]*\}/g, '')
      .replace(/[\u0085\u2028\u2029\t]/g, ' '),
  ).replace(/[\u061c\u200b\u2060\ufffe\uffff]/g, '');
}

const ms = (value: number) => Math.round(value * 1000) / 1000;
const some = (rows: readonly { line: number }[]) =>
  `第 ${rows
    .slice(0, 3)
    .map(({ line }) => line)
    .join('、')} 行${rows.length > 3 ? '等' : ''}`;

/**
 * Reads captions of a recording of `duration` seconds, moved by `shift` seconds. What comes out is ordered, without overlap, within
 * the recording, and plain text. Everything dropped or changed is said; a shift that would move a cue out of the recording is refused.
 */
export function readCaptions(text: string, { duration = Infinity, shift = 0 } = {}): Captions {
  const refuse = (line: number, what: string): Captions => ({ cues: [], notes: [], refused: { line, what } });
  if (text.trim() === '' || text === '\ufeff') return refuse(0, '是空的。请重新导出字幕');
  const raw = blocks(text);
  if (raw.length === 0) return refuse(0, `里没有一条能读的字幕，它像是${looksLike(text)}。请导出 SRT 或 WebVTT`);
  if (raw.length > MAX_CUES)
    return refuse(raw[MAX_CUES]?.line ?? 0, `有 ${raw.length} 条字幕，最多 ${MAX_CUES} 条。请确认是不是这一场的字幕`);
  const notes: CaptionNote[] = [];
  const note = (rows: readonly { line: number }[], what: string) => {
    if (rows[0]) notes.push({ line: rows[0].line, what: `${what}（${rows.length} 条：${some(rows)}）` });
  };
  const read = raw.map((cue) => ({ ...cue, text: wordsOf(cue.text) }));
  const backwards = read.filter(({ from, to }) => ms(to) <= ms(from));
  const wordless = read.filter((cue) => cue.text === '' && !backwards.includes(cue));
  const long = read.filter(({ text: words }) => [...words].length > MAX_CUE_CHARACTERS);
  note(backwards, '结束不晚于开始，已去掉');
  note(wordless, '没有文字，已去掉');
  note(long, `长过 ${MAX_CUE_CHARACTERS} 个字，只留前面的`);
  const usable = read
    .filter((cue) => cue.text !== '' && ms(cue.to) > ms(cue.from))
    .map((cue) => ({ ...cue, text: [...cue.text].slice(0, MAX_CUE_CHARACTERS).join('').trim() }));
  if (usable.length === 0) return refuse(raw[0]?.line ?? 0, '没有一条能用的字幕：时间都不对，或都没有文字。请重新导出');
  const late = usable.filter(({ from }) => ms(from) >= duration);
  const lost = usable.find((cue) => !late.includes(cue) && (ms(cue.from + shift) < 0 || ms(cue.from + shift) >= duration));
  if (lost) return refuse(lost.line, moved(lost.from, shift, duration));
  note(late, `在回放结束（${formatOffset(duration)}）之后，已去掉`);
  const within = usable.filter((cue) => !late.includes(cue)).map((cue) => ({ ...cue, from: ms(cue.from + shift), to: ms(cue.to + shift) }));
  if (within.length === 0)
    return refuse(usable[0]?.line ?? 0, `都在回放结束（${formatOffset(duration)}）之后。检查是不是这一场的字幕、时长对不对`);
  note(
    within.filter(({ to }) => to > duration),
    `超过回放结束（${formatOffset(duration)}），已截短`,
  );
  note(
    within.filter(({ from }, at) => from < (within[at - 1]?.from ?? 0)),
    '先后颠倒，已按时间排好',
  );
  const cut = within
    .map((cue) => ({ ...cue, to: Math.min(cue.to, Math.floor(duration * 1000) / 1000) }))
    .filter(({ from, to }) => to > from);
  return { cues: apart(cut, note), notes };
}

function moved(from: number, shift: number, duration: number): string {
  const where = from + shift < 0 ? '会早于 0:00' : `会超过回放结束（${formatOffset(duration)}）`;
  return `${formatOffset(from)} 的字幕挪动 ${shift > 0 ? '+' : ''}${shift} 秒后${where}。换一个 --shift`;
}

/** In order and without overlap: the earlier ends where the later begins; those that begin together become one. */
function apart(cues: readonly Raw[], note: (rows: readonly Raw[], what: string) => void): Cue[] {
  const over: Raw[] = [];
  const result: Raw[] = [];
  for (const cue of [...cues].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && cue.from < last.to) {
      over.push(cue);
      if (cue.from === last.from) {
        if (!last.text.split('\n').includes(cue.text)) last.text = `${last.text}\n${cue.text}`;
        last.to = Math.max(last.to, cue.to);
        continue;
      }
      last.to = cue.from;
    }
    result.push({ ...cue });
  }
  note(over, '和前一条重叠，前一条已在这里截断');
  return result.map(({ from, to, text }) => ({ from, to, text }));
}
