import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, isAhead, nextEdge, phaseAt, type SessionClock } from '#domain/session-phase.ts';
import { DAY, epochOf, HOUR, MINUTE } from '#domain/time.ts';

const start = epochOf('2026-11-21T20:00:00+08:00');
const clock: SessionClock = { startsAt: start, endsAt: start + 90 * MINUTE, replayAt: start + DAY };

describe('phaseAt at its edges', () => {
  test.each([
    [start - 24 * HOUR - 1, 'scheduled'],
    [start - 24 * HOUR, 'soon'],
    [start - 30 * MINUTE - 1, 'soon'],
    [start - 30 * MINUTE, 'starting'],
    [start - 1, 'starting'],
    [start, 'live'],
    [start + 90 * MINUTE - 1, 'live'],
    [start + 90 * MINUTE, 'ended'],
    [start + DAY - 1, 'ended'],
    [start + DAY, 'archived'],
  ] as const)('%d is %s', (now, phase) => expect(phaseAt(clock, now)).toBe(phase));

  test('without a replay it stays ended', () => expect(phaseAt({ ...clock, replayAt: undefined }, start + 365 * DAY)).toBe('ended'));
  test('a replay that came out early is no reason to call a running session archived', () =>
    expect(phaseAt({ ...clock, replayAt: start }, start + MINUTE)).toBe('live'));
  test('the next edge after an early replay is the end', () =>
    expect(nextEdge({ ...clock, replayAt: start + MINUTE }, start + 2 * MINUTE)).toBe(clock.endsAt));
  test('and after the end there is none', () => expect(nextEdge({ ...clock, replayAt: start + MINUTE }, clock.endsAt)).toBeUndefined());
  test('a running session with an early replay has no edge before its end', () =>
    expect(nextEdge({ ...clock, replayAt: start + 10 * MINUTE }, start)).toBe(clock.endsAt));
  test('cancelled and undated win over the clock', () => {
    for (const now of [start - DAY, start, start + 2 * DAY]) {
      expect(phaseAt({ ...clock, state: 'cancelled' }, now)).toBe('cancelled');
      expect(phaseAt({ ...clock, state: 'undated' }, now)).toBe('postponed');
    }
  });
});

const clocks = fc.record({
  startsAt: fc.integer({ min: 0, max: 4e12 }),
  length: fc.integer({ min: 1, max: 2 * DAY }),
  wait: fc.option(fc.integer({ min: -DAY, max: 30 * DAY }), { nil: undefined }),
  state: fc.constantFrom(undefined, 'cancelled' as const, 'undated' as const),
});
const order = ['scheduled', 'soon', 'starting', 'live', 'ended', 'archived'];

describe('properties', () => {
  test('time only moves a session forward, and only at the announced edges', () => {
    fc.assert(
      fc.property(
        clocks,
        fc.integer({ min: -3 * DAY, max: 40 * DAY }),
        fc.integer({ min: 0, max: 5 * DAY }),
        ({ startsAt, length, wait, state }, from, step) => {
          const endsAt = startsAt + length;
          const one: SessionClock = { startsAt, endsAt, state, replayAt: wait === undefined ? undefined : endsAt + wait };
          const now = startsAt + from;
          const before = phaseAt(one, now);
          const after = phaseAt(one, now + step);
          expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
          const edge = nextEdge(one, now);
          if (edge === undefined || now + step < edge) expect(after).toBe(before);
          else {
            expect(edge).toBeGreaterThan(now);
            expect(phaseAt(one, edge - 1)).toBe(before);
            expect(phaseAt(one, edge)).not.toBe(before);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('live is the half-open interval', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: -DAY, max: 3 * DAY }), ({ startsAt, length }, from) => {
        const one = { startsAt, endsAt: startsAt + length };
        expect(phaseAt(one, startsAt + from) === 'live').toBe(from >= 0 && from < length);
      }),
    );
  });
});

describe('clockOf', () => {
  const session = { startsAt: '2026-11-21T22:30:00+08:00', endsAt: '2026-11-22T00:30:00+08:00' };
  test('crosses midnight', () => expect(clockOf(session).endsAt - clockOf(session).startsAt).toBe(2 * HOUR));
  test('a new start moves the end by as much', () => {
    const moved = clockOf({ ...session, state: { kind: 'postponed', newStartsAt: '2026-11-28T20:00:00+08:00' } });
    expect(moved.startsAt).toBe(epochOf('2026-11-28T20:00:00+08:00'));
    expect(moved.endsAt).toBe(epochOf('2026-11-28T22:00:00+08:00'));
    expect(moved.state).toBeUndefined();
  });
  test('postponed without a date has no edge and is not ahead', () => {
    const undated = clockOf({ ...session, state: { kind: 'postponed' } });
    expect(undated.state).toBe('undated');
    expect(nextEdge(undated, 0)).toBeUndefined();
    expect(isAhead(undated, 0)).toBe(false);
  });
});

describe('a time that is not confirmed', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const day = clockOf({ startsAt: '2026-11-30' });
  const noon = clockOf({ startsAt: '2026-11-30 下午' });
  test('spans its day or its part of it', () => {
    expect([day.startsAt, day.endsAt, day.rough]).toEqual([at('2026-11-30T00:00'), at('2026-12-01T00:00'), 'day']);
    expect([noon.startsAt, noon.endsAt, noon.rough]).toEqual([at('2026-11-30T12:00'), at('2026-11-30T18:00'), 'afternoon']);
  });
  test('is never starting and never live', () => {
    expect(phaseAt(noon, at('2026-11-29T11:59:59'))).toBe('scheduled');
    for (const now of ['2026-11-29T12:00', '2026-11-30T11:45', '2026-11-30T12:00', '2026-11-30T17:59:59'])
      expect(phaseAt(noon, at(now)), now).toBe('soon');
    expect(phaseAt(noon, at('2026-11-30T18:00'))).toBe('ended');
    expect(nextEdge(noon, at('2026-11-30T11:00'))).toBe(at('2026-11-30T18:00'));
  });
  test('becomes exact by a new time, which then needs its own end', () => {
    const state = { kind: 'postponed', newStartsAt: '2026-12-01T20:00:00+08:00', newEndsAt: '2026-12-01T21:00:00+08:00' } as const;
    expect(clockOf({ startsAt: '2026-11-30', state })).toEqual({ startsAt: at('2026-12-01T20:00'), endsAt: at('2026-12-01T21:00') });
  });
});

describe('what was aired', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  test('an overrun keeps it live, an early end ends it', () => {
    const planned = { startsAt: '2026-11-21T20:00:00+08:00', endsAt: '2026-11-21T21:30:00+08:00' };
    const late = clockOf({ ...planned, aired: { from: '2026-11-21T20:06:00+08:00', until: '2026-11-21T21:41:00+08:00' } });
    expect(phaseAt(late, at('2026-11-21T20:05:59'))).toBe('starting');
    expect(phaseAt(late, at('2026-11-21T21:40:59'))).toBe('live');
    expect(phaseAt(late, at('2026-11-21T21:41'))).toBe('ended');
    expect(phaseAt(clockOf({ ...planned, aired: { until: '2026-11-21T21:00:00+08:00' } }), at('2026-11-21T21:00'))).toBe('ended');
  });
});
