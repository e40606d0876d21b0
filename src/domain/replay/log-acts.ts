/** What a clerk did while a session was on the air: a list of acts that only grows, and the state it comes to. Undo and redo are acts themselves. */
import type { Epoch } from '../time.ts';
import { dropped, type LogMark, nudged, paused, shown } from './log-marks.ts';

/** One press. `at` is when it was made; `by` is milliseconds; `mark` is a {@link LogMark}'s id. */
export type Act =
  | { do: 'zero' | 'pause'; at: Epoch }
  /** 0:00 becomes so much later, or earlier. */
  | { do: 'shift'; by: number }
  | { do: 'show'; at: Epoch; item: number; product: string }
  | { do: 'nudge'; mark: number; edge: 'from' | 'until'; by: number }
  | { do: 'drop'; mark: number }
  | { do: 'clear' | 'undo' | 'redo' };

/** Where the log stands. Epochs are whole seconds. */
export interface LogState {
  /** What is 0:00 of the recording; nothing before the clerk said so. */
  zero: Epoch | undefined;
  /** In the order of time; they never overlap. Only the last may be without an end. */
  marks: readonly LogMark[];
}

/** The state with what can be undone and redone. */
export interface LogHistory {
  state: LogState;
  undoable: Act | undefined;
  redoable: Act | undefined;
  /** When the last press of what holds was made; 0 without one. Of what was undone or cleared nothing counts. */
  latest: Epoch;
}

const EMPTY: LogState = { zero: undefined, marks: [] };
const SECOND = 1000;
const whole = (ms: number): number => Math.floor(ms / SECOND) * SECOND;

/** The state after an act; the very same state when the act changes nothing. */
function applied(state: LogState, act: Act, id: number): LogState {
  const { zero, marks } = state;
  if (act.do === 'zero') return zero === undefined ? { ...state, zero: whole(act.at) } : state;
  if (zero === undefined) return state;
  const withMarks = (next: readonly LogMark[]) => (next === marks ? state : { zero, marks: next });
  switch (act.do) {
    case 'shift': {
      const by = whole(act.by);
      return by === 0 ? state : { zero: zero + by, marks };
    }
    case 'show':
      return withMarks(shown(marks, { id, item: act.item, product: act.product, from: whole(act.at) }));
    case 'pause':
      return withMarks(paused(marks, whole(act.at)));
    case 'nudge':
      return withMarks(nudged(marks, act.mark, act.edge, whole(act.by)));
    case 'drop':
      return withMarks(dropped(marks, act.mark));
    default:
      return act.do === 'clear' ? EMPTY : state;
  }
}

/** Whether an act would change anything. */
export function isFelt({ state, undoable, redoable }: LogHistory, act: Act): boolean {
  if (act.do === 'undo' || act.do === 'redo') return (act.do === 'undo' ? undoable : redoable) !== undefined;
  return applied(state, act, -1) !== state;
}

/** What a list of acts comes to. A mark's id is the place of the act that made it; an act that changes nothing cannot be undone. */
export function historyOf(acts: readonly Act[]): LogHistory {
  let state = EMPTY;
  const past: { act: Act; before: LogState }[] = [];
  const future: { act: Act; after: LogState }[] = [];
  for (const [id, act] of acts.entries()) {
    if (act.do === 'undo') {
      const last = past.pop();
      if (!last) continue;
      future.push({ act: last.act, after: state });
      state = last.before;
    } else if (act.do === 'redo') {
      const next = future.pop();
      if (!next) continue;
      past.push({ act: next.act, before: state });
      state = next.after;
    } else {
      const next = applied(state, act, id);
      if (next === state) continue;
      past.push({ act, before: state });
      future.length = 0;
      state = next;
    }
  }
  const latest = past.reduce((last, { act }) => (act.do === 'clear' ? 0 : 'at' in act ? Math.max(last, act.at) : last), 0);
  return { state, undoable: past.at(-1)?.act, redoable: future.at(-1)?.act, latest };
}
