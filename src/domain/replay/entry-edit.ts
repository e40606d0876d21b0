/** Changes a session's entry as an editor would by hand: only the lines in question, every other byte as it was. */
import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';

/** The fields of `replay` to set, in the order in which they are written; `null` takes a field out. */
export type ReplayFields = Partial<
  Record<'url' | 'file' | 'audio' | 'platform' | 'duration' | 'captions' | 'publishedAt' | 'sha256' | 'gone', string | null>
>;

/** Times of one item of the line-up, in seconds; without `until` an end that is there is taken out. */
export interface ItemTimes {
  item: number;
  at: number;
  until?: number | undefined;
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The entry is written in a way that cannot be changed by itself; the message is one Chinese line. */
export class EntryFault extends Error {}

/** `7:06` or `1:02:30`, as it is written into entries. */
export function writtenOffset(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** A time as the value of a field: whole seconds as {@link writtenOffset}, quoted; others as a plain number, to the millisecond. */
function timeValue(seconds: number): string {
  const exact = Math.round(seconds * 1000) / 1000;
  return Number.isInteger(exact) ? quoted(writtenOffset(exact)) : String(exact);
}

/** The text with the fields of its replay and the times of its line-up set; the same text when nothing changes. Throws `EntryFault`. */
export function editEntry(text: string, replay: ReplayFields, times: readonly ItemTimes[]): string {
  // One change at a time: every step reads the text as the step before left it.
  let result = text;
  for (const { item, at, until } of times) {
    result = change(result, (root) => setIn(result, itemOf(root, item), 'at', timeValue(at)));
    result = change(result, (root) => setIn(result, itemOf(root, item), 'until', until === undefined ? null : timeValue(until)));
  }
  const fields = Object.entries(replay).filter((field): field is [string, string | null] => field[1] !== undefined);
  const present = fields.filter((field): field is [string, string] => field[1] !== null);
  if (present.length > 0 && !isMap(rootOf(result).get('replay', true))) return change(result, (root) => newReplay(result, root, present));
  for (const [key, value] of fields)
    result = change(result, (root) => setIn(result, mapAt(root, 'replay'), key, value === null ? null : scalar(value)));
  return result;
}

function change(text: string, make: (root: YAMLMap) => Edit | undefined): string {
  const root = rootOf(text);
  if (root.flow) throw new EntryFault('这个条目用花括号写成，命令不会改它；请改成每行一个字段的写法');
  const edit = make(root);
  return edit ? text.slice(0, edit.from) + edit.text + text.slice(edit.to) : text;
}

function rootOf(text: string): YAMLMap {
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0 || !isMap(contents)) throw new EntryFault('条目的 YAML 写法有误，先运行 npm run check:content 改正');
  return contents as YAMLMap;
}

function mapAt(map: YAMLMap, key: string): YAMLMap {
  const value = map.get(key, true);
  if (isMap(value)) return value as YAMLMap;
  throw new EntryFault(`${key} 不是「字段: 内容」的写法，请手工改`);
}

function itemOf(root: YAMLMap, index: number): YAMLMap {
  const lineup = root.get('lineup', true);
  const item = isSeq(lineup) ? lineup.items[index] : undefined;
  if (isMap(item)) return item as YAMLMap;
  throw new EntryFault(`节目单没有第 ${index + 1} 项`);
}

/** A time is always quoted: YAML 1.1 reads 1:02:30 as a number to the base of sixty. */
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const scalar = (value: string) => (/^(?:\.\/[\w./-]+|https:\/\/[\w./?=&%~+-]+|[a-z][a-z-]*)$/.test(value) ? value : quoted(value));

const starts = (node: unknown) => (node as Node).range?.[0] ?? 0;

/** Where a node's own text ends, without what follows it on its line. */
function ends(node: unknown): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    return ends(last?.value ?? last?.key);
  }
  if (isSeq(node) && !node.flow) return ends(node.items.at(-1));
  return (node as Node).range?.[1] ?? 0;
}

const keyOf = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) : '');
const isEmpty = (text: string, node: unknown) => !node || text.slice(starts(node), ends(node)) === '';

/** Sets, replaces or (`null`) takes out one field of a map. */
function setIn(text: string, map: YAMLMap, key: string, value: string | null): Edit | undefined {
  const at = map.items.findIndex((pair) => keyOf(pair) === key);
  const pair = map.items[at];
  if (!pair) return value === null ? undefined : added(text, map, `${key}: ${value}`);
  if (value === null) return removed(text, map, at);
  if (isEmpty(text, pair.value)) {
    const colon = text.indexOf(':', ends(pair.key)) + 1;
    return { from: colon, to: colon, text: ` ${value}` };
  }
  const [from, to] = [starts(pair.value), ends(pair.value)];
  const same = isScalar(pair.value) && String(pair.value.value) === valueOf(value);
  return same ? undefined : { from, to, text: value };
}

const valueOf = (written: string) => (written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written);

/** One more field at the end of a map. */
function added(text: string, map: YAMLMap, line: string): Edit {
  if (map.flow) {
    let at = ends(map) - 1;
    while (/\s/.test(text[at - 1] ?? '')) at--;
    const before = text[at - 1];
    return { from: at, to: at, text: `${before === '{' ? ' ' : before === ',' ? ' ' : ', '}${line}` };
  }
  const first = map.items[0]?.key;
  return after(text, ends(map), ' '.repeat(starts(first) - (text.lastIndexOf('\n', starts(first)) + 1)) + line);
}

/** Whole lines behind the line on which something ends. */
function after(text: string, end: number, lines: string): Edit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const own = lines.replaceAll('\n', eol);
  if (text[end - 1] === '\n') return { from: end, to: end, text: own + eol };
  const line = text.indexOf('\n', end);
  if (line < 0) return { from: text.length, to: text.length, text: `${eol}${own}${eol}` };
  return { from: line + 1, to: line + 1, text: own + eol };
}

function removed(text: string, map: YAMLMap, at: number): Edit {
  const pair = map.items[at] as Pair;
  const end = Math.max(ends(pair.value ?? pair.key), ends(pair.key) + 1);
  if (map.flow) {
    const [before, behind] = [map.items[at - 1], map.items[at + 1]];
    if (before) return { from: ends(before.value ?? before.key), to: end, text: '' };
    return { from: starts(pair.key), to: behind ? starts(behind.key) : end, text: '' };
  }
  const line = text.lastIndexOf('\n', starts(pair.key)) + 1;
  const next = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return { from: line, to: next, text: '' };
}

/** A replay where there is none yet: behind the line-up, else at the end. */
function newReplay(text: string, root: YAMLMap, fields: readonly [string, string][]): Edit {
  const lines = fields.map(([key, value]) => `  ${key}: ${scalar(value)}`).join('\n');
  const empty = root.items.find((pair) => keyOf(pair) === 'replay');
  if (empty) return after(text, ends(empty.key) + 1, lines);
  const lineup = root.items.find((pair) => keyOf(pair) === 'lineup');
  return after(text, ends(lineup?.value ?? root), `replay:\n${lines}`);
}
