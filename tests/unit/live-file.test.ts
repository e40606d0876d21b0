/** `/live.json`: nothing in it can throw, nothing that is not understood is taken, and what is said moves the clock as it should. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { act, ActionFault, type Action, actions } from '#domain/live/actions.ts';
import { applyOverride, fateOf, isCurrent } from '#domain/live/apply.ts';
import { MAX_REASON, type Override, readLive } from '#domain/live/file.ts';
import { writeLive } from '#domain/live/write.ts';
import { phaseAt, type SessionClock } from '#domain/session-phase.ts';
import { DAY, HOUR, MINUTE } from '#domain/time.ts';

const START = Date.parse('2026-11-21T20:00:00+08:00');
const clock: SessionClock = { startsAt: START, endsAt: START + 90 * MINUTE };
const file = (sessions: unknown) => JSON.stringify({ version: 1, sessions });
const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((value) => value * 1000);
const slug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,2}$/);
const reason = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[<>\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '').trim())
  .filter((text) => text !== '' && text.length <= MAX_REASON);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const override: fc.Arbitrary<Override> = fc
  .record({
    revision: fc.nat(1000),
    delay: optional(fc.integer({ min: 1, max: 720 }).map((minutes) => minutes * MINUTE)),
    startedAt: optional(second),
    endedAt: optional(second),
    startsAt: optional(second),
    cancelled: optional(fc.constant(true)),
    restored: optional(fc.constant(true)),
    reason: optional(reason),
    rooms: optional(
      fc.dictionary(
        slug,
        fc.webUrl({ validSchemes: ['https'] }).filter((url) => !/['"<>\\]/.test(url) && url.length < 400),
        { maxKeys: 3 },
      ),
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Override);

describe('readLive', () => {
  test('never throws, whatever it is given', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map(file),
          fc.jsonValue().map((one) => file({ walk: one })),
        ),
        (text) => {
          const { sessions, faults } = readLive(text);
          for (const [id, one] of sessions) {
            expect(id).toMatch(/^[a-z0-9-]+$/);
            expect(one.reason ?? '').not.toMatch(/[<>\u0000-\u001f\u202e]/);
            for (const url of Object.values(one.rooms ?? {})) expect(url).toMatch(/^https:\/\//);
          }
          expect(faults.every((line) => !/[\n\r]/.test(line))).toBe(true);
        },
      ),
      { numRuns: 500 },
    ));

  test('reads back what is written', () =>
    fc.assert(
      fc.property(fc.dictionary(slug, override, { maxKeys: 5 }), (all) => {
        const known = new Map(Object.entries(all));
        const { readable, sessions, faults } = readLive(writeLive(known));
        expect({ readable, faults }).toEqual({ readable: true, faults: [] });
        expect(Object.fromEntries(sessions)).toEqual(Object.fromEntries(known));
      }),
    ));

  test('one wrong field refuses its session, and only it', () => {
    const { sessions, faults } = readLive(file({ a: { delay: 15 }, b: { delay: 15, note: 'x' }, c: { delay: -1 }, 'D E': {} }));
    expect([...sessions.keys()]).toEqual(['a']);
    expect(faults).toHaveLength(3);
  });
  test('a file as an editor saves it: byte-order mark, CRLF', () => {
    expect(readLive('\ufeff{ "version": 1,\r\n "sessions": { "a": { "delay": 5 } } }\r\n').sessions.size).toBe(1);
  });
  test('nothing inherited is a field', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(readLive(`{"version":1,"sessions":{"a":{"${name}":true}}}`).sessions.size, name).toBe(0);
  });
});

describe('applyOverride', () => {
  test('the clock stays in order, and the phase is one of the clock’s', () =>
    fc.assert(
      fc.property(override, second, (one, now) => {
        const after = applyOverride(clock, one);
        expect(after.startsAt).toBeLessThanOrEqual(after.endsAt);
        if (one.cancelled) expect(phaseAt(after, now)).toBe('cancelled');
        if (!one.cancelled && one.endedAt !== undefined)
          expect(['ended', 'archived'].includes(phaseAt(after, now))).toBe(now >= one.endedAt);
        expect(() => fateOf(clock, one, now)).not.toThrow();
      }),
    ));
  test.each([
    ['delay', { delay: 15 * MINUTE }, START + 15 * MINUTE, START + 105 * MINUTE],
    ['begun late, the planned end stands', { startedAt: START + 6 * MINUTE }, START + 6 * MINUTE, START + 90 * MINUTE],
    ['begun after its planned end', { startedAt: START + 2 * HOUR }, START + 2 * HOUR, START + 2 * HOUR + 90 * MINUTE],
    ['prolonged', { endedAt: START + 2 * HOUR }, START, START + 2 * HOUR],
    ['ended before it began', { endedAt: START - HOUR }, START - HOUR, START - HOUR],
    ['moved', { startsAt: START + DAY }, START + DAY, START + DAY + 90 * MINUTE],
    ['moved and late', { startsAt: START + DAY, delay: MINUTE }, START + DAY + MINUTE, START + DAY + 91 * MINUTE],
  ])('%s', (_, more, startsAt, endsAt) => {
    expect(applyOverride(clock, { revision: 0, ...more })).toMatchObject({ startsAt, endsAt });
  });
  test('gives a session its time back: an undated one that is moved, a cancelled one that is held', () => {
    expect(applyOverride({ ...clock, state: 'undated' }, { revision: 0, startsAt: START }).state).toBeUndefined();
    expect(applyOverride({ ...clock, state: 'cancelled' }, { revision: 0, restored: true }).state).toBeUndefined();
    expect(applyOverride({ ...clock, rough: 'evening' }, { revision: 0, startsAt: START }).rough).toBeUndefined();
  });
  test('counts while the content is not newer', () => {
    expect(isCurrent({ revision: 2 }, 2)).toBe(true);
    expect(isCurrent({ revision: 1 }, 2)).toBe(false);
  });
});

describe('act', () => {
  const at = { now: START + 7 * MINUTE + 20_000, clock, revision: 3 };
  const said = (action: Action, ...words: string[]) => act(undefined, action, words, at);
  test('writes what was typed', () => {
    expect(said('delay', '15', '堵车')).toEqual({ revision: 3, delay: 15 * MINUTE, reason: '堵车' });
    expect(said('start')).toEqual({ revision: 3, startedAt: START + 7 * MINUTE });
    expect(said('start', '20:06')?.startedAt).toBe(START + 6 * MINUTE);
    expect(said('end', '0:30')?.endedAt).toBe(START + 4.5 * HOUR);
    expect(said('cancel', '台风')).toEqual({ revision: 3, cancelled: true, reason: '台风' });
    expect(said('clear')).toBeUndefined();
  });
  test('what is over is no longer said', () => {
    const cancelled = said('cancel', '台风');
    expect(act(cancelled, 'restore', [], at)).toEqual({ revision: 3, restored: true });
    expect(() => act(cancelled, 'delay', ['5'], at)).toThrow('先 restore');
    const room = said('link', 'douyin', 'https://live.douyin.com/1');
    expect(act(act(room, 'cancel', ['台风'], at), 'restore', [], at)?.rooms, 'the new room stays').toEqual(room?.rooms);
    expect(act(said('delay', '5', '堵车'), 'end', ['22:00'], at), 'a reason belongs to its action').not.toHaveProperty('reason');
    expect(act({ revision: 1, delay: MINUTE }, 'start', [], at), 'of an older revision').not.toHaveProperty('delay');
  });
  test('a start that is set before midnight’s session is on the night it belongs to', () => {
    const from = Date.parse('2026-11-22T00:10:00+08:00');
    const night = { ...at, now: from, clock: { startsAt: from, endsAt: from + HOUR } };
    expect(act(undefined, 'start', ['23:58'], night)?.startedAt).toBe(Date.parse('2026-11-21T23:58:00+08:00'));
  });
  test.each([
    ['start', ['23:30']],
    ['start', ['2036-01-01T00:00']],
    ['end', ['19:00']],
    ['end', ['2036-01-01T00:00']],
    ['move', ['9999-01-01T00:00']],
    ['delay', ['0']],
    ['delay', ['-5']],
    ['delay', ['721']],
    ['delay', ['15', '堵', '车']],
    ['start', ['25:61']],
    ['end', ['明天']],
    ['cancel', []],
    ['cancel', ['  ']],
    ['cancel', ['长'.repeat(200)]],
    ['move', ['2020-01-01T20:00']],
    ['move', []],
    ['link', ['douyin']],
    ['clear', ['x']],
  ] as [Action, string[]][])('refuses %s %j in one line', (action, words) => {
    expect(() => said(action, ...words)).toThrow(ActionFault);
    try {
      said(action, ...words);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
  test('of a session that is off, has no hour or is over, only what can be is said', () => {
    const of = (more: Partial<SessionClock>, now = at.now) => ({ ...at, now, clock: { ...clock, ...more } });
    for (const action of ['delay', 'start', 'end'] as const) {
      const words = action === 'delay' ? ['5'] : [];
      expect(() => act(undefined, action, words, of({ state: 'cancelled' }))).toThrow('先 restore');
      expect(() => act(undefined, action, words, of({ state: 'undated' }))).toThrow('move');
      expect(() => act(undefined, action, words, of({ rough: 'day' }))).toThrow('move');
    }
    expect(() => act(undefined, 'delay', ['5'], of({}, START + DAY))).toThrow('已经结束');
    expect(() => act(undefined, 'start', [], of({}, START - 14 * HOUR))).toThrow('太远');
    expect(act(undefined, 'start', [], { ...of({}, START - 14 * HOUR), sure: true })?.startedAt).toBe(START - 14 * HOUR);
  });
  test('every action is explained', () => expect(Object.values(actions).every((words) => words.includes('：'))).toBe(true));
});
