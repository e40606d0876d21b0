/** What the logger does when asked: a press becomes an act, the act is stored, and the page says what it came to. */
import { formatOffset } from '#domain/offset.ts';
import { said } from '#domain/i18n/zh-hans-log-said.ts';
import { type Act, historyOf, isFelt, type LogHistory } from '#domain/replay/log-acts.ts';
import { clockOf, placeOf } from '#domain/replay/log-export.ts';
import { seenOffset } from '#domain/replay/log-seen.ts';
import type { Epoch } from '#domain/time.ts';
import type { LogClock } from './log-clock.ts';
import type { LogParts } from './log-draw.ts';
import { copyLog, saveChapters, saveLog } from './log-files.ts';
import type { Press } from './log-press.ts';
import { titleOf } from './log-rows.ts';
import type { LogStore } from './log-store.ts';

/** What can be wrong, each with words of its own in the alert. */
export type Trouble = 'clock' | 'damaged' | 'unstored' | 'refused';

/** The page's parts and what is stored; `show` draws what the acts come to. */
export interface LogDesk extends LogParts {
  session: string;
  store: LogStore;
  clock: LogClock;
  history: LogHistory;
  show: () => void;
  say: (text: string) => void;
  /** Sets what the alert says of one trouble; nothing ends it. */
  warn: (of: Trouble, text?: string) => void;
}

/** Keeps an act and says what it came to; says `otherwise` of one that changes nothing. */
function act(desk: LogDesk, next: Act, what: () => string, otherwise = ''): void {
  // Another tab may have been faster than its message.
  desk.history = historyOf(desk.store.acts());
  if (!isFelt(desk.history, next)) {
    desk.show();
    return desk.say(otherwise);
  }
  const kept = desk.store.add(next);
  desk.warn('refused', kept === 'refused' ? said.refused : undefined);
  if (kept !== 'refused') desk.warn('unstored', kept === 'held' ? said.unstored : undefined);
  desk.show();
  desk.say(kept === 'refused' ? '' : what());
}

const since = (desk: LogDesk, epoch: Epoch | undefined): string =>
  formatOffset(Math.max(0, ((epoch ?? 0) - (desk.history.state.zero ?? 0)) / 1000));
const last = (desk: LogDesk) => desk.history.state.marks.at(-1);
const markOf = (desk: LogDesk, id: number) => desk.history.state.marks.find((mark) => mark.id === id);

function back(desk: LogDesk, what: 'undo' | 'redo'): void {
  desk.history = historyOf(desk.store.acts());
  const of = what === 'undo' ? desk.history.undoable : desk.history.redoable;
  const name = of && `${said.act[of.do] ?? ''}${of.do === 'show' ? ` ${titleOf(of, desk.items)}` : ''}`;
  act(
    desk,
    { do: what },
    () => (what === 'undo' ? said.undone : said.redone)(name ?? ''),
    what === 'undo' ? said.nothingToUndo : said.nothingToRedo,
  );
}

/** Does what a key or a button of the line-up asks for. */
export function press(desk: LogDesk, what: Press): void {
  if (what === 'undo' || what === 'redo') return back(desk, what);
  if (desk.history.state.zero === undefined) return desk.say(said.startFirst);
  const at = desk.clock.now();
  if (what === 'pause') return act(desk, { do: 'pause', at }, () => said.paused(since(desk, last(desk)?.until)), said.nothingOn);
  const item = desk.items[what];
  if (!item) return;
  const { product, title } = item;
  const on = last(desk);
  // The line-up may have changed since it was pressed.
  if (on && on.until === undefined && placeOf(on, desk.items) === what) return desk.say(said.already(title));
  act(desk, { do: 'show', at, item: what, product }, () => said.on(since(desk, last(desk)?.from), title), said.already(title));
}

function shift(desk: LogDesk, by: number): void {
  act(desk, { do: 'shift', by }, () => said.shifted(clockOf(desk.history.state.zero ?? 0)), said.aligned);
}

/** Moves 0:00 so that the mark of an id begins where the recording shows it; `seen` is as the clerk wrote it. */
export function align(desk: LogDesk, id: number, seen: string): void {
  const seconds = seenOffset(seen);
  const mark = markOf(desk, id);
  if (seconds === undefined || !mark) return desk.say(said.badOffset);
  shift(desk, mark.from - seconds * 1000 - (desk.history.state.zero ?? 0));
}

function nudge(desk: LogDesk, mark: number, edge: 'from' | 'until', by: number): void {
  act(desk, { do: 'nudge', mark, edge, by }, () => said.moved(said[edge], since(desk, markOf(desk, mark)?.[edge])), said.stuck);
}

/** Does what the pressed button says (`data-do` and what belongs to it). */
export async function run(desk: LogDesk, { do: what, by, mark, edge }: DOMStringMap): Promise<void> {
  const { session, items, say } = desk;
  const { state } = desk.history;
  const id = Number(mark);
  switch (what) {
    case 'zero':
      return act(desk, { do: 'zero', at: desk.clock.begin() }, () => said.started(clockOf(desk.history.state.zero ?? 0)));
    case 'pause':
    case 'undo':
    case 'redo':
      return press(desk, what);
    case 'shift':
      return shift(desk, Number(by));
    case 'nudge':
      return nudge(desk, id, edge === 'until' ? 'until' : 'from', Number(by));
    case 'drop': {
      const gone = markOf(desk, id);
      return act(desk, { do: 'drop', mark: id }, () => said.deleted(gone ? titleOf(gone, items) : ''));
    }
    case 'clear':
      return confirm(said.confirmClear) ? act(desk, { do: 'clear' }, () => said.cleared) : undefined;
    case 'save':
      return say(saveLog(session, state, items));
    case 'chapters':
      return say(saveChapters(session, state, items, desk.clock.now()));
    case 'copy':
      return say(await copyLog(session, state, items, desk.part('text')));
  }
}
