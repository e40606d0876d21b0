/** Shows what `/live.json` says: every element of a session takes the new clock, its times are struck through with the reason, its room's link is new. */
import { formatClock, formatClockHours, formatDay, formatTime } from '#domain/format.ts';
import { fateWords, overrideWords as words } from '#domain/i18n/zh-hans-overrides.ts';
import { linkMatches } from '#domain/link-patterns.ts';
import { applyOverride, fateOf, isCurrent } from '#domain/live/apply.ts';
import { type Override, readLive } from '#domain/live/file.ts';
import type { SessionClock } from '#domain/session-phase.ts';
import { beijingDay, type Epoch, toInstant } from '#domain/time.ts';
import { readClock, writeClock } from './clock-data.ts';
import { beat, onBeat } from './ticker.ts';

/** What the page said before anything was changed. */
const clocks = new WeakMap<HTMLElement, SessionClock>();
const contents = new WeakMap<HTMLElement, Node[]>();

interface Known {
  planned: SessionClock;
  clock: SessionClock;
  override: Override | undefined;
}
let known = new Map<string, Known>();

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

function make(tag: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** The element's own content again, or `next` in its place. */
function fill(element: HTMLElement, next: readonly Node[] | undefined): void {
  const local = element.querySelector(':scope > .local-time');
  const own = contents.get(element) ?? [...element.childNodes].filter((node) => node !== local);
  contents.set(element, own);
  element.replaceChildren(...(next ?? own), ...(local ? [local] : []));
}

function timeOf(clock: SessionClock, hours: boolean, now: Epoch): HTMLElement {
  const day = make('span', `${formatClock(clock, now).slice(0, -formatClockHours(clock, now).length)}`);
  day.className = 'of-day';
  const made = make('time', ...(hours ? [day] : []), (hours ? formatClockHours : formatClock)(clock, now));
  made.setAttribute('datetime', toInstant(clock.startsAt));
  return made;
}

/** The times of a session: what was announced struck through, what is known now, why. */
function paintTime(element: HTMLElement, { planned, clock, override }: Known, now: Epoch): void {
  const fate = override && fateOf(planned, override, now);
  if (!fate) return fill(element, undefined);
  const hours = 'hours' in element.dataset && beijingDay(planned.startsAt) === beijingDay(clock.startsAt);
  const held = clock.state === undefined;
  const same = held && planned.startsAt === clock.startsAt && planned.endsAt === clock.endsAt;
  const nodes: Node[] = [];
  if (!same) nodes.push(make('s', timeOf(planned, 'hours' in element.dataset, now)), new Text(' '));
  if (held) nodes.push(timeOf(clock, hours, now), new Text(' '));
  const said = make('small', make('strong', fateWords(fate, formatTime)), override?.reason ? ` ${words.reason(override.reason)}` : '');
  nodes.push(said);
  fill(element, nodes);
}

/** A session in a strip of days: the hour it is now held, what became of it. */
function paintStrip(item: HTMLElement, { planned, clock, override }: Known, now: Epoch): void {
  const [time, title, fateBox] = ['.time', '.what', '.fate'].map((selector) => item.querySelector<HTMLElement>(selector));
  if (!time || !title || !fateBox) return;
  const fate = override && fateOf(planned, override, now);
  const away = fate && (clock.state !== undefined || beijingDay(clock.startsAt) !== beijingDay(planned.startsAt));
  fill(time, fate && [make('span', formatTime((away ? planned : clock).startsAt))]);
  fill(title, away ? [make('s', title.textContent)] : undefined);
  const note =
    fate?.kind === 'moved' && away ? words.movedTo(formatDay(beijingDay(clock.startsAt), now)) : fate && fateWords(fate, formatTime);
  const own = contents.get(fateBox) ?? [...fateBox.childNodes];
  fill(fateBox, note === undefined ? undefined : [make('small', note), ...own]);
}

/** The override with those new rooms that this page has a row for and whose platform allows them; only there is a change of room said. */
function withRooms(id: string, { rooms, ...rest }: Override, warn: (fault: string) => void): Override {
  const taken: Record<string, string> = {};
  for (const { dataset } of all('[data-room]')) {
    const { room = '', allow = '' } = dataset;
    const [session, platform = ''] = room.split('/');
    const url = session === id && rooms && Object.hasOwn(rooms, platform) ? rooms[platform] : undefined;
    if (url === undefined) continue;
    if (allow.split(' ').some((pattern) => pattern !== '' && linkMatches(pattern, url))) taken[platform] = url;
    else warn(`room of ${room}: not an address of its platform`);
  }
  return Object.keys(taken).length > 0 ? { ...rest, rooms: taken } : rest;
}

/** The link to a room, when there is a new one. */
function paintRoom(row: HTMLElement): void {
  const [id = '', platform = ''] = (row.dataset['room'] ?? '').split('/');
  const url = known.get(id)?.override?.rooms?.[platform];
  if (url === undefined) return fill(row, undefined);
  // Its code and words lead to the old room.
  row.parentElement?.querySelector('.hand-off')?.remove();
  const link = make('a', row.dataset['name'] ?? '');
  link.className = 'button';
  link.setAttribute('href', url);
  link.setAttribute('rel', 'noopener nofollow external');
  fill(row, [link, make('small', words.room)]);
}

function paint(now: Epoch): void {
  for (const element of all('[data-t]')) {
    const one = known.get(element.dataset['t'] ?? '');
    if (one) paintTime(element, one, now);
  }
  for (const item of all('li[data-id]')) {
    const one = known.get(item.dataset['id'] ?? '');
    if (one) paintStrip(item, one, now);
  }
  for (const row of all('[data-room]')) paintRoom(row);
  // The reason of a state that no longer holds, and the times of a line-up that moved with its session.
  for (const old of all('[data-reason]')) old.hidden = known.get(old.dataset['reason'] ?? '')?.override !== undefined;
  for (const time of all('[data-plan]')) {
    const one = known.get(time.closest<HTMLElement>('[data-lineup]')?.dataset['lineup'] ?? '');
    if (!one) continue;
    time.hidden = one.clock.state !== undefined;
    time.textContent = words.planned(formatTime(one.clock.startsAt + Number(time.dataset['plan']) * 1000));
  }
}

/** The fates as words, so that what did not change is not painted again. */
const fates = (now: Epoch) =>
  JSON.stringify([...known].map(([id, { planned, override }]) => [id, override, override && fateOf(planned, override, now)]));
let painted = '';

/** Takes the text of a file. What is wrong in it goes to `warn` as one line; a file that is none leaves the page as it is. */
export function showOverrides(text: string, warn: (fault: string) => void): void {
  const { readable, sessions, faults } = readLive(text);
  if (faults.length > 0) warn(faults.join('; ').slice(0, 300));
  if (!readable) return;
  known = new Map();
  for (const element of all('[data-id][data-starts]')) {
    const { id = '', rev } = element.dataset;
    const planned = clocks.get(element) ?? readClock(element);
    clocks.set(element, planned);
    const said = sessions.get(id);
    const override = said && isCurrent(said, Number(rev ?? 0)) ? withRooms(id, said, warn) : undefined;
    const clock = override ? applyOverride(planned, override) : planned;
    writeClock(element, clock);
    known.set(id, { planned, clock, override });
  }
  painted = '';
  beat(true);
}

onBeat((now) => {
  const next = fates(now);
  if (next === painted) return undefined;
  painted = next;
  paint(now);
  return undefined;
});
