/** Finds the line of a field in an entry's YAML, for messages to editors. */
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault } from './faults.ts';

/** Adds the line to every fault that has a field; an absent field gets the line of its nearest parent. `read` gives a file's text, or nothing when it cannot be read. */
export function withLines(faults: readonly Fault[], read: (file: string) => string | undefined): Fault[] {
  const files = new Map<string, ((field: string) => number) | undefined>();
  return faults.map((fault) => {
    if (fault.line !== undefined || fault.field === '') return fault;
    if (!files.has(fault.file)) {
      const text = read(fault.file);
      files.set(fault.file, text === undefined ? undefined : (field) => lineOf(text, field));
    }
    return { ...fault, line: files.get(fault.file)?.(fault.field) };
  });
}

/** The 1-based line of `field` (`lineup.2.product`) in a YAML text. */
export function lineOf(text: string, field: string): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  let node = document.contents as Node | null;
  let position = node?.range?.[0] ?? 0;
  for (const part of field.split('.')) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part);
      if (!pair) break;
      position = (pair.key as Node).range?.[0] ?? position;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(part)] as Node | undefined) ?? null;
      position = node?.range?.[0] ?? position;
    } else break;
  }
  return lines.linePos(position).line;
}
