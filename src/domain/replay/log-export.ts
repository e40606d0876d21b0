/** What leaves the logger: the line-up's times for `npm run replay`, and the chapters. */
import type { LineupLog } from '../schemas/lineup-log.ts';
import type { Epoch } from '../time.ts';
import type { Cue } from './cue.ts';
import type { LogState } from './log-acts.ts';
import type { LogMark } from './log-marks.ts';

/** `2026-11-21T20:00:05`, in Beijing. `time.ts` has it too, but in the browser that comes with all that follows the true time. */
const local = (epoch: Epoch): string => new Date(epoch + 8 * 3_600_000).toISOString().slice(0, 19);

/** `20:00:05` in Beijing. */
export const clockOf = (epoch: Epoch): string => local(epoch).slice(11);

/** A line of the line-up as the page has it. */
export interface LogItem {
  product: string;
  /** The product's name, with the note of the line. */
  title: string;
}

/** Where a mark belongs in the line-up as it is now: its old place, else the nearest of the same product, else nowhere. */
export function placeOf({ item, product }: Pick<LogMark, 'item' | 'product'>, items: readonly LogItem[]): number | undefined {
  const places = items.flatMap((one, index) => (one.product === product ? [index] : []));
  return places.sort((a, b) => Math.abs(a - item) - Math.abs(b - item))[0];
}

/** The marks in seconds from 0:00. What ended before it is left out; what was on then begins with it. */
export function stretchesOf({ zero, marks }: LogState): { mark: LogMark; at: number; until: number | undefined }[] {
  if (zero === undefined) return [];
  return marks
    .filter(({ until }) => until === undefined || until > zero)
    .map((mark) => ({
      mark,
      at: Math.max(0, (mark.from - zero) / 1000),
      until: mark.until === undefined ? undefined : (mark.until - zero) / 1000,
    }));
}

/** The log as `schemas/lineup-log.ts` has it; nothing before 0:00 is set. */
export function toLog(session: string, state: LogState, items: readonly LogItem[]): LineupLog | undefined {
  if (state.zero === undefined) return undefined;
  const marks = stretchesOf(state).map(({ mark, at, until }) => ({
    item: placeOf(mark, items) ?? mark.item,
    product: mark.product,
    at,
    ...(until === undefined ? {} : { until }),
  }));
  return { kind: 'lineup-log', version: 1, session, zero: `${local(state.zero)}+08:00`, marks };
}

/** The log as chapters, one a stretch; what is still on ends at `now`. */
export function toChapters(state: LogState, items: readonly LogItem[], now: Epoch): (Cue & { id: string })[] {
  const end = state.zero === undefined ? 0 : Math.floor((now - state.zero) / 1000);
  return stretchesOf(state).map(({ mark, at, until }) => ({
    id: `mark-${mark.id}`,
    from: at,
    to: until ?? Math.max(end, at + 1),
    text: items[placeOf(mark, items) ?? -1]?.title ?? mark.product,
  }));
}
