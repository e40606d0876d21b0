/** The stretches of a log: in order, at least a second long, never overlapping. Each function returns the list it was given when nothing changes. */
import type { Epoch } from '../time.ts';

/** One stretch in which a product is shown; whole seconds of the device's clock. */
export interface LogMark {
  id: number;
  /** Its place in the line-up, from 0, when it was pressed. */
  item: number;
  product: string;
  from: Epoch;
  /** Nothing while it is on. */
  until?: Epoch;
}

type Marks = readonly LogMark[];

/** More are not kept: the exported file takes no more. */
export const MOST_MARKS = 1000;
const SHORTEST = 1000;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
const replaced = (marks: Marks, index: number, ...next: LogMark[]): LogMark[] => [
  ...marks.slice(0, index),
  ...next,
  ...marks.slice(index + next.length),
];

/** A product is on from now: what was on ends. Pressed again while it is on, or past {@link MOST_MARKS}, nothing happens. */
export function shown(marks: Marks, mark: LogMark): Marks {
  const last = marks.at(-1);
  if (marks.length >= MOST_MARKS) return marks;
  if (!last) return [mark];
  const on = last.until === undefined;
  if (on && last.item === mark.item && last.product === mark.product) return marks;
  // A clock that was set back, or two presses within a second, cannot turn the order round.
  const from = Math.max(mark.from, last.until ?? last.from + SHORTEST);
  return [...marks.slice(0, -1), on ? { ...last, until: from } : last, { ...mark, from }];
}

/** What is on ends. */
export function paused(marks: Marks, at: Epoch): Marks {
  const last = marks.at(-1);
  if (last?.until !== undefined || !last) return marks;
  return [...marks.slice(0, -1), { ...last, until: Math.max(at, last.from + SHORTEST) }];
}

/** Without the mark of an id. */
export function dropped(marks: Marks, id: number): Marks {
  const left = marks.filter((mark) => mark.id !== id);
  return left.length === marks.length ? marks : left;
}

/** One end of a mark moved by so many milliseconds, as far as its neighbours leave room. Where two meet, they go on meeting. */
export function nudged(marks: Marks, id: number, edge: 'from' | 'until', by: number): Marks {
  const index = marks.findIndex((mark) => mark.id === id);
  const mark = marks[index];
  if (!mark) return marks;
  if (edge === 'until') return mark.until === undefined ? marks : endMoved(marks, index, mark, mark.until + by);
  const before = marks[index - 1];
  const from = clamp(mark.from + by, before ? before.from + SHORTEST : -Infinity, (mark.until ?? Infinity) - SHORTEST);
  if (from === mark.from) return marks;
  if (!before) return replaced(marks, index, { ...mark, from });
  const met = before.until === mark.from;
  const until = met ? from : Math.min(before.until ?? from, from);
  return replaced(marks, index - 1, { ...before, until }, { ...mark, from });
}

function endMoved(marks: Marks, index: number, mark: LogMark, to: Epoch): Marks {
  const next = marks[index + 1];
  const met = next !== undefined && next.from === mark.until;
  const room = next === undefined ? Infinity : met ? (next.until ?? Infinity) - SHORTEST : next.from;
  const until = clamp(to, mark.from + SHORTEST, room);
  if (until === mark.until) return marks;
  return replaced(marks, index, { ...mark, until }, ...(met ? [{ ...next, from: until }] : []));
}
