/** What the watch list does when asked: removes, undoes, takes in a link, copies its own, writes its calendar. */
import { watchActWords as words } from '#domain/i18n/zh-hans-watch-acts.ts';
import { knownOf } from '#domain/watch-known.ts';
import { merged, without } from '#domain/watch-link.ts';
import { countOf, toggled, type WatchKind, type WatchList } from '#domain/watch-list.ts';
import type { WatchPanel } from './watch-panel.ts';
import { keep, watched } from './watch-store.ts';
import { copyLink, exportCalendar } from './watch-tools.ts';

/** What 撤销 does; only the last change can be undone. */
let back: (() => void) | undefined;

function say({ find }: WatchPanel, text: string, undo?: () => void): void {
  back = undo;
  find('[data-do=undo]').hidden = !undo;
  find('[role=status]').textContent = text;
}

/** Keeps the list, tells what was done, and puts the keyboard where it can be undone. */
function store(panel: WatchPanel, list: WatchList, said: string, undo?: () => void): void {
  say(panel, `${said}${keep(list)}`, undo);
  panel.find(undo ? '[data-do=undo]' : '[role=status]').focus();
}

function remove(panel: WatchPanel, { kind, id = '', name = '' }: DOMStringMap): void {
  const of = kind as WatchKind;
  store(panel, toggled(watched(), of, id, false), words.removed(name), () => {
    store(panel, toggled(watched(), of, id, true), words.restored(name));
    panel.find(`[data-do=remove][data-kind=${of}][data-id="${id}"]`)?.focus();
  });
}

/** Of a list that came with a link, what the site has; the page says how much that is. */
export function receive({ find, data }: WatchPanel, list: WatchList): WatchList {
  const { known, unknown } = knownOf(list, data);
  const count = countOf(known);
  find('[data-holds]').textContent = count > 0 ? words.holds(count) + (unknown > 0 ? words.unknown(unknown) : '') : words.nothing;
  find('[data-do=join]').hidden = count === 0;
  return known;
}

/** Adds what a link brought; never takes anything away. */
function join(panel: WatchPanel): void {
  const { shared } = panel;
  if (!shared) return;
  const mine = watched();
  const { list, added } = merged(mine, shared);
  const count = countOf(added);
  const left = countOf(without(shared, mine)) - count;
  panel.shared = undefined;
  history.replaceState(history.state, '', location.pathname);
  const said = (count > 0 ? words.joined(count) : left > 0 ? '' : words.joinedAll) + (left > 0 ? words.noRoom(left) : '');
  store(panel, list, said, count > 0 ? () => store(panel, without(watched(), added), words.unjoined) : undefined);
}

/** Does what the pressed button says. */
export async function act(panel: WatchPanel, button: DOMStringMap): Promise<void> {
  const list = watched();
  switch (button['do']) {
    case 'remove':
      return remove(panel, button);
    case 'join':
      return join(panel);
    case 'undo':
      return back?.();
    case 'copy':
      return say(panel, await copyLink(list, panel.find('input')));
    case 'export':
      return say(panel, await exportCalendar(list, panel.data, panel.now, panel.calendar));
  }
}
