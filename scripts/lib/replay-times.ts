/** The times of a line-up: what the entry has, what the log says, what is proposed from captions; and moving them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { formatDay, formatOffset, formatTime } from '#domain/format.ts';
import type { Cue } from '#domain/replay/cue.ts';
import type { ItemTimes } from '#domain/replay/entry-edit.ts';
import { readLog } from '#domain/replay/log-file.ts';
import { type Proposal, proposeTimes } from '#domain/replay/proposals.ts';
import { beijingDay, HOUR } from '#domain/time.ts';
import { CommandError, UsageError } from './cli.ts';
import type { OpenSession } from './replay-session.ts';

/** Times to be written when they are accepted, and the line-up as lines, one an item. */
export interface Times {
  offered: ItemTimes[];
  lines: string[];
}

/** `00:23.5`: as {@link formatOffset}, with what is left of a second. */
const second = (at: number) => formatOffset(at) + String(thousandths(at % 1)).slice(1);
const thousandths = (seconds: number) => Math.round(seconds * 1000) / 1000;
const stretch = (at: number, until: number | undefined) => `${second(at)}${until === undefined ? ' 起' : `–${second(until)}`}`;
const BY = { name: '名称', alias: '别名', sound: '同音', part: '简称' } as const;

/** The line-up with what is known and what is proposed: the log first, then captions for items without a time. Throws `CommandError`. */
export function timesOf(opened: OpenSession, cues: readonly Cue[], duration: number, log: string | undefined, shift: number): Times {
  const { session } = opened;
  const logged = log === undefined ? undefined : logOf(opened, log, duration, shift);
  const heard = cues.length === 0 ? [] : proposed(opened, cues, duration, logged?.times ?? []);
  const offered: ItemTimes[] = [];
  const rows = session.lineup.map((item, index) => {
    const name = `${String(index + 1).padStart(2)}. ${opened.content.products.get(item.product)?.names.zh ?? item.product}${item.note === undefined ? '' : `（${item.note}）`}`;
    const has = item.at === undefined ? undefined : stretch(item.at, item.until);
    const mark = logged?.times.find((one) => one.item === index);
    if (mark) {
      const now = stretch(mark.at, mark.until);
      if (now === has) return `${name} · 已有 ${has}，和记录一样`;
      offered.push({ item: index, at: mark.at, until: mark.until });
      return `${name} · ${has === undefined ? '' : `${has} → `}${now} · 记录`;
    }
    if (has !== undefined) return `${name} · 已有 ${has}`;
    const found = heard.find((one) => one.item === index);
    if (!found) return `${name} · ${cues.length === 0 ? '没有时间' : '没听到'}`;
    offered.push({ item: index, at: found.at, until: found.until });
    return `${name} · ${stretch(found.at, found.until)} · ${words(found)}`;
  });
  const silent =
    cues.length > 0 &&
    heard.length === 0 &&
    session.lineup.some(({ at }, index) => at === undefined && !logged?.times.some(({ item }) => item === index));
  // Where some have their times already, these are the right captions.
  const some = session.lineup.some(({ at }) => at !== undefined);
  return {
    offered,
    lines: [
      ...(logged?.notes.map((note) => `${log} · ${note}`) ?? []),
      rows.length === 0 ? '节目单是空的，没有时间可写。' : `节目单（${rows.length} 项）：`,
      ...rows,
      ...(silent
        ? [`字幕里没听到还缺时间的货，没有提议。${some ? '' : '检查是不是这一场的字幕；也可以'}看着回放手工写 at 和 until。`]
        : []),
    ],
  };
}

function words({ by, heard, times, sure, words: passage }: Proposal): string {
  return `听到${BY[by]}「${heard}」${times > 1 ? `等 ${times} 次` : ''}，把握 ${Math.round(sure * 100)}% · ${passage}`;
}

/** No log begins further from its session's start, milliseconds. */
const FAR = 12 * HOUR;

function logOf({ session, clock, when }: OpenSession, file: string, duration: number, shift: number) {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`没有记录文件 ${file}。检查 --log 的路径。`);
  if (statSync(file).size > 2_000_000) throw new CommandError(`${file} 太大了，不像记录页导出的文件。`);
  const lineup = session.lineup.map(({ product }) => product);
  const read = readLog(readFileSync(file, 'utf8'), { session: session.id, lineup, duration, shift });
  if (read.faults.length > 0)
    throw new CommandError(read.faults.map((fault) => (/^第/.test(fault) ? `${file} · ${fault}。` : `${file} ${fault}。`)).join('\n'));
  // Of a session without an hour only the day is known: from its first moment to its last.
  const last = clock.rough === undefined ? clock.startsAt : clock.endsAt;
  if (read.zero === undefined || (read.zero >= clock.startsAt - FAR && read.zero <= last + FAR)) return read;
  const day = `注意：记录从 ${formatDay(beijingDay(read.zero))} ${formatTime(read.zero)} 开始，这一场是 ${when}，差了 12 小时以上。检查是不是这一场的记录`;
  return { ...read, notes: [day, ...read.notes] };
}

function proposed({ session, content }: OpenSession, cues: readonly Cue[], duration: number, logged: readonly ItemTimes[]): Proposal[] {
  const ids = new Set(session.lineup.map(({ product }) => product));
  const lineup = session.lineup.map(({ product, planned, at, until }, index) => {
    const entry = content.products.get(product);
    const mark = logged.find(({ item }) => item === index);
    return {
      product,
      names: [entry?.names.zh ?? '', ...(entry?.aliases ?? [])],
      terms: entry?.searchTerms ?? [],
      planned,
      at: mark?.at ?? at,
      until: mark?.until ?? until,
    };
  });
  const others = [...content.products.values()].filter(({ id }) => !ids.has(id)).map(({ names }) => names.zh);
  return proposeTimes(lineup, cues, duration, others);
}

/** The times that the entry has, moved. Throws `UsageError` when one would leave the recording. */
export function shifted({ session, content }: OpenSession, duration: number, shift: number): Times {
  const offered: ItemTimes[] = [];
  const wrong: string[] = [];
  const lines = session.lineup.flatMap(({ product, at, until }, item) => {
    if (at === undefined) return [];
    const [from, to] = [thousandths(at + shift), until === undefined ? undefined : thousandths(until + shift)];
    const name = `${String(item + 1).padStart(2)}. ${content.products.get(product)?.names.zh ?? product}`;
    if (from < 0) wrong.push(`${name} · ${stretch(at, until)} 挪动后早于 0:00`);
    else if ((to ?? from + 1) > duration) wrong.push(`${name} · ${stretch(at, until)} 挪动后超过回放结束（${formatOffset(duration)}）`);
    offered.push({ item, at: from, until: to });
    return [`${name} · ${stretch(at, until)} → ${stretch(Math.max(0, from), to)}`];
  });
  if (wrong.length > 0) throw new UsageError([...wrong, '换一个 --shift，或先改正这几项。没有写入。'].join('\n'));
  return { offered, lines: [`挪动 ${shift > 0 ? '+' : ''}${shift} 秒：`, ...(lines.length === 0 ? ['节目单里还没有时间。'] : lines)] };
}
