/** What links were found to be not long ago, in a file, so that nobody is asked twice. */
import { existsSync, readFileSync } from 'node:fs';
import { detours, failures, said, type Seen, verdictOf } from '#domain/replay/link-verdicts.ts';
import { DAY, type Epoch, epochOf, HOUR, toInstant } from '#domain/time.ts';
import { writeWhole } from './write-file.ts';

/** How long an answer is believed, in milliseconds: good ones a day, bad ones an hour. */
export const KEEP = { good: DAY, bad: HOUR } as const;

interface CachedLink {
  url: string;
  verdict: string;
  checkedAt: string;
  seen: Seen;
}

/** The answers that are still believed at `now`; `damaged` when the file could not be understood and is as good as none. */
export function readCache(file: string, now: Epoch): { known: Map<string, { seen: Seen; checkedAt: Epoch }>; damaged: boolean } {
  const known = new Map<string, { seen: Seen; checkedAt: Epoch }>();
  if (!existsSync(file)) return { known, damaged: false };
  try {
    const { version, links } = JSON.parse(readFileSync(file, 'utf8')) as { version: unknown; links: CachedLink[] };
    if (version !== 1) return { known, damaged: true };
    for (const { url, seen, checkedAt } of links) {
      const at = epochOf(checkedAt);
      if (typeof url !== 'string' || Number.isNaN(at) || !isSeen(seen)) return { known: new Map(), damaged: true };
      const age = now - at;
      if (age >= 0 && age < (verdictOf(seen) === 'ok' ? KEEP.good : KEEP.bad)) known.set(url, { seen, checkedAt: at });
    }
    return { known, damaged: false };
  } catch {
    return { known: new Map(), damaged: true };
  }
}

/** Whether this is what {@link writeCache} writes: nothing else may come to be printed. */
function isSeen(seen: unknown): seen is Seen {
  if (typeof seen !== 'object' || seen === null) return false;
  const { kind, status, says, why, to, code } = seen as Record<string, unknown>;
  const words = (text: unknown) => typeof text === 'string' && text === said(text);
  const among = (list: readonly string[]) => typeof why === 'string' && list.includes(why);
  if (kind === 'answer')
    return Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 999 && (says === undefined || words(says));
  return kind === 'detour' ? among(detours) && words(to) : kind === 'failure' && among(failures) && words(code);
}

/** Writes what is known, whole or not at all; what was not checked is not written. */
export function writeCache(file: string, known: ReadonlyMap<string, { seen: Seen; checkedAt: Epoch }>): void {
  const links = [...known]
    .filter(([, { seen }]) => seen.kind !== 'unchecked')
    .map(([url, { seen, checkedAt }]): CachedLink => ({ url, verdict: verdictOf(seen), checkedAt: toInstant(checkedAt), seen }));
  writeWhole(file, `${JSON.stringify({ version: 1, links }, null, 2)}\n`);
}
