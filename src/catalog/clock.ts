/** The build's clock: the edge where time comes in. Everything below is handed `now`. */
import { buildNow } from '#domain/build-settings.ts';
import type { Epoch } from '#domain/time.ts';

/** The moment the site is built for: `BUILD_NOW` or the machine's clock. */
export function buildTime(env: Record<string, string | undefined> = process.env): Epoch {
  return buildNow(env) ?? Date.now();
}
