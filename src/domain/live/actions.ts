/** What `npm run live` can say of a session: an action and its words become a new override. */
import { beijingDay, DAY, type Epoch, epochOf, MINUTE } from '../time.ts';
import { parseInstant } from '../written-time.ts';
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
  clear: 'clear：删掉这一场的临时变动',
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
  { now, startsAt: planned, revision }: { now: Epoch; startsAt: Epoch; revision: number },
): Override | undefined {
  const base: Override = { ...(before && before.revision >= revision ? before : {}), revision };
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
    return { ...held(base), delay: Number(first) * MINUTE, ...reason(rest[0]) };
  }
  if (action === 'start') {
    most(1);
    const { endedAt: _ended, ...open } = held(base);
    return { ...open, startedAt: first === undefined ? minuteOf(now) : momentOf(first, planned) };
  }
  if (action === 'end') {
    most(1);
    return { ...held(base), endedAt: first === undefined ? minuteOf(now) : momentOf(first, planned, true) };
  }
  if (action === 'cancel') {
    most(1);
    if (first === undefined) throw new ActionFault(`取消要写原因，读者会看到它。写法：${actions.cancel}`);
    return { revision, cancelled: true, ...reason(first) };
  }
  if (action === 'restore') {
    most(1);
    const { cancelled: _cancelled, reason: _old, ...rest } = base;
    return { ...rest, restored: true, ...reason(first) };
  }
  if (action === 'move') {
    most(2);
    const startsAt = momentOf(first ?? '', planned);
    if (startsAt <= now) throw new ActionFault(`「${first ?? ''}」已经过去了。写将来的时间，例如 2026-05-20T20:00。`);
    return { revision, ...(base.rooms && { rooms: base.rooms }), startsAt, ...reason(rest[0]) };
  }
  most(3);
  const [url, why] = rest;
  if (first === undefined || url === undefined) throw new ActionFault(`换直播间要写平台 id 和网址。写法：${actions.link}`);
  return { ...base, rooms: { ...base.rooms, [first]: url }, ...reason(why) };
}

/** What was said of its being off is over when it begins, ends or is only late. */
function held({ cancelled: _cancelled, restored: _restored, ...rest }: Override): Override {
  return rest;
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
