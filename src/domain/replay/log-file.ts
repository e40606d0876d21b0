/** Reads what the logger page exported: when each product was shown, noted while it was. */
import { formatOffset } from '../format.ts';
import { lineupLog } from '../schemas/lineup-log.ts';
import { type Epoch, epochOf } from '../time.ts';

/** When an item of the line-up was shown; seconds of the recording. Without `until` nobody knows when it ended. */
export interface TimedItem {
  /** From 0. */
  item: number;
  at: number;
  until?: number | undefined;
}

/** What the log is read for. */
export interface LogFor {
  session: string;
  /** Product ids of the line-up, in order. */
  lineup: readonly string[];
  /** Of the recording, seconds. */
  duration: number;
  /** Seconds added to every time. */
  shift: number;
}

/** The times, or why the log cannot be used (`faults`); `notes` say what was left out or cut. All in Chinese. */
export interface ReadLog {
  times: TimedItem[];
  faults: string[];
  notes: string[];
  /** The moment that is 0:00 of the recording; absent with faults. */
  zero?: Epoch;
}

/** Reads a log. One fault is enough to use nothing of it. Of several marks of one item the first counts; where marks overlap, the later begins. */
export function readLog(text: string, { session, lineup, duration, shift }: LogFor): ReadLog {
  const refuse = (...faults: string[]): ReadLog => ({ times: [], faults, notes: [] });
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('不是 JSON。请用记录页的「导出」得到的文件');
  }
  const parsed = lineupLog.safeParse(data);
  if (!parsed.success) return refuse(shapeFault(parsed.error.issues.map(({ path }) => path)));
  const log = parsed.data;
  if (log.session !== session) return refuse(`是「${log.session}」这一场的记录，不是「${session}」的。换一个文件，或换场次 id`);
  if (log.marks.length === 0) return refuse('里没有一条记录');
  const faults: string[] = [];
  const left: string[] = [];
  const marks = log.marks.flatMap((mark, index) => {
    const name = `第 ${index + 1} 条`;
    // Taken off the line-up after it was logged: there is nothing to write its times into.
    if (!lineup.includes(mark.product)) {
      left.push(`${name}：节目单里已经没有「${mark.product}」，没有用`);
      return [];
    }
    const known = lineup[mark.item];
    if (known === undefined)
      faults.push(`${name}：节目单只有 ${lineup.length} 项，没有第 ${mark.item + 1} 项。节目单改过的话，请改记录里的 item`);
    else if (known !== mark.product)
      faults.push(`${name}：记录里第 ${mark.item + 1} 项是「${mark.product}」，节目单里是「${known}」。对照节目单改正`);
    const at = Math.round(mark.at + shift);
    const until = mark.until === undefined ? undefined : Math.round(mark.until + shift);
    const moved = shift === 0 ? '' : `挪动 ${shift} 秒后`;
    if (mark.at + shift < 0) faults.push(`${name}：${formatOffset(mark.at)} ${moved}早于 0:00。换一个 --shift`);
    else if ((until ?? at + 1) > duration)
      faults.push(`${name}：${formatOffset(until ?? at)} ${moved}超过回放结束（${formatOffset(duration)}）。检查时长，或用 --shift 对齐`);
    else if (until !== undefined && until <= at)
      faults.push(`${name}：结束 ${formatOffset(until)} 不晚于开始 ${formatOffset(at)}。改正记录`);
    return [{ item: mark.item, at, until, name }];
  });
  if (faults.length > 0) return refuse(...faults);
  if (marks.length === 0) return refuse(...left);
  const { times, notes } = settled(marks);
  return { times, faults, notes: [...left, ...notes], zero: epochOf(log.zero) };
}

/** One line for all fields that are not what they should be: of the whole file if any of those is wrong, else of the first marks. */
function shapeFault(paths: readonly (readonly PropertyKey[])[]): string {
  const of = ([first, index, field]: readonly PropertyKey[]) =>
    first === 'marks' && index !== undefined
      ? { mark: `第 ${Number(index) + 1} 条的 ${String(field ?? '内容')}` }
      : { whole: String(first ?? '内容') };
  const found = paths.map(of);
  const whole = [...new Set(found.flatMap((one) => one.whole ?? []))];
  if (whole.length > 0) return `的 ${whole.join('、')} 看不懂，它不像记录页导出的文件。请重新导出`;
  const marks = [...new Set(found.flatMap((one) => one.mark ?? []))];
  return `${marks.slice(0, 5).join('、')}${marks.length > 5 ? ` 等 ${marks.length} 处` : ''} 看不懂。请重新从记录页导出`;
}

function settled(marks: readonly (TimedItem & { name: string })[]): Pick<ReadLog, 'times' | 'notes'> {
  const notes: string[] = [];
  const ordered = [...marks].sort((a, b) => a.at - b.at);
  const times: TimedItem[] = [];
  ordered.forEach(({ item, at, until, name }, index) => {
    const next = ordered.slice(index + 1).find((later) => later.at > at);
    if (until !== undefined && next && until > next.at) notes.push(`${name}和${next.name}重叠，前一条在 ${formatOffset(next.at)} 截断`);
    if (times.some((known) => known.item === item)) notes.push(`${name}：第 ${item + 1} 项已经记过一次，只用先记的那一次`);
    else times.push({ item, at, until: Math.min(until ?? Infinity, next?.at ?? Infinity) });
  });
  return {
    times: times.map(({ item, at, until }) => ({ item, at, ...(until !== Infinity && { until }) })).sort((a, b) => a.item - b.item),
    notes,
  };
}
