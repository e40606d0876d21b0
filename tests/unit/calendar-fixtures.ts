/** Calendars made of the small content of the tests: one session, changed as a test likes. */
import { expect } from 'vitest';
import type { CalendarContext } from '#domain/calendar/event.ts';
import { sessionText } from '#domain/calendar/feed.ts';
import { checkContent } from '#domain/content.ts';
import { type ClockedSession, relate } from '#domain/relations.ts';
import type { Session } from '#domain/schemas/index.ts';
import { clockOf } from '#domain/session-phase.ts';
import { epochOf } from '#domain/time.ts';
import { lint } from '../ics/lint.ts';
import { readLeniently, readStrictly } from '../ics/read.ts';
import { base, entry, session } from './fixtures.ts';

export const at = (text: string) => epochOf(`${text}:00+08:00`);
export const NOW = at('2026-11-20T10:00');
export const venue = entry('venues', 'hall', { names: { zh: '锅厅' }, kind: 'base', town: 'p', status: 'open', summary: '厅' });
export const { content } = checkContent([...base, venue, session()], { includeSamples: true });
const plain = content.sessions.get('s') ?? expect.fail();

export const contextAt = (now = NOW): CalendarContext => ({
  relations: relate(content, now),
  absolute: (path) => `https://haohuo.example${path}`,
  domain: 'haohuo.example',
});
export const clocked = (changes: Partial<Session> = {}): ClockedSession => {
  const written = { ...plain, ...changes };
  return { session: written, clock: clockOf(written) };
};
export const textOf = (changes: Partial<Session> = {}, now = NOW) => sessionText(contextAt(now), clocked(changes));
export const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
export const has = (changes: Partial<Session>, name: string, now = NOW) =>
  unfolded(textOf(changes, now)).filter((line) => line.startsWith(name));
export const only = <Item>(items: readonly Item[]): Item =>
  items.length === 1 ? (items[0] as Item) : expect.fail(`${items.length} items`);

/** Both parsers read one event, and the linter has nothing to say. */
export function readBoth(text: string) {
  expect(lint(text)).toEqual([]);
  return { strict: only(readStrictly(text)), lenient: only(readLeniently(text)) };
}
