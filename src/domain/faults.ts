/** Faults of content: one line each, in Chinese, with a stable code. */

/** Something wrong with one field of one file. */
export interface Fault {
  /** Stable code, e.g. `dangling-reference`. */
  code: string;
  /** Path of the file, as it is shown to the editor. */
  file: string;
  /** Line in the file, 1-based, when known. */
  line?: number | undefined;
  /** Path of the field, e.g. `lineup.2.product`; empty for the whole file. */
  field: string;
  /** What is wrong. */
  what: string;
  /** How to mend it. */
  mend: string;
}

/** One fault as one line: file, line, field, what, mend, code. Control characters of content never reach the terminal. */
export function faultLine({ code, file, line, field, what, mend }: Fault): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const text = `${place} · ${field || '整个文件'} · ${what}。改法：${mend}。[${code}]`;
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}

/** Thrown where content with faults cannot be shown. The message lists every fault. */
export class ContentFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`内容有 ${faults.length} 处错误：\n${faults.map(faultLine).join('\n')}`);
    this.name = 'ContentFaults';
    // The place in our code where it was thrown tells an editor nothing.
    this.stack = this.message;
    this.faults = faults;
  }
}
