/** Times and days in Beijing, which has no daylight saving, so its offset is a constant. How editors write them: `written-time.ts`, apart so that browsers do not load it. */

/** Milliseconds of one minute, hour, day and week. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** An instant as ISO 8601 text at +08:00, e.g. `2026-05-18T20:00:00+08:00`. */
export type Instant = string;

/** A calendar day in Beijing, `YYYY-MM-DD`. */
export type Day = string;

/** A moment in time: milliseconds since 1970-01-01T00:00Z. */
export type Epoch = number;

const BEIJING = 8 * HOUR;
/** Writes an epoch as an instant at +08:00. */
export function toInstant(epoch: Epoch): Instant {
  return `${new Date(epoch + BEIJING).toISOString().slice(0, 19)}+08:00`;
}

/** The epoch of an instant that `parseInstant` or `toInstant` made. */
export function epochOf(instant: Instant): Epoch {
  return Date.parse(instant);
}

/** The day it is in Beijing at `epoch`. */
export function beijingDay(epoch: Epoch): Day {
  return new Date(epoch + BEIJING).toISOString().slice(0, 10);
}

/** The epoch at which a Beijing day begins. */
export function dayStart(day: Day): Epoch {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** The Beijing day `days` after `day`. */
export function addDays(day: Day, days: number): Day {
  return beijingDay(dayStart(day) + days * DAY);
}

/** The month, 1–12, it is in Beijing at `epoch`. */
export function beijingMonth(epoch: Epoch): number {
  return Number(beijingDay(epoch).slice(5, 7));
}
