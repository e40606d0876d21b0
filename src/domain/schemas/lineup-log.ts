/** What the logger page exports and `npm run replay -- <场次> --log` reads: when each product was shown, noted while it was. */
import { z } from 'zod';
import { instant, slug } from './fields.ts';

/** One stretch; seconds from `zero`. */
export const logMark = z.strictObject({
  /** Its place in the line-up, from 0. */
  item: z.number().int().nonnegative(),
  product: slug,
  at: z.number().nonnegative(),
  until: z.number().positive().optional(),
});

/** A log of one session. */
export const lineupLog = z.strictObject({
  kind: z.literal('lineup-log'),
  version: z.literal(1),
  session: slug,
  /** The moment that becomes 0:00 of the recording. */
  zero: instant,
  marks: z.array(logMark).max(1000),
});

/** A log as written and read. */
export type LineupLog = z.output<typeof lineupLog>;
export type LogMark = z.output<typeof logMark>;
