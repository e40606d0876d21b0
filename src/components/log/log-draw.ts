/** Puts a log's state on the page. */
import { formatOffset } from '#domain/offset.ts';
import { said } from '#domain/i18n/zh-hans-log-said.ts';
import type { LogHistory } from '#domain/replay/log-acts.ts';
import { clockOf, type LogItem, placeOf, stretchesOf } from '#domain/replay/log-export.ts';
import type { Epoch } from '#domain/time.ts';
import { focusKept } from './log-focus.ts';
import { fill, make } from './log-make.ts';
import { rowsOf, titleOf } from './log-rows.ts';

/** The page's parts. */
export interface LogParts {
  root: HTMLElement;
  part: <Found extends HTMLElement>(name: string) => Found;
  /** The buttons of the line-up, in its order. */
  lines: readonly HTMLButtonElement[];
  items: readonly LogItem[];
}

/** `0:12:34`, always with its hours; before 0:00 nothing runs. */
export function drawClock({ part }: LogParts, zero: Epoch | undefined, now: Epoch): void {
  const seconds = zero === undefined ? 0 : Math.max(0, Math.floor((now - zero) / 1000));
  part('clock').textContent = (seconds < 3600 ? '0:' : '') + formatOffset(seconds);
}

/** Draws everything but the clock; what had the focus keeps it, or what is next to it gets it. */
export function draw(parts: LogParts, { state, undoable, redoable }: LogHistory): void {
  const { root, part, items } = parts;
  const started = state.zero !== undefined;
  const refocus = focusKept(root);
  const on = state.marks.at(-1)?.until === undefined ? state.marks.at(-1) : undefined;
  drawLines(parts, state, on && placeOf(on, items));
  const act = (name: string, hidden: boolean, disabled: boolean) => {
    const button = root.querySelector<HTMLButtonElement>(`.log-console [data-do=${name}]`);
    if (button) [button.hidden, button.disabled] = [hidden, disabled];
  };
  act('zero', started, false);
  act('pause', !started, !on);
  act('undo', false, !undoable);
  act('redo', false, !redoable);
  part('first').hidden = started;
  part('on').textContent = on ? said.nowOn(titleOf(on, items)) : started ? said.offAir : said.notStarted;
  part('on').classList.toggle('log-live', on !== undefined);
  part('zero').textContent = state.zero === undefined ? '—' : clockOf(state.zero);
  const any = state.marks.length > 0;
  root.toggleAttribute('data-any', any);
  part('none').hidden = any;
  part('table').hidden = !any;
  const [body] = root.getElementsByTagName('tbody');
  if (body) {
    fill(body, rowsOf(state, items));
    body.hidden = !any;
  }
  drawTools(parts, state, started, any);
  refocus();
}

function drawLines({ lines, items }: LogParts, state: LogHistory['state'], on: number | undefined): void {
  const stretches = stretchesOf(state).map((stretch) => ({ ...stretch, place: placeOf(stretch.mark, items) }));
  for (const [index, line] of lines.entries()) {
    const own = stretches.filter(({ place }) => place === index);
    const done = own.flatMap(({ at, until }) => (until === undefined ? [] : [`${formatOffset(at)}–${formatOffset(until)}`]));
    const since = own.find(({ until }) => until === undefined)?.at;
    const words =
      since === undefined ? (done.length > 0 ? said.line.done(done.join('，')) : said.line.not) : said.line.on(formatOffset(since));
    line.disabled = state.zero === undefined;
    line.dataset['is'] = on === index ? 'on' : done.length > 0 ? 'done' : 'not';
    if (on === index) line.setAttribute('aria-current', 'true');
    else line.removeAttribute('aria-current');
    const shown = line.querySelector('[data-state]');
    if (shown && shown.textContent !== words) shown.textContent = words;
  }
}

function drawTools({ root, part, items }: LogParts, state: LogHistory['state'], started: boolean, any: boolean): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-needs]'))
    button.disabled = button.dataset['needs'] === 'zero' ? !started : !any;
  const which = part<HTMLSelectElement>('which');
  const chosen = which.value;
  which.disabled = part<HTMLInputElement>('seen').disabled = !any;
  fill(
    which,
    stretchesOf(state).map(({ mark, at }) => {
      const text = `${formatOffset(at)} ${titleOf(mark, items)}`;
      const draw = () => {
        const option = make('option', '', {}, text);
        option.setAttribute('value', String(mark.id));
        return option;
      };
      return { key: `${mark.id} ${text}`, draw };
    }),
  );
  which.value = chosen;
  // What was chosen is gone.
  if (which.selectedIndex < 0) which.selectedIndex = 0;
}
