/** The line-up beside a replay: which row is on, and where the one before and after begin. */
import { chapterAt } from '#domain/replay/chapters-at.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';

/** Rows with a second, in the order of the recording. */
export interface LineupView {
  /** Marks the row of a second, and says whose it is. */
  at(second: number): void;
  /** Where the chapter after or before a second begins; going back within one goes to its own beginning first. */
  beside(second: number, step: 1 | -1): number | undefined;
}

/** A press on “previous” within this many seconds goes to the chapter before. */
const FRESH = 3;

/** Follows the line-up of a session; `sign` is where its name is said. */
export function followLineup(session: string, sign: HTMLElement | null): LineupView {
  const rows = [...document.querySelectorAll<HTMLElement>(`[data-lineup="${CSS.escape(session)}"] > li[data-from]`)]
    .map((row) => ({ row, from: Number(row.dataset['from']), to: Number(row.dataset['to']) }))
    .sort((a, b) => a.from - b.from);
  let shown: HTMLElement | undefined;
  return {
    at(second) {
      const on = chapterAt(rows, second)?.row;
      if (on === shown) return;
      shown?.removeAttribute('aria-current');
      on?.setAttribute('aria-current', 'true');
      shown = on;
      keepInSight(on);
      if (sign) sign.replaceChildren(...saying(on));
    },
    beside(second, step) {
      if (step === 1) return rows.find(({ from }) => from > second + 0.01)?.from;
      return rows.findLast(({ from }) => from < second - FRESH)?.from ?? rows[0]?.from;
    },
  };
}

/** Moves a list that scrolls by itself; the page stays where it is. */
function keepInSight(row: HTMLElement | undefined): void {
  const list = row?.parentElement;
  if (!row || !list || list.scrollHeight <= list.clientHeight) return;
  list.scrollTop = row.offsetTop - list.offsetTop - list.clientHeight / 3;
}

function saying(row: HTMLElement | undefined): (Node | string)[] {
  const link = row?.querySelector('strong a')?.cloneNode(true);
  return link ? [`${words.now}：`, link] : [];
}
