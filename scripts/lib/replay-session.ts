/** The session that a replay belongs to: its entry as written, and the content it stands in. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { demoWeeks, redateSamples } from '#domain/demo.ts';
import { readEntryBytes } from '#domain/entry-text.ts';
import { type Fault, faultLine } from '#domain/faults.ts';
import { formatClock } from '#domain/format.ts';
import { withLines } from '#domain/locate.ts';
import type { Content, Session } from '#domain/schemas/index.ts';
import { clockOf, isOver, phaseAt, type SessionClock } from '#domain/session-phase.ts';
import { type Epoch, toInstant, WEEK } from '#domain/time.ts';
import { CommandError, UsageError } from './cli.ts';
import { contentDirectory, readContent, textOf } from './read-content.ts';
import { writeWhole } from './write-file.ts';

/** A session that was held, and its entry. */
export interface OpenSession {
  /** As written; demo entries are not moved. */
  session: Session;
  content: Content;
  /** The entry's file, its folder and its text. */
  file: string;
  folder: string;
  text: string;
  /** When it is held; demo sessions as they are moved. */
  clock: SessionClock;
  /** The same for the reader. */
  when: string;
  /** A moment as it is to be written into this entry: demo entries are written for another week. */
  written(moment: Epoch): string;
  /** Faults that the entry would have with this text and has not now, as lines. */
  newFaults(text: string): string[];
}

function loaded() {
  const { entries } = readContent(contentDirectory());
  return { entries, ...checkContent(entries, { includeSamples: includeSamples(process.env) }) };
}

/** Opens a session that has begun by `now`. Throws `UsageError` for one that is unknown, cancelled or still to come, `CommandError` for a broken entry. */
export function openSession(id: string, now: Epoch): OpenSession {
  const { entries, content, faults } = loaded();
  const session = content.sessions.get(id);
  const raw = entries.find((entry) => entry.collection === 'sessions' && entry.id === id);
  if (!session || !raw) {
    const own = faults.filter(({ file }) => raw !== undefined && file === raw.file);
    if (own.length > 0) throw new CommandError(`这一场的条目有错，先改正：\n${withLines(own, readText).map(faultLine).join('\n')}`);
    throw new UsageError(
      `没有 id 为「${id}」的场次。${near(id, content)}文件名就是 id，见 sessions 文件夹。不写 id 就列出还没有回放的场次。`,
    );
  }
  const clock = clockOf(redateSamples(content, now).sessions.get(id) ?? session);
  const when = `${formatClock(clock, now)}${phaseAt(clock, now) === 'live' ? '，正在直播' : ''}`;
  if (clock.state === 'cancelled') throw new UsageError(`${session.title}已经取消，不会有回放。没有取消的话，先改条目里的 state。`);
  if (clock.state === 'undated') throw new UsageError(`${session.title}延期了，新时间还没定，不能登记回放。先在条目里写上 newStartsAt。`);
  if (clock.startsAt > now) throw new UsageError(`${session.title}还没开播（${when}），不能登记回放。检查 id 对不对。`);
  const weeks = session.sample ? demoWeeks(now) * WEEK : 0;
  return {
    session,
    content,
    file: raw.file,
    folder: dirname(raw.file),
    text: readFileSync(raw.file, 'utf8'),
    clock,
    when,
    written: (moment) => toInstant(moment - weeks).slice(0, 16),
    newFaults: (text) => newFaults(text, raw, entries, faults),
  };
}

/**
 * Writes the entry's new text, unless somebody saved the file after it was opened: a run with a large recording takes minutes, and theirs
 * must not be lost. Throws `CommandError`.
 */
export function saveEntry({ file, text }: Pick<OpenSession, 'file' | 'text'>, entry: string): void {
  if (textOf(file) !== text) throw new CommandError(`${file} 在这期间改过，没有写入。请再运行一次。`);
  if (entry !== text) writeWhole(file, entry);
}

const readText = (file: string) => readFileSync(file, 'utf8');

function newFaults(text: string, raw: RawEntry, entries: readonly RawEntry[], before: readonly Fault[]): string[] {
  const read = readEntryBytes('sessions', raw.file, new TextEncoder().encode(text));
  if ('code' in read) return [faultLine(read)];
  const { faults } = checkContent(
    entries.map((entry) => (entry === raw ? read : entry)),
    { includeSamples: includeSamples(process.env) },
  );
  const key = ({ file, code, field, what }: Fault) => [file, code, field, what].join('\n');
  const known = new Set(before.map(key));
  return withLines(
    faults.filter((fault) => fault.file === raw.file && !known.has(key(fault))),
    () => text,
  ).map(faultLine);
}

function near(id: string, content: Content): string {
  const ids = [...content.sessions.keys()];
  const named = [...content.sessions.values()].find(({ title }) => title.includes(id))?.id;
  const found = named ?? ids.find((known) => known.startsWith(id) || known.includes(id) || id.includes(known)) ?? alike(id, ids);
  return found === undefined ? '' : `是不是「${found}」？`;
}

/** The id that begins as `id` does for longest, when that is more than half of it. */
function alike(id: string, ids: readonly string[]): string | undefined {
  const shared = (known: string) => [...id].findIndex((letter, at) => known[at] !== letter);
  const best = ids.toSorted((a, b) => shared(b) - shared(a))[0];
  return best !== undefined && shared(best) > id.length / 2 ? best : undefined;
}

/** The sessions that are over and have no replay, the latest first, as lines. */
export function withoutReplay(now: Epoch): string[] {
  const { content } = loaded();
  return [...redateSamples(content, now).sessions.values()]
    .map((session) => ({ session, clock: clockOf(session) }))
    .filter(({ session, clock }) => content.sessions.get(session.id)?.replay === undefined && isOver(clock, now))
    .sort((a, b) => b.clock.startsAt - a.clock.startsAt)
    .map(({ session, clock }) => `${session.id} · ${session.title} · ${formatClock(clock, now)}`);
}
