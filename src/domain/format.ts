/** How dates, times, offsets and prices are written for readers in Chinese. */
import { beijingDay, type Day, type Epoch } from './time.ts';
import { type DayPart } from './written-time.ts';

export { formatOffset } from './offset.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** `11月21日`, with the year when it differs from that of `now`. */
export function formatDay(day: Day, now?: Epoch): string {
  const [year, month, date] = day.split('-');
  const short = `${Number(month)}月${Number(date)}日`;
  return now !== undefined && beijingDay(now).startsWith(`${year}-`) ? short : `${year}年${short}`;
}

/** `周六`. */
export function formatWeekday(day: Day): string {
  return `周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** `20:00` in Beijing. */
export function formatTime(epoch: Epoch): string {
  return new Date(epoch + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** `20:41:07` in Beijing. */
export function formatTimeOfDay(epoch: Epoch): string {
  return new Date(epoch + 8 * 3_600_000).toISOString().slice(11, 19);
}

/** `20:00–21:30`; an end on a later day says 次日 or its date; `20:00` when no end is known. Beijing time. */
export function formatHours(startsAt: Epoch, endsAt: Epoch, now?: Epoch): string {
  if (startsAt === endsAt) return formatTime(startsAt);
  const from = beijingDay(startsAt);
  const to = beijingDay(endsAt);
  const next = beijingDay(startsAt + 86_400_000) === to;
  const end = from === to ? formatTime(endsAt) : `${next ? '次日 ' : `${formatDay(to, now)} `}${formatTime(endsAt)}`;
  return `${formatTime(startsAt)}–${end}`;
}

/** `11月21日 周六 20:00–21:30`: the day, then {@link formatHours}. Beijing time. */
export function formatRange(startsAt: Epoch, endsAt: Epoch, now?: Epoch): string {
  const from = beijingDay(startsAt);
  return `${formatDay(from, now)} ${formatWeekday(from)} ${formatHours(startsAt, endsAt, now)}`;
}

const PARTS: Record<DayPart, string> = { day: '', morning: '上午，', afternoon: '下午，', evening: '晚上，' };

/** A session's hours, or what is known of them: `20:00–21:30`, `下午，时间待公布`. */
export function formatClockHours(clock: { startsAt: Epoch; endsAt: Epoch; rough?: DayPart | undefined }, now?: Epoch): string {
  return clock.rough === undefined ? formatHours(clock.startsAt, clock.endsAt, now) : `${PARTS[clock.rough]}时间待公布`;
}

/** A session's day and {@link formatClockHours}: `11月30日 周一 下午，时间待公布`. */
export function formatClock(clock: { startsAt: Epoch; endsAt: Epoch; rough?: DayPart | undefined }, now?: Epoch): string {
  const day = beijingDay(clock.startsAt);
  return `${formatDay(day, now)} ${formatWeekday(day)} ${formatClockHours(clock, now)}`;
}

/** `1 小时 28 分`, `4 分 10 秒`: a length, from seconds. */
export function formatLength(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  if (minutes > 0) return rest > 0 ? `${minutes} 分 ${rest} 秒` : `${minutes} 分钟`;
  return `${rest} 秒`;
}

/** `¥128` or `¥12.50`, from fen. */
export function formatFen(fen: number): string {
  return `¥${fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)}`;
}

/** `¥98–128 / 盒`, from a product's price. */
export function formatPrice(price: { from: number; to?: number | undefined; unit: string }): string {
  const to = price.to === undefined || price.to === price.from ? '' : `–${formatFen(price.to).slice(1)}`;
  return `${formatFen(price.from)}${to} / ${price.unit}`;
}

/** `全年`, or months as ranges that may cross the new year: `11月–次年2月`, `4–5月、9月`. */
export function formatMonths(months: readonly number[]): string {
  const set = new Set(months);
  if (set.size === 12) return '全年';
  const start = [...set].sort((a, b) => a - b).filter((month) => !set.has(month === 1 ? 12 : month - 1));
  return start
    .map((from) => {
      let to = from;
      while (set.has(to === 12 ? 1 : to + 1)) to = to === 12 ? 1 : to + 1;
      if (to === from) return `${from}月`;
      return to < from ? `${from}月–次年${to}月` : `${from}–${to}月`;
    })
    .join('、');
}

/** `812 MB`, `96 kB`: a file's size, from bytes; decimal, as phones and carriers count. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6
    ? `${bytes >= 1e7 ? Math.round(bytes / 1e6) : (bytes / 1e6).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
