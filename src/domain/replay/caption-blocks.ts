/** The timing lines of a caption file with the words below each, however the file was saved or typed. */
import type { Cue } from './cue.ts';

/** A cue as it stands in its file: its words not yet plain, its times not yet checked. */
export interface RawCue extends Cue {
  /** Of its timing line, from 1. */
  line: number;
  /** Its timing line cannot be read; its times are 0. */
  unread?: true;
}

const STAMP = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3})\d*)?`;
const ARROW = /[-–—]{1,3}>|→/;
const TIMING = new RegExp(String.raw`^\s*${STAMP}\s*(?:${ARROW.source})\s*${STAMP}(?:\s.*)?$`);
/** No timing line is longer, in UTF-16 units. */
const LONGEST_TIMING = 200;

/** Seconds of the hours, minutes, seconds and fraction of one stamp. */
function seconds(parts: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', rest = '0', fraction = '0'] = parts.map((part) => part || undefined);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(fraction.padEnd(3, '0')) / 1000;
}

/** Whether a line begins as only a timing line does: with a time and an arrow. `8:30 -> 9:00` may be said, `8:30.0 -> 9:00` and `8:30 --> 9:00` are not. */
function isTiming(line: string): boolean {
  const arrow = ARROW.exec(line);
  if (!arrow) return false;
  const time = line.slice(0, arrow.index);
  const marks = time.match(/[:;.,]/g)?.length ?? 0;
  return marks >= (arrow[0] === '-->' ? 1 : 2) && /^[\d\s:;.,+-]+$/.test(time) && /\d\s*[:;]\s*[+-]?\d/.test(time);
}

/** The times of a timing line, full-width, too; `unread` of one that cannot be read; nothing of any other line. */
function timing(line: string): Pick<RawCue, 'from' | 'to' | 'unread'> | undefined {
  if (line.length >= LONGEST_TIMING) return undefined;
  const written = line.normalize('NFKC');
  if (!isTiming(written)) return undefined;
  const match = TIMING.exec(written);
  return match ? { from: seconds(match.slice(1, 5)), to: seconds(match.slice(5, 9)) } : { from: 0, to: 0, unread: true };
}

/**
 * Takes the number of the next cue from the end of the words before it, and gives it. A last line of digits is one when it is the number
 * that is due, when it stands right above the timing line below other words, and, in a file with an empty line after each, when an empty
 * line is above it, too.
 */
function takeNumber(words: string[], due: readonly number[]): number | undefined {
  const at = words.findLastIndex((line) => line.trim() !== '');
  const digits = /^\s*(\d{1,9})\s*$/.exec(words[at] ?? '')?.[1];
  if (digits === undefined) return undefined;
  const empty = (line: string | undefined) => line?.trim() === '';
  const right = at === words.length - 1 && at > 0;
  const doubled = empty(words[0]) && empty(words[at - 1]);
  if (!due.includes(Number(digits)) && !right && !doubled) return undefined;
  words.splice(at);
  return Number(digits);
}

/** Every timing line with the words below it. In SRT an empty line may stand within the words; in WebVTT it ends them. */
export function captionBlocks(text: string): RawCue[] {
  // A line end that went through two conversions is `\r\r\n`, and one line end all the same; a NUL is nothing.
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\u0000', '')
    .split(/\r\r?\n|\n|\r/);
  const vtt = /^\s*WEBVTT/.test(lines.find((line) => line.trim() !== '') ?? '');
  const found: { cue: RawCue; words: string[] }[] = [];
  let words: string[] = [];
  let number = 0;
  lines.forEach((line, at) => {
    const times = timing(line);
    if (!times) return void words.push(line);
    number = takeNumber(words, [number + 1, found.length + 1]) ?? number + 1;
    words = [];
    found.push({ cue: { line: at + 1, text: '', ...times }, words });
  });
  return found.map((one) => {
    const end = vtt ? one.words.findIndex((line) => line.trim() === '') : -1;
    return { ...one.cue, text: (end < 0 ? one.words : one.words.slice(0, end)).join('\n') };
  });
}
