/** What `npm run live` can say of a session: an action and its words become a new override. */
import { formatClock, formatTime } from '../format.ts';
import type { SessionClock } from '../session-phase.ts';
import { beijingDay, DAY, type Epoch, epochOf, HOUR, MINUTE } from '../time.ts';
import { parseInstant } from '../instant.ts';
import { applyOverride } from './apply.ts';
import { MAX_DELAY, MAX_REASON, type Override } from './file.ts';

/** Said to whoever typed; one Chinese line. */
export class ActionFault extends Error {}

/** The actions and how each is written after the session. */
export const actions = {
  delay: 'delay 15 ["原因"]：推迟 15 分钟',
  start: 'start [20:06]：已开播（不写时间就是现在）',
  end: 'end [21:50]：已结束；写将来的时间就是延长到那时',
  cancel: 'cancel "原因"：取消',
  restore: 'restore ["原因"]：照常举行',
  move: 'move 2026-05-20T20:00 ["原因"]：改期',
  link: 'link 平台id https://… ["原因"]：换直播间',
  clear: 'clear：撤回，删掉这一场的临时变动',
} as const;
export type Action = keyof typeof actions;

/** Whether `word` is an action. */
export const isAction = (word: string): word is Action => Object.hasOwn(actions, word);

/**
 * The override after an action; `undefined` when nothing is left to say. A time written as `20:06` is the one nearest to the
 * planned start, or the first after it for an end. Throws an `ActionFault`.
 */
export function act(
  before: Override | undefined,
  action: Action,
  words: readonly string[],
  { now, clock, revision, sure = false }: ActContext,
): Override | undefined {
  const { reason: _said, ...kept } = before && before.revision >= revision ? before : {};
  // A reason belongs to what was said with it.
  const base: Override = { ...kept, revision };
  const planned = applyOverride(clock, base).startsAt;
  guard(action, clock, base, now, sure);
  const [first, ...rest] = words;
  const reason = (text: string | undefined) => (text === undefined ? {} : { reason: reasonOf(text) });
  const most = (count: number) => {
    if (words.length > count) throw new ActionFault(`多余的「${words[count] ?? ''}」。原因里有空格时要加引号。写法：${actions[action]}`);
  };
  if (action === 'clear') {
    most(0);
    return undefined;
  }
  if (action === 'delay') {
    most(2);
    if (!/^\d{1,3}$/.test(first ?? '') || Number(first) < 1 || Number(first) > MAX_DELAY)
      throw new ActionFault(`推迟写 1 到 ${MAX_DELAY} 的分钟数，现在是「${first ?? ''}」。写法：${actions.delay}`);
    return { ...base, delay: Number(first) * MINUTE, ...reason(rest[0]) };
  }
  if (action === 'start') {
    most(1);
    const { endedAt: _ended, ...open } = base;
    const startedAt = first === undefined ? minuteOf(now) : momentOf(first, planned);
    if (!sure && Math.abs(startedAt - planned) > FAR)
      throw new ActionFault(`离预告的 ${formatClock(clock, now)} 太远。真是这样就加 --yes；改期用 move。`);
    if (startedAt > now) throw new ActionFault(`${formatTime(startedAt)} 还没有到。推迟用 delay，改期用 move。`);
    return { ...open, startedAt };
  }
  if (action === 'end') {
    most(1);
    const endedAt = first === undefined ? minuteOf(now) : momentOf(first, planned, true);
    const from = base.startedAt ?? planned;
    if (endedAt <= from) throw new ActionFault(`结束不晚于开播（${formatTime(from)}）。写错了时间，或者还没有开播；不播了用 cancel。`);
    if (!sure && endedAt - from > LONG)
      throw new ActionFault(`这样一场要播 ${Math.round((endedAt - from) / HOUR)} 小时。真是这样就加 --yes。`);
    return { ...base, endedAt };
  }
  if (action === 'cancel') {
    most(1);
    if (first === undefined) throw new ActionFault(`取消要写原因，读者会看到它。写法：${actions.cancel}`);
    return { revision, ...(base.rooms && { rooms: base.rooms }), cancelled: true, ...reason(first) };
  }
  if (action === 'restore') {
    most(1);
    return { revision, ...(base.rooms && { rooms: base.rooms }), restored: true, ...reason(first) };
  }
  if (action === 'move') {
    most(2);
    const startsAt = momentOf(first ?? '', planned);
    if (startsAt > now + YEAR) throw new ActionFault(`「${first ?? ''}」太远了，最多改到一年以内。`);
    if (startsAt <= now) throw new ActionFault(`「${first ?? ''}」已经过去了。写将来的时间，例如 2026-05-20T20:00。`);
    return { revision, ...(base.rooms && { rooms: base.rooms }), startsAt, ...reason(rest[0]) };
  }
  most(3);
  const [url, why] = rest;
  if (first === undefined || url === undefined) throw new ActionFault(`换直播间要写平台 id 和网址。写法：${actions.link}`);
  return { ...base, rooms: { ...base.rooms, [first]: url }, ...reason(why) };
}

/** What an action is about: the time it is, the session's clock as the content has it, its revision, and whether the editor is sure of odd times. */
export interface ActContext {
  now: Epoch;
  clock: SessionClock;
  revision: number;
  sure?: boolean;
}

/** Milliseconds: further from its announced time a start is a mistake, longer a session is one. */
const FAR = 3 * HOUR;
const LONG = 12 * HOUR;
const YEAR = 366 * DAY;

/** Refuses what cannot be said of a session that is off, has no hour, or is over. */
function guard(action: Action, clock: SessionClock, base: Override, now: Epoch, sure: boolean): void {
  if (action !== 'delay' && action !== 'start' && action !== 'end') return;
  const known = applyOverride(clock, base);
  if (known.state === 'cancelled') throw new ActionFault('这一场已经取消。要照常播，先 restore；要改期，用 move。');
  if (known.state === 'undated') throw new ActionFault('这一场延期了，时间没定。先用 move 写新时间。');
  if (known.rough !== undefined) throw new ActionFault('这一场还没有公布时刻。先用 move 写到几点，例如 move 2026-05-20T20:00。');
  if (action === 'delay' && now >= known.endsAt && !sure)
    throw new ActionFault('这一场已经结束，不能再推迟。延长用 end 写将来的时间；改期用 move。');
}

const minuteOf = (now: Epoch) => now - (now % MINUTE);

function reasonOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new ActionFault('原因是空的，写上原因。');
  if (trimmed.length > MAX_REASON) throw new ActionFault(`原因有 ${trimmed.length} 个字，最多 ${MAX_REASON} 个。`);
  return trimmed;
}

/** A written time; hours alone are taken on the day that puts them nearest to the planned start, or after it. */
function momentOf(text: string, planned: Epoch, after = false): Epoch {
  const hours = /^\d{1,2}:\d{2}$/.test(text);
  const parsed = parseInstant(hours ? `${beijingDay(planned)}T${text.padStart(5, '0')}` : text);
  if (parsed === undefined) throw new ActionFault(`「${text}」不是有效时间，写成 20:06 或 2026-05-20T20:00（北京时间）。`);
  const at = epochOf(parsed);
  if (!hours) return at;
  if (after) return at <= planned ? at + DAY : at;
  return [at - DAY, at, at + DAY].reduce((best, one) => (Math.abs(one - planned) < Math.abs(best - planned) ? one : best));
}
