/** Scenes: the evening crosses midnight, month and year; trips and meals are what entries say they are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapsNight, scenes, scenesOf } from '#domain/scenes.ts';
import { DAY, HOUR, MINUTE } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';
import type { Product, Session } from '#domain/schemas/index.ts';

const at = (text: string) => Date.parse(parseInstant(text) ?? '');
const night = (from: string, until: string) => overlapsNight(at(from), at(until));

describe('the evening, 18:00–02:00 in Beijing', () => {
  test.each([
    ['2026-11-21T20:00', '2026-11-21T21:30', true],
    ['2026-11-21T22:30', '2026-11-22T00:30', true],
    ['2026-12-31T23:30', '2027-01-01T00:30', true],
    ['2027-01-01T00:10', '2027-01-01T01:00', true],
    ['2028-02-29T01:59', '2028-02-29T03:00', true],
    ['2026-11-21T17:00', '2026-11-21T18:00', false],
    ['2026-11-21T17:00', '2026-11-21T18:01', true],
    ['2026-11-21T02:00', '2026-11-21T05:00', false],
    ['2026-11-21T02:00', '2026-11-21T18:00', false],
    ['2026-11-21T05:00', '2026-11-21T06:30', false],
    ['2026-11-21T03:00', '2026-11-22T03:00', true],
    // The same moments written in other zones.
    ['2026-11-21T12:00Z', '2026-11-21T13:30Z', true],
    ['2026-11-21T09:00Z', '2026-11-21T10:00Z', false],
    ['2026-11-20T22:00-08:00', '2026-11-20T23:00-08:00', false],
    ['2026-11-21T02:00-08:00', '2026-11-21T03:00-08:00', true],
  ])('%s – %s: %s', (from, until, expected) => expect(night(from, until)).toBe(expected));

  const start = fc.integer({ min: at('2020-01-01T00:00') / MINUTE, max: at('2040-01-01T00:00') / MINUTE }).map((minute) => minute * MINUTE);
  const minutes = fc.integer({ min: 1, max: 48 * 60 });
  const beijingHour = (epoch: number) => new Date(epoch + 8 * HOUR).getUTCHours();

  test('says what looking at every minute says', () =>
    fc.assert(
      fc.property(start, minutes, (from, length) => {
        const dark = Array.from({ length }, (_, minute) => beijingHour(from + minute * MINUTE)).some((hour) => hour >= 18 || hour < 2);
        expect(overlapsNight(from, from + length * MINUTE)).toBe(dark);
      }),
    ));
  test('is the same on every day', () =>
    fc.assert(
      fc.property(start, minutes, fc.integer({ min: -9000, max: 9000 }), (from, length, days) => {
        const until = from + length * MINUTE;
        expect(overlapsNight(from + days * DAY, until + days * DAY)).toBe(overlapsNight(from, until));
      }),
    ));
  test('a longer stretch never loses it', () =>
    fc.assert(
      fc.property(start, minutes, minutes, (from, length, more) => {
        if (overlapsNight(from, from + length * MINUTE)) expect(overlapsNight(from, from + (length + more) * MINUTE)).toBe(true);
      }),
    ));
});

describe('the scenes of a session', () => {
  const day = { startsAt: at('2026-11-21T10:00'), endsAt: at('2026-11-21T11:00') };
  const evening = { startsAt: at('2026-11-21T20:00'), endsAt: at('2026-11-21T21:00') };
  const of = (kind: Session['kind'], clock: Parameters<typeof scenesOf>[1], ...offered: Product['scenes'][]) =>
    scenesOf(
      { kind },
      clock,
      offered.map((list) => ({ scenes: list })),
    );

  test('come from its time, its kind and its line-up', () => {
    expect(of('company', day)).toEqual([]);
    expect(of('company', evening)).toEqual(['night']);
    expect(of('night-market', day)).toEqual(['night']);
    expect(of('tourism', day)).toEqual(['tourism']);
    expect(of('origin', day, [], ['tourism', 'dining'])).toEqual(['tourism', 'dining']);
  });
  test('an evening’s experience does not make a morning session an evening one', () => expect(of('company', day, ['night'])).toEqual([]));
  test('a time that no longer holds says nothing', () => {
    expect(of('company', { ...evening, state: 'undated' })).toEqual([]);
    expect(of('company', { ...evening, state: 'cancelled' })).toEqual(['night']);
  });
  test('keep one order', () =>
    fc.assert(
      fc.property(fc.subarray([...scenes]), (offered) => {
        const found = of('tourism', evening, [...offered].reverse());
        expect(found).toEqual(scenes.filter((scene) => found.includes(scene)));
      }),
    ));
});
