/** What the market board shows at a moment: which session, which days, how long until. Pure, and small enough for the browser. */
import { nextEdge, phaseAt, type SessionClock } from './session-phase.ts';
import { addDays, beijingDay, type Day, DAY, dayStart, type Epoch, HOUR, MINUTE } from './time.ts';

/** How many days of the strip are shown at once, and how many are written into the page. */
export const DAYS_SHOWN = 7;
export const DAYS_WRITTEN = 28;

/** The indices of the sessions on air now, in their order, and of the one that comes next. */
export function onBoard(clocks: readonly SessionClock[], now: Epoch): { live: number[]; next: number | undefined } {
  const phases = clocks.map((clock) => phaseAt(clock, now));
  const live = phases.flatMap((phase, index) => (phase === 'live' ? [index] : []));
  const ahead = clocks.flatMap((clock, index) => (clock.state === undefined && clock.startsAt > now ? [index] : []));
  const next = ahead.reduce<number | undefined>(
    (best, index) => (best === undefined || (clocks[index]?.startsAt ?? 0) < (clocks[best]?.startsAt ?? 0) ? index : best),
    undefined,
  );
  return { live, next };
}

/** The first moment after `now` at which the board may look different: an edge of a session, or midnight in Beijing. */
export function nextChange(clocks: readonly SessionClock[], now: Epoch): Epoch {
  return clocks.reduce((soonest, clock) => Math.min(soonest, nextEdge(clock, now) ?? soonest), dayStart(addDays(beijingDay(now), 1)));
}

/** Whether `day` stands in the strip when it is `today`. */
export function inStrip(day: Day, today: Day): boolean {
  return day >= today && day < addDays(today, DAYS_SHOWN);
}

/** What a countdown counts to, and its three figures: days, hours and minutes from a day on, below that hours, minutes and seconds. */
export interface Countdown {
  to: 'start' | 'end';
  days: boolean;
  figures: readonly [number, number, number];
}

/** The countdown to the start or, while it is on, to the planned end; `undefined` when it is over or will not be. */
export function countdownAt(clock: SessionClock, now: Epoch): Countdown | undefined {
  if (clock.state !== undefined || clock.rough !== undefined || now >= clock.endsAt) return undefined;
  const to = now < clock.startsAt ? 'start' : 'end';
  // Rounded up, so that the last second shown is 1 and not 0.
  const left = Math.ceil(((to === 'start' ? clock.startsAt : clock.endsAt) - now) / 1000) * 1000;
  const days = left >= DAY;
  const figures = days
    ? ([Math.floor(left / DAY), Math.floor(left / HOUR) % 24, Math.floor(left / MINUTE) % 60] as const)
    : ([Math.floor(left / HOUR), Math.floor(left / MINUTE) % 60, Math.floor(left / 1000) % 60] as const);
  return { to, days, figures };
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 1–31 as an almanac writes them: `一`, `十`, `十三`, `二十`, `廿一`, `三十一`. */
export function hanNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0 || value === 10) return DIGITS[value] ?? '';
  const head = tens === 1 ? '十' : tens === 2 && ones > 0 ? '廿' : `${DIGITS[tens] ?? ''}十`;
  return head + (DIGITS[ones] ?? '');
}

/** `十一月廿一日`. */
export function hanDay(day: Day): string {
  return `${hanNumber(Number(day.slice(5, 7)))}月${hanNumber(Number(day.slice(8)))}日`;
}

/** `星期六`. */
export function hanWeekday(day: Day): string {
  return `星期${DIGITS[new Date(`${day}T00:00:00Z`).getUTCDay()] || '日'}`;
}

/** How near a start is in the words of a day: today, tonight (from 18:00), tomorrow, or further away. */
export function nearness(startsAt: Epoch, now: Epoch): 'today' | 'tonight' | 'tomorrow' | undefined {
  const [day, today] = [beijingDay(startsAt), beijingDay(now)];
  if (day === addDays(today, 1)) return 'tomorrow';
  if (day !== today) return undefined;
  return startsAt - dayStart(day) >= 18 * HOUR ? 'tonight' : 'today';
}
