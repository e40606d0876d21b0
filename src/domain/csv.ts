/** Tables as CSV for spreadsheet programs: UTF-8 with a byte-order mark, CRLF, and no cell that a program would run as a formula. */

/** A table as CSV text; the first row is the head. A cell that begins with `=`, `+`, `-`, `@` (or their full-width forms), a tab or a return gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
