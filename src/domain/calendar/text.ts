/** Text as iCalendar can carry it: RFC 5545, 3.1 (lines) and 3.3.11 (text). */

/** Everything that some reader takes for the end of a line. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Text without what must not stand in a value: one kind of line end, no control characters, no halves of surrogate pairs. */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}|\uFEFF/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** Clean text on one line: titles, names, places. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** A value for a parameter, where RFC 5545 (3.2) allows no quotes at all. */
export function cleanParameter(text: string): string {
  return cleanLine(text).replaceAll('"', '');
}

/** Octets that a line may have, its end not counted. */
const LINE = 75;

/**
 * A content line folded at 75 octets of UTF-8, never inside a character nor inside an escape such as `\n`.
 * ical.js folds too, but leaves the space that opens a continuation uncounted and parts a backslash from its letter, which some readers do not put together again.
 */
export function foldLine(line: string): string {
  let folded = '';
  let used = 0;
  for (const [piece] of line.matchAll(/\\?[\s\S]/gu)) {
    const octets = octetsOf(piece);
    if (used + octets > LINE) {
      folded += '\r\n ';
      used = 1;
    }
    folded += piece;
    used += octets;
  }
  return folded;
}

/** The length of `text` in UTF-8. */
function octetsOf(text: string): number {
  let octets = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return octets;
}
