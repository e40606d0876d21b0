/** Reads CSV (RFC 4180) as a spreadsheet program would: for tests of what the site writes. */

/** The rows of a CSV text; a byte-order mark is dropped. Throws on a quote that is never closed and on text after one. */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < source.length;) {
    let cell = '';
    if (source[at] === '"') {
      for (at++; ; at++) {
        if (at >= source.length) throw new Error('a quote is never closed');
        if (source[at] !== '"') cell += source[at];
        else if (source[at + 1] === '"') cell += source[at++];
        else break;
      }
      at++;
    } else for (; at < source.length && !/[,\r\n]/.test(source[at] ?? ''); at++) cell += source[at];
    row.push(cell);
    if (source[at] === ',') {
      at++;
      continue;
    }
    if (at < source.length && !source.startsWith('\r\n', at)) throw new Error(`text after a quote at ${at}`);
    rows.push(row);
    row = [];
    at += 2;
  }
  return rows;
}
