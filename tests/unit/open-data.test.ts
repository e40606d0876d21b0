/** sessions.json and schedule.json: valid, true at every hour, the same bytes for the same content. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { fieldPaths, type SchemaNode } from '#domain/open-data/fields.ts';
import { guidOf, numbersOf } from '#domain/open-data/ids.ts';
import { scheduleOf } from '#domain/open-data/schedule.ts';
import { openSessionsOf } from '#domain/open-data/sessions.ts';
import { relate } from '#domain/relations.ts';
import { openSessionsSchema } from '#domain/schemas/open-session.ts';
import { epochOf } from '#domain/time.ts';
import { pathsOf, scheduleFaults, sessionsFaults, V1_FIELDS } from '../open-data.ts';
import { base, entry, session } from './fixtures.ts';

const NOW = epochOf('2026-11-21T20:10:00+08:00');
const address = (path: string) => `https://haohuo.example${path}`;
const title = { title: '好货在播', description: '日程' };
const related = (entries: RawEntry[], now = NOW) => {
  const { content, faults } = checkContent([...base, ...entries], { includeSamples: true });
  expect(faults).toEqual([]);
  return relate(content, now);
};
const open = (entries: RawEntry[], now?: number) => openSessionsOf(related(entries, now), address);
const one = (data: Record<string, unknown>, now?: number) => open([session(data)], now).sessions[0] ?? expect.fail();
const schedule = (entries: RawEntry[], now?: number) => scheduleOf(related(entries, now), address, title);
const events = (file: ReturnType<typeof schedule>) => file.schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
const log = (kind: string, more: object = {}) => ({ at: '2026-11-19T10:00', kind, reason: '台风', ...more });
const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-23T10:00' };
const many = [
  session({ venue: 'hall', lineup: [{ product: 'wok', planned: '5:00', note: '锅' }, { product: 'ironware' }] }, 'plain'),
  session(
    { platforms: [{ platform: 'tv', roomUrl: 'https://live.test.example/room/1' }], series: 'fair', stage: '初赛', town: 'p' },
    'also',
  ),
  session({ startsAt: '2026-11-30 下午', endsAt: undefined }, 'rough'),
  session({ state: { kind: 'cancelled', reason: '台风' }, revision: 1, changes: [log('cancelled')] }, 'off'),
  session({ state: { kind: 'postponed', reason: '台风' }, revision: 1, changes: [log('postponed')] }, 'open'),
  session(
    {
      startsAt: '2026-11-25T23:00',
      endsAt: '2026-11-26T01:00',
      lineup: [{ product: 'wok', at: '10:00' }],
      replay: { ...replay, publishedAt: '2026-11-27T10:00' },
    },
    'night',
  ),
  session(
    {
      state: { kind: 'postponed', reason: '台风', newStartsAt: '2026-11-22T20:00' },
      revision: 1,
      changes: [log('rescheduled', { startsAt: '2026-11-21T20:00', endsAt: '2026-11-21T21:30' })],
    },
    'moved',
  ),
];
const more = [
  entry('venues', 'hall', { kind: 'base', town: 'p', status: 'open', summary: '厅' }),
  entry('series', 'fair', { kind: 'fair', summary: '会' }),
  ...many,
];

describe('sessions.json', () => {
  test('is valid by the schema served with it', () => expect(sessionsFaults(open(more))).toEqual([]));
  test('what is wrong is found', () => {
    expect(sessionsFaults({ ...open(more), timeZone: 'UTC' })).not.toEqual([]);
    expect(sessionsFaults({ ...open(more), sessions: [{ ...one({}), startsAt: '20:00' }] })).not.toEqual([]);
  });
  test('has every field of v1, and the schema names every field there is', () => {
    const named = fieldPaths(openSessionsSchema() as SchemaNode);
    expect(V1_FIELDS.filter((field) => !named.includes(field))).toEqual([]);
    expect(
      named.filter((field) => !V1_FIELDS.includes(field)),
      'a new field: add it to V1_FIELDS',
    ).toEqual([]);
    expect(pathsOf(open(more)).filter((field) => !named.includes(field))).toEqual([]);
  });
  test('the schema lets fields be added', () => expect(JSON.stringify(openSessionsSchema())).not.toContain('additionalProperties'));
  test('every field of a session is in the documentation', () => {
    const text = readFileSync('docs/open-data.md', 'utf8');
    expect(Object.keys(one({})).filter((field) => !text.includes(`\`${field}\``))).toEqual([]);
  });
  test('says who, where and when, with whole addresses', () => {
    const plain = open(more).sessions.find(({ id }) => id === 'plain');
    expect(plain).toMatchObject({
      url: 'https://haohuo.example/live/plain/',
      calendar: 'https://haohuo.example/calendar/sessions/plain.ics',
      startsAt: '2026-11-21T20:00:00+08:00',
      date: '2026-11-21',
      sample: true,
      state: { kind: 'planned', reason: null },
      operator: { kind: 'maker', id: 'wok-shops', url: 'https://haohuo.example/makers/wok-shops/' },
      sellers: [{ id: 'wok-shops' }],
      venue: { id: 'hall', name: 'hall' },
    });
    expect(plain?.lineup).toMatchObject([
      { product: 'wok', plannedOffset: 300, maker: { id: 'wok-shops' } },
      { product: 'ironware', maker: null },
    ]);
  });
  test('an hour that is not confirmed is not made up', () =>
    expect(one({ startsAt: '2026-11-30 下午', endsAt: undefined })).toMatchObject({
      date: '2026-11-30',
      startsAt: null,
      endsAt: null,
      rough: 'afternoon',
      announced: null,
    }));
  test('a moved session keeps what was announced; a postponed one has no time; a cancelled one keeps its own', () => {
    const { sessions } = open(more);
    const find = (id: string) => sessions.find((item) => item.id === id);
    expect(find('moved')).toMatchObject({
      startsAt: '2026-11-22T20:00:00+08:00',
      announced: { startsAt: '2026-11-21T20:00:00+08:00' },
      state: { kind: 'rescheduled', reason: '台风' },
      changes: [{ kind: 'rescheduled', announced: { endsAt: '2026-11-21T21:30:00+08:00' } }],
    });
    expect(find('open')).toMatchObject({ date: null, startsAt: null, announced: { date: '2026-11-21' }, state: { kind: 'postponed' } });
    expect(find('off')).toMatchObject({ startsAt: '2026-11-21T20:00:00+08:00', announced: null, state: { kind: 'cancelled' } });
  });
  test('a replay and its seconds come with its publication', () => {
    const data = { replay, lineup: [{ product: 'wok', at: '10:00', until: '12:00' }] };
    expect(one(data)).toMatchObject({ replay: null, lineup: [{ at: null, until: null }] });
    expect(one(data, epochOf('2026-11-23T10:00:00+08:00'))).toMatchObject({
      replay: { duration: 3600, keepUntil: '2029-11-21' },
      lineup: [{ at: 600, until: 720 }],
    });
  });
});

describe('schedule.json', () => {
  test('is valid by C3VOC’s schema, with sessions and without', () => {
    expect(scheduleFaults(schedule(more))).toEqual([]);
    expect(scheduleFaults(schedule([]))).toEqual([]);
    expect(scheduleFaults({ schedule: {} })).not.toEqual([]);
  });
  test('a session past midnight belongs to the day it begins on', () => {
    const day = schedule(more).schedule.conference.days.find(({ date }) => date === '2026-11-25');
    expect(day?.day_end).toBe('2026-11-26T01:00:00+08:00');
    expect(Object.values(day?.rooms ?? {}).flat()).toMatchObject([{ start: '23:00', duration: '02:00' }]);
  });
  test('a room is the venue, else the first platform; sessions at one hour never share one', () => {
    const held = events(schedule(more)).filter(({ date }) => date === '2026-11-21T20:00:00+08:00');
    expect(held.map(({ room }) => room).sort()).toEqual(['hall', 'tv', 'tv 2', 'tv 3']);
  });
  test('titles say what happened and what is fictional; hours not known are left out', () => {
    const titles = new Map(events(schedule(more)).map(({ slug, title: text }) => [slug, text]));
    expect(titles.get('session-off')).toBe('【取消】【示例】看锅');
    expect(titles.get('session-open')).toBe('【延期】【示例】看锅');
    expect(titles.get('session-moved')).toBe('【改期】【示例】看锅');
    expect(titles.has('session-rough')).toBe(false);
  });
});

describe('both', () => {
  test('hold no build time: the same content gives the same bytes', () => {
    const whole = (now: number) => JSON.stringify([open(more, now), schedule(more, now)]);
    const sameContent = fc.integer({ min: NOW - 9 * 86_400_000, max: epochOf('2026-11-27T09:59:59+08:00') });
    fc.assert(fc.property(sameContent, (now) => whole(now) === whole(NOW)));
    expect(schedule(more).schedule.version).not.toBe(schedule(many.slice(1, 3).concat(more.slice(0, 2))).schedule.version);
  });
});

describe('identifiers', () => {
  test('are what they were: apps remember them', () => {
    expect(guidOf('sessions/s')).toBe('8c701101-dcca-5183-98fc-12fd5bc194e6');
    expect(numbersOf(['sessions/s']).get('sessions/s')).toBe(1178077312);
  });
  test('numbers are whole, positive, below 2³¹ and never shared', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 200 }), (names) => {
        const numbers = [...numbersOf(names).values()];
        expect(new Set(numbers).size).toBe(names.length);
        for (const number of numbers) expect(Number.isInteger(number) && number > 0 && number < 2 ** 31).toBe(true);
      }),
      { numRuns: 30 },
    ));
});
