/** Runs the logger: joins its parts, the keyboard, the clock and what is stored. */
import { said } from '#domain/i18n/zh-hans-log-said.ts';
import { historyOf } from '#domain/replay/log-acts.ts';
import { logClock } from './log-clock.ts';
import { align, type LogDesk, press, run, type Trouble } from './log-desk.ts';
import { draw, drawClock } from './log-draw.ts';
import { keepOffline, stayAwake } from './log-offline.ts';
import { pressOf } from './log-press.ts';
import { attempt, openStore } from './log-store.ts';

/** No show is longer, in milliseconds: after that the screen may go dark. */
const LONGEST_SHOW = 12 * 3_600_000;
/** Two deletions within so many milliseconds are one press. */
const DOUBLE = 400;
/** Where it is remembered that the keys are not wanted. */
const KEYS_OFF = 'log-keys-off';

/** Makes the page work. */
export function openLog(root: HTMLElement): void {
  const { session = '' } = root.dataset;
  const part = <Found extends HTMLElement>(name: string) => root.querySelector(`[data-part=${name}]`) as Found;
  const lines = [...root.querySelectorAll<HTMLButtonElement>('[data-item]')];
  const items = lines.map(({ dataset }) => ({ product: dataset['product'] ?? '', title: dataset['title'] ?? '' }));
  const store = openStore(session, Date.now);
  const history = historyOf(store.acts());
  const early = history.latest - Date.now();
  const clock = logClock(history.latest, (by) => warnClock(desk, by));
  const troubles = new Map<Trouble, string>();
  const awake = stayAwake(() => {
    const { zero } = desk.history.state;
    return zero !== undefined && clock.now() - zero < LONGEST_SHOW;
  });
  const desk: LogDesk = {
    ...{ root, part, lines, items, session, store, clock, history },
    show() {
      desk.history = historyOf(store.acts());
      // An undo may bring back what was noted before the device's clock was set back.
      clock.notBefore(desk.history.latest);
      desk.warn('damaged', store.damaged ? said.damaged : undefined);
      draw(desk, desk.history);
      drawClock(desk, desk.history.state.zero, clock.now());
      awake();
    },
    say: (text) => void (part('said').textContent = text),
    warn(of, text) {
      if (text === undefined) troubles.delete(of);
      else troubles.set(of, text);
      const all = [...troubles.values()].join('\n');
      // What is said already is not read out again.
      if (part('alert').textContent !== all) part('alert').textContent = all;
      part('alert').hidden = all === '';
    },
  };
  if (!store.lasting) desk.warn('unstored', said.unstored);
  store.onOther(desk.show);
  desk.show();
  listen(desk);
  if (early > 0) warnClock(desk, -early);
  const zero = () => desk.history.state.zero;
  clock.run(zero, () => drawClock(desk, zero(), clock.now()));
  const offline = part('offline');
  offline.textContent = said.offline.wait;
  const keep = () =>
    void keepOffline(root.dataset).then(
      (text) => (offline.textContent = store.lasting || text !== said.offline.ready ? text : said.offline.open),
    );
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep);
}

/** Buttons, keys, and the field that sets 0:00 right. */
function listen(desk: LogDesk): void {
  const { root, part, lines, items } = desk;
  let dropped = -Infinity;
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button');
    if (!button || button.type === 'submit') return;
    const { item, do: what } = button.dataset;
    // The next row slides under the pointer: the second half of a double click is not meant for it.
    if (what === 'drop' && (event.detail > 1 || event.timeStamp - dropped < DOUBLE)) return;
    if (what === 'drop') dropped = event.timeStamp;
    if (item !== undefined) press(desk, Number(item));
    else void run(desk, button.dataset);
    // A finger or a mouse leaves no focus behind, or the space bar would press the same button again.
    if (event.detail > 0) (document.activeElement as HTMLElement | null)?.blur();
    else if (what === 'zero') lines[0]?.focus({ preventScroll: true });
  });
  part('align').addEventListener('submit', (event) => {
    event.preventDefault();
    align(desk, Number(part<HTMLSelectElement>('which').value), part<HTMLInputElement>('seen').value);
  });
  const keys = part<HTMLInputElement>('keys');
  keys.checked = attempt(() => localStorage.getItem(KEYS_OFF)) !== '1';
  keys.addEventListener('change', () =>
    attempt(() => (keys.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, '1'))),
  );
  document.addEventListener('keydown', (event) => {
    // Held down on a button of the console, Enter would press it over and over.
    const held = event.repeat && event.key === 'Enter' && event.target instanceof Element;
    if (held && event.target.closest('.log-console button')) event.preventDefault();
    const what = keys.checked && !event.defaultPrevented ? pressOf(event) : undefined;
    if (what === undefined || (typeof what === 'number' && what >= items.length)) return;
    event.preventDefault();
    press(desk, what);
  });
}

/** A word when somebody set the device's clock by so many milliseconds while a show is on. */
function warnClock(desk: LogDesk, by: number): void {
  if (desk.history.state.zero === undefined) return;
  if (by < 0) desk.warn('clock', said.clockBack(Math.round(-by / 1000)));
  else desk.say(said.clockOn);
}
