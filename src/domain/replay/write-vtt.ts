/** WebVTT (W3C), written. Apart from the reading of it, so that a browser that only writes does not load a parser. */
import type { Cue } from './cue.ts';

/** `00:01:02.500`, as WebVTT wants it, from seconds. */
export function vttTime(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  return `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}

/** A cue's text so that it cannot end the cue, open a tag, or be taken for a timing line. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A WebVTT file of cues with stable ids. `json` leaves a metadata cue's text as it is but for line ends and `-->`. */
export function writeVtt(cues: readonly (Cue & { id: string })[], { json = false } = {}): string {
  const blocks = cues.map(({ id, from, to, text }) => {
    const safe = json ? text.replaceAll('\n', ' ').replaceAll('>', '\\u003e') : escaped(text);
    return `${id}\n${vttTime(from)} --> ${vttTime(to)}\n${safe}\n`;
  });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}
