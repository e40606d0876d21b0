/** Shows what this device watches and what a link brings. One file is fetched, the same for everybody. */
import type { WatchData } from '#domain/watch-data.ts';
import { fromFragment } from '#domain/watch-link.ts';
import { countOf, watchKinds, type WatchList } from '#domain/watch-list.ts';
import { watchRows } from '#domain/watch-view.ts';
import '../live/session-phase.ts';
import { onBeat } from '../live/ticker.ts';
import { rowOf } from './watch-rows.ts';
import { onWatch, watched } from './watch-store.ts';

/** Rows are put in order again this often, milliseconds; their phases change by themselves. */
const PACE = 60_000;

/** The page's state and its parts, as `watch-acts.ts` works on them. */
export interface WatchPanel {
  find: <Found extends HTMLElement>(selector: string) => Found;
  data: WatchData;
  now: number;
  /** What a link brought. */
  shared: WatchList | undefined;
  /** The address of the calendar of everything. */
  calendar: string;
}

/** Puts the lists on the page and keeps them true. Fails when the data or a script cannot be fetched. */
export async function openPanel(root: HTMLElement): Promise<void> {
  const { source = '', calendar = '' } = root.dataset;
  const answer = await fetch(source, { cache: 'no-cache' });
  const data = (await answer.json()) as WatchData;
  const find = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector) as Found;
  const part = (name: string) => find(`[data-part=${name}]`);
  const panel: WatchPanel = { find, data, now: 0, shared: undefined, calendar };

  const fill = (list: WatchList, shared: boolean): void => {
    const rows = watchRows(list, data, panel.now);
    for (const kind of watchKinds) {
      const box = part(kind + (shared ? '-shared' : ''));
      const [ul] = box.getElementsByTagName('ul');
      ul?.replaceChildren(...rows[kind].map((row) => rowOf(row, data, !shared)));
      if (ul) box.hidden = ul.hidden = rows[kind].length === 0;
    }
  };

  /** Draws everything; what had the focus keeps it. */
  const draw = (): void => {
    const list = watched();
    const { shared } = panel;
    const focused = document.activeElement;
    const name = (node: Element) => node.ariaLabel ?? node.getAttribute('href');
    fill(list, false);
    part('tools').hidden = countOf(list) === 0;
    part('empty').hidden = countOf(list) > 0 || !!shared;
    part('shared').hidden = !shared;
    if (shared) fill(shared, true);
    document.dispatchEvent(new Event('sessions-shown'));
    if (focused && !focused.isConnected)
      [...root.querySelectorAll<HTMLElement>('a,button')].find((one) => name(one) === name(focused))?.focus();
  };

  /** Shows the list in the page's address, if any. It is not taken over unasked. */
  const arrive = async (): Promise<void> => {
    const shared = fromFragment(location.hash);
    panel.shared = shared && (await import('./watch-acts.ts')).receive(panel, shared);
    draw();
  };

  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-do]');
    // Fetched by the first press.
    if (button) void import('./watch-acts.ts').then(({ act }) => act(panel, button.dataset));
  });
  addEventListener('hashchange', () => void arrive());
  onBeat((time) => {
    if (Math.abs(time - panel.now) < PACE) return;
    panel.now = time;
    draw();
  });
  await arrive();
  onWatch(draw);
}
