/** The build's clock: the edge where time comes in. Everything below is handed `now`. */
import { type Epoch, epochOf, parseInstant } from '#domain/time.ts';

/** The moment the site is built for: `BUILD_NOW` (Beijing time unless it carries an offset) or the machine's clock. */
export function buildTime(env: Record<string, string | undefined> = process.env): Epoch {
  const written = env['BUILD_NOW'];
  if (!written) return Date.now();
  const instant = parseInstant(written);
  if (instant === undefined) throw new Error(`BUILD_NOW=${written} 不是有效时间，写成 2026-11-21T20:10（北京时间）。`);
  return epochOf(instant);
}
