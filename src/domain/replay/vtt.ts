/** WebVTT (W3C), read; `write-vtt.ts` writes it. What is read becomes plain text: no markup of a file reaches a page. */
import parser from 'webvtt-parser';
import type { Cue } from './cue.ts';

/** What is wrong with a file, and where. */
export interface VttFault {
  /** From 1; 0 for the file as a whole. */
  line: number;
  /** In Chinese. */
  what: string;
}

const WORDS: readonly [RegExp, string][] = [
  [/signature|WEBVTT/i, '第一行应是 WEBVTT'],
  [/timestamp|time|minutes|seconds|colon|digits|-->/i, '时间的写法不对，应是 00:01:02.500 --> 00:01:05.000'],
];

/** Reads captions. Cues in the order of their start; tags and entities become plain text; a cue without words or without length is left out. */
export function readVtt(text: string): { cues: Cue[]; faults: VttFault[] } {
  const { cues, errors } = new parser.WebVTTParser().parse(text, 'metadata');
  const faults = errors.map(({ line, message }) => ({
    line,
    what: WORDS.find(([known]) => known.test(message))?.[1] ?? `不合 WebVTT 的写法（${message}）`,
  }));
  const read = cues.map(({ startTime, endTime, text: words }) => ({ from: startTime, to: endTime, text: plain(words) }));
  return { cues: read.filter(({ from, to, text: words }) => to > from && words !== '').sort((a, b) => a.from - b.from), faults };
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"', apos: "'" }),
);

/** Tags, times within a cue and comments; `<100元` and `3 < 5` are words. None reaches over another `<`, so that the work grows with the text and no faster. */
const MARKUP = /<\/?(?:[a-z][^<>]*)?>|<[\d:.]+>|<!--[^<>]*-->/gi;
/** What is not shown: controls, marks of direction and what has no width. */
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A cue's text without tags, with its entities resolved, without hidden characters; every line is trimmed, and none is empty. */
export function plain(text: string): string {
  return text
    .replace(MARKUP, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = Number(name.replace(/^#x/i, '0x').replace(/^#/, ''));
      return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
    })
    .replace(/[\t\u0085\u2028\u2029]/g, ' ')
    .replace(HIDDEN, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
