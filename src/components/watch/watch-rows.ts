/** Rows of the watch list as elements. Text is set as text: nothing stored or linked can become markup. */
import { watchRowWords as words } from '#domain/i18n/zh-hans-watch-rows.ts';
import type { WatchData, WatchSession, WatchThing } from '#domain/watch-data.ts';
import type { WatchRow } from '#domain/watch-view.ts';

type Inner = (Node | string)[];

function make(tag: string, className: string, ...inner: Inner): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inner);
  return made;
}

const meta = (...inner: Inner) => make('p', 'meta', ...inner);

/** A link to an entry or moment, marked where it is fictional and its name does not say so. */
function linked({ href, title, sample }: WatchSession | WatchThing, at?: { href: string; at: string }): Inner {
  const made = make('a', '', at ? `${title} ${at.at}` : title);
  made.setAttribute('href', at?.href ?? href);
  return sample && !title.includes(words.sample) ? [made, make('span', 'sample-mark', words.sample)] : [made];
}

/** A `<session-phase>`, as the build writes it. */
function phase(id: string, { clock, revision }: WatchSession): HTMLElement {
  const made = make('session-phase', 'phase');
  const { startsAt: starts, endsAt: ends, replayAt: replay, state, rough, goneAt: gone } = clock;
  for (const [name, value] of Object.entries({ id, rev: revision, starts, ends, replay, state, rough, gone }))
    if (value) made.dataset[name] = `${value}`;
  return made;
}

/** A time, struck through when nothing is held then. */
const struck = (text: string, gone: boolean) => make(gone ? 's' : 'span', '', text);

/** What stands under the name: when a session is; the next one of a product or host, and where the newest replay shows it. */
function below(row: WatchRow, thing: WatchSession | WatchThing, data: WatchData): Inner {
  if ('clock' in thing) {
    const moved = thing.was === undefined ? [] : [struck(thing.was, true), ` ${words.rescheduled} `];
    const time = make('span', 'session-time', struck(thing.when, !!thing.clock.state));
    time.dataset['t'] = row.id;
    return [meta(...moved, time, thing.clock.rough ? '' : ` ${words.beijing}`)];
  }
  const { next } = row;
  const { moment } = thing;
  const shown = data.sessions[moment?.session ?? ''];
  return [
    next ? meta(`${words.next}${next.session.when} `, ...linked(next.session)) : meta(words.noNext),
    ...(shown ? [meta(words.moment, ...linked(shown, moment))] : []),
  ];
}

/** A row with, for the reader's own list, the button that takes it off. */
export function rowOf(row: WatchRow, data: WatchData, own: boolean): HTMLElement {
  const { kind, id, thing } = row;
  const heading = (...inner: Inner) => make('h3', 'plain-type', ...inner);
  const inner = thing
    ? [...('clock' in thing ? [phase(id, thing)] : []), heading(...linked(thing)), ...below(row, thing, data)]
    : [heading(make('code', '', id)), meta(words.gone)];
  const made = make('li', '', make('div', '', ...inner));
  if (own) {
    const name = thing?.title ?? id;
    const button = make('button', 'button', words.remove);
    button.ariaLabel = `${words.remove} ${name}`;
    Object.assign(button.dataset, { do: 'remove', kind, id, name });
    made.append(button);
  }
  return made;
}
