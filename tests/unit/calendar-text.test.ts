/** Calendars: nothing that an editor writes can break a file, and the linter finds what would. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, foldLine } from '#domain/calendar/text.ts';
import { MINUTE, toInstant } from '#domain/time.ts';
import { lint } from '../ics/lint.ts';
import { at, readBoth, textOf } from './calendar-fixtures.ts';

/** Text as badly as it can come: line ends of every kind, escapes, quotes, control characters, halves of characters, calendars inside. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...[
          '\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n',
          '\nATTACH:x',
          '\u0085',
          '\u2028',
          '\u2029',
          '\u000b',
          '\0',
          '\x07',
          '\x7f',
          '\ud83d',
          '\udc1f',
        ],
        ...['🐟', '𠮷', '姜埋奶', '\\n', '\\', ';', ',', ':', '"', '^n', "^'", '\t', '\ufeff', '\\\\,', 'é', '👨‍👩‍👧'],
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('whatever is written', () => {
  test('both parsers read back what was meant', () =>
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, summary, name) => {
        const { strict, lenient } = readBoth(textOf({ title, summary, operator: { name }, payer: name, visit: undefined }));
        expect(strict.summary).toBe(cleanLine(`【示例】${title}`));
        expect(strict.description.split('\n')[0]).toBe(cleanLine(summary));
        expect(strict.start).toBe(at('2026-11-21T20:00'));
        // node-ical drops white space at the ends and reads an escaped backslash before n as a line end; what has neither it reads alike.
        if (!/\\/.test(title)) expect(lenient.summary.trim()).toBe(strict.summary.trim());
        expect([lenient.uid, lenient.start, lenient.end]).toEqual([strict.uid, strict.start, strict.end]);
      }),
      { numRuns: 300 },
    ));

  test('a name of five thousand characters is one property', () => {
    for (const title of ['姜'.repeat(5000), '🐟'.repeat(5000), '\\;,'.repeat(1700), 'a'.repeat(5000)])
      expect(readBoth(textOf({ title })).strict.summary).toBe(`【示例】${title}`);
  });

  test('any hour of any day comes out as it went in', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 365 * 24 * 60 }), fc.integer({ min: 1, max: 3000 }), (start, length) => {
        const from = at('2000-01-01T00:00') + start * MINUTE;
        const until = from + length * MINUTE;
        const { strict, lenient } = readBoth(textOf({ startsAt: toInstant(from), endsAt: toInstant(until) }));
        expect([strict.start, strict.end, lenient.start, lenient.end]).toEqual([from, until, from, until]);
      }),
      { numRuns: 100 },
    ));

  test('folding keeps every octet, parts no character and no escape', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const line = `X:${cleanText(text).replaceAll('\n', '\\n')}`;
        const folded = foldLine(line);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
          expect(Buffer.from(part).toString()).toBe(part);
        }
      }),
    ));
});

describe('the linter', () => {
  test('finds that the published holidays’ DTSTAMP lacks Z', () => {
    const faults = lint(readFileSync('tests/fixtures/cn-holidays-excerpt.ics', 'utf8').replaceAll(/\r?\n/g, '\r\n'));
    expect(faults.filter((fault) => fault.includes('DTSTAMP is not in UTC: 20260305T110113 lacks Z'))).toHaveLength(2);
  });
  test.each([
    ['lines end with LF', (text: string) => text.replaceAll('\r\n', '\n'), /the last line has no end/],
    ['a line is too long', (text: string) => text.replaceAll('\r\n ', ''), /longer than 75 octets/],
    ['a property is unknown', (text: string) => text.replace('LOCATION', 'PLACE'), /unknown property PLACE/],
    [
      'the end is before the start',
      (text: string) => text.replace(/DTEND;TZID=Asia\/Shanghai:2026/, 'DTEND;TZID=Asia/Shanghai:2025'),
      /DTEND is not after/,
    ],
    ['the zone is not defined', (text: string) => text.replace('TZID:Asia/Shanghai', 'TZID:Asia/Urumqi'), /zone that is not defined/],
    ['the status is unknown', (text: string) => text.replace('CONFIRMED', 'MAYBE'), /STATUS is MAYBE/],
    ['an event stands twice', (text: string) => text.replace(/(BEGIN:VEVENT.*END:VEVENT\r\n)/s, '$1$1'), /UID twice/],
    ['the UID is missing', (text: string) => text.replace(/UID:.*\r\n/, ''), /needs one UID/],
    ['text is not escaped', (text: string) => text.replace('SUMMARY:', 'SUMMARY:a;b'), /SUMMARY is not escaped/],
    ['a component has no end', (text: string) => text.replace('END:VEVENT\r\n', ''), /ends nothing|without an end/],
  ])('%s', (_, spoil, fault) => {
    expect(lint(spoil(textOf({ venue: 'hall' }))).join('\n')).toMatch(fault);
  });
});
