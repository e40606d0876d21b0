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

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"', apos: "'" };

/** A cue's text without tags, with its entities resolved. */
export function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = Number(name.replace(/^#x/i, '0x').replace(/^#/, ''));
      return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
    })
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
