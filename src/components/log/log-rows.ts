/** The log's table: a row a stretch, with buttons that move its ends by a second and one that deletes it. */
import { formatOffset } from '#domain/offset.ts';
import { said } from '#domain/i18n/zh-hans-log-said.ts';
import type { LogState } from '#domain/replay/log-acts.ts';
import { type LogItem, placeOf, stretchesOf } from '#domain/replay/log-export.ts';
import type { LogMark } from '#domain/replay/log-marks.ts';
import { type Child, make } from './log-make.ts';

/** What a stretch is called. */
export function titleOf(mark: Pick<LogMark, 'item' | 'product'>, items: readonly LogItem[]): string {
  const place = placeOf(mark, items);
  return place === undefined ? said.gone(mark.product) : (items[place]?.title ?? '');
}

function button(text: string, name: string, data: Record<string, string | number>): HTMLElement {
  const made = make('button', 'button', data, text);
  made.setAttribute('type', 'button');
  made.setAttribute('aria-label', name);
  return made;
}

/** A time with the two buttons that move it. */
function end(mark: LogMark, edge: 'from' | 'until', seconds: number, name: string): HTMLElement {
  const move = (by: number) =>
    button(by < 0 ? '−1' : '+1', (by < 0 ? said.earlier : said.later)(said[edge], name), { do: 'nudge', mark: mark.id, edge, by });
  const time = make('span', 'time', {}, formatOffset(seconds));
  return make('td', '', { label: said[edge] }, make('span', 'log-end', {}, move(-1000), time, move(1000)));
}

/** The rows of a log in the order of time, the newest first: what was just pressed is what gets mended. */
export function rowsOf(state: LogState, items: readonly LogItem[]): Child[] {
  const exported = new Map(stretchesOf(state).map((stretch) => [stretch.mark, stretch]));
  return [...state.marks].reverse().map((mark) => {
    const title = titleOf(mark, items);
    const stretch = exported.get(mark);
    return { key: `${mark.id} ${stretch?.at} ${stretch?.until} ${title}`, draw: () => row(mark, stretch, title) };
  });
}

/** A stretch's row; without a `stretch` it ended before 0:00. Its buttons are called by where it begins: a product may have been shown twice. */
function row(mark: LogMark, stretch: { at: number; until: number | undefined } | undefined, title: string): HTMLElement {
  const head = make('th', '', {}, title);
  head.setAttribute('scope', 'row');
  const name = stretch ? `${formatOffset(stretch.at)} ${title}` : title;
  const drop = make('td', 'print-never', {}, button(said.drop, said.dropOf(name), { do: 'drop', mark: mark.id }));
  if (!stretch) return make('tr', '', {}, head, make('td', '', { label: said.from }, said.before), make('td', '', {}), drop);
  const { at, until } = stretch;
  const last = until === undefined ? make('td', '', { label: said.until }, said.stillOn) : end(mark, 'until', until, name);
  return make('tr', '', {}, head, end(mark, 'from', at, name), last, drop);
}
