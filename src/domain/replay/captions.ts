/** Captions as they come (SRT, WebVTT, and what is nearly one of them) made into cues that are safe, ordered and apart from each other. */
import { formatOffset } from '../format.ts';
import { captionBlocks, type RawCue } from './caption-blocks.ts';
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

/** A cue's words as plain text: no tags, no position marks, no hidden characters. */
const wordsOf = (text: string) => plain(text.toWellFormed().replace(/\{\\[^{}]*\}/g, ''));

const ms = (value: number) => Math.round(value * 1000) / 1000;
const some = (rows: readonly { line: number }[]) =>
  `第 ${rows
    .slice(0, 3)
    .map(({ line }) => line)
    .join('、')} 行${rows.length > 3 ? '等' : ''}`;

/** How captions are read. */
export interface CaptionUse {
  /** Of the recording, seconds. */
  duration?: number;
  /** Seconds added to every time. */
  shift?: number;
  /** A cue that reaches over the end stays whole, so that it can be moved back. */
  whole?: boolean;
}

/**
 * Reads captions of a recording of `duration` seconds, moved by `shift` seconds. What comes out is ordered, without overlap, within
 * the recording, and plain text. Everything dropped or changed is said; a shift that would move a cue out of the recording is refused.
 */
export function readCaptions(text: string, { duration = Infinity, shift = 0, whole = false }: CaptionUse = {}): Captions {
  const refuse = (line: number, what: string): Captions => ({ cues: [], notes: [], refused: { line, what } });
  if (text.trim() === '' || text === '\ufeff') return refuse(0, '是空的。请重新导出字幕');
  const raw = captionBlocks(text);
  if (raw.length === 0) return refuse(0, `里没有一条能读的字幕，它像是${looksLike(text)}。请导出 SRT 或 WebVTT`);
  if (raw.length > MAX_CUES)
    return refuse(raw[MAX_CUES]?.line ?? 0, `有 ${raw.length} 条字幕，最多 ${MAX_CUES} 条。请确认是不是这一场的字幕`);
  const notes: CaptionNote[] = [];
  const note: Note = (rows, what) => {
    if (rows[0]) notes.push({ line: rows[0].line, what: `${what}（${rows.length} 条：${some(rows)}）` });
  };
  const timed = raw.filter(({ unread }) => !unread).map((cue) => ({ ...cue, text: wordsOf(cue.text) }));
  const read = timed.filter(({ from, to }) => ms(to) > ms(from));
  const worded = read.filter((cue) => cue.text !== '');
  const tooLong = ({ text: words }: RawCue) => [...words].length > MAX_CUE_CHARACTERS;
  note(
    raw.filter(({ unread }) => unread),
    '时间看不懂，已去掉；应写成 00:01:02,500 --> 00:01:05,000',
  );
  note(
    timed.filter(({ from, to }) => ms(to) <= ms(from)),
    '结束不晚于开始，已去掉',
  );
  note(
    read.filter((cue) => cue.text === ''),
    '没有文字，已去掉',
  );
  note(worded.filter(tooLong), `长过 ${MAX_CUE_CHARACTERS} 个字，只留前面的`);
  const usable = worded.map((cue) => (tooLong(cue) ? { ...cue, text: [...cue.text].slice(0, MAX_CUE_CHARACTERS).join('').trim() } : cue));
  if (usable.length === 0) return refuse(raw[0]?.line ?? 0, '没有一条能用的字幕：时间都不对，或都没有文字。请重新导出');
  const early = usable.filter(({ from }) => ms(from) < duration);
  const lost = early.find(({ from }) => ms(from + shift) < 0 || ms(from + shift) >= duration);
  if (lost) return refuse(lost.line, moved(lost.from, shift, duration));
  note(
    usable.filter(({ from }) => ms(from) >= duration),
    `在回放结束（${formatOffset(duration)}）之后，已去掉`,
  );
  const within = early.map((cue) => ({ ...cue, from: ms(cue.from + shift), to: ms(cue.to + shift) }));
  if (within.length === 0)
    return refuse(usable[0]?.line ?? 0, `都在回放结束（${formatOffset(duration)}）之后。检查是不是这一场的字幕、时长对不对`);
  note(
    within.filter(({ to }) => to > duration),
    `超过回放结束（${formatOffset(duration)}），${whole ? '网页上放到结束为止' : '已截短'}`,
  );
  note(
    within.filter(({ from }, at) => from < (within[at - 1]?.from ?? 0)),
    '先后颠倒，已按时间排好',
  );
  const end = whole ? Infinity : Math.floor(duration * 1000) / 1000;
  const cut = within.map((cue) => ({ ...cue, to: Math.min(cue.to, end) })).filter(({ from, to }) => to > from);
  return { cues: apart(cut, note), notes };
}

function moved(from: number, shift: number, duration: number): string {
  const where = from + shift < 0 ? '会早于 0:00' : `会超过回放结束（${formatOffset(duration)}）`;
  return `${formatOffset(from)} 的字幕挪动 ${shift > 0 ? '+' : ''}${shift} 秒后${where}。换一个 --shift`;
}

type Note = (rows: readonly RawCue[], what: string) => void;

/** In order and without overlap: the earlier ends where the later begins; those that begin together become one, as far as it may be long. */
function apart(cues: readonly RawCue[], note: Note): Cue[] {
  const over: RawCue[] = [];
  const full: RawCue[] = [];
  const result: (RawCue & { texts: Set<string> })[] = [];
  for (const cue of [...cues].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && cue.from < last.to) {
      over.push(cue);
      if (cue.from === last.from) {
        last.to = Math.max(last.to, cue.to);
        if (last.texts.has(cue.text)) continue;
        const both = `${last.text}\n${cue.text}`;
        if ([...both].length > MAX_CUE_CHARACTERS) full.push(cue);
        else {
          last.text = both;
          last.texts.add(cue.text);
        }
        continue;
      }
      last.to = cue.from;
    }
    result.push({ ...cue, texts: new Set([cue.text]) });
  }
  note(over, '和前一条重叠，前一条已在这里截断');
  note(full, `和前一条同时开始，合起来长过 ${MAX_CUE_CHARACTERS} 个字，已去掉`);
  return result.map(({ from, to, text }) => ({ from, to, text }));
}
