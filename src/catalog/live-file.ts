/** `live.json` of the content directory, as the build publishes it. */
import { existsSync, readFileSync } from 'node:fs';
import { stillSaid } from '#domain/live/check.ts';
import { writeLive } from '#domain/live/write.ts';
import { now, relations } from './index.ts';

/** The text of the site's `/live.json`. */
export function liveFileText(env: Record<string, string | undefined> = process.env): string {
  const file = `${env['CONTENT_DIR'] || 'src/content'}/live.json`;
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return writeLive(text === undefined ? new Map() : stillSaid(text, relations.content, now));
}
