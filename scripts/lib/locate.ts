/** Finds the line of a field in a YAML file, for messages to editors. */
import { readFileSync } from 'node:fs';
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault } from '#domain/faults.ts';

/** Adds the line to every fault that has a field; an absent field gets the line of its nearest parent. */
export function withLines(faults: readonly Fault[]): Fault[] {
  const files = new Map<string, ((field: string) => number | undefined) | undefined>();
  return faults.map((fault) => {
    if (fault.line !== undefined || fault.field === '') return fault;
    if (!files.has(fault.file)) files.set(fault.file, locator(fault.file));
    return { ...fault, line: files.get(fault.file)?.(fault.field) };
  });
}

function locator(file: string): ((field: string) => number | undefined) | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (field) => {
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
      if (!node) break;
    }
    return lines.linePos(position).line;
  };
}
