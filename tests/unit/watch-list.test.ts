/** The watch list: round trips, hostile text, the cap, the order of what comes next, and events picked from a calendar. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { pickEvents } from '#domain/pick-events.ts';
import { relate } from '#domain/relations.ts';
import { epochOf } from '#domain/time.ts';
import { watchDataOf } from '#domain/watch-data.ts';
import { fromFragment, merged, toFragment, without } from '#domain/watch-link.ts';
import { countOf, parseList, serialise, toggled, WATCH_CAP, type WatchList } from '#domain/watch-list.ts';
import { calendarIds, knownOf } from '#domain/watch-known.ts';
import { watchRows } from '#domain/watch-view.ts';
import { base, session } from './fixtures.ts';

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(?:-[a-z0-9]{1,6}){0,4}$/);
const ids = fc.uniqueArray(slug, { maxLength: 30 });
const lists: fc.Arbitrary<WatchList> = fc.record({ sessions: ids, products: ids, hosts: ids });
const none: WatchList = { sessions: [], products: [], hosts: [] };
const numbered = (count: number, prefix = 'x') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
/** Nothing but ids, each once, within the cap. */
const isSound = (list: WatchList) =>
  Object.keys(list).join() === 'sessions,products,hosts' &&
  countOf(list) <= WATCH_CAP &&
  Object.values(list).every(
    (of) => new Set(of).size === of.length && of.every((id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 80),
  );

describe('storage', () => {
  test('what was stored is read again', () =>
    fc.assert(fc.property(lists, (list) => void expect(parseList(serialise(list))).toEqual(list))));
  test('nothing stored is an empty list', () => expect(parseList(null)).toEqual(none));
  test.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    '{"v":1}',
    '{"sessions":"abc"}',
    '{"sessions":[1,null,{}]}',
    '{"__proto__":{"sessions":["a"]}}',
  ])('of %s nothing is taken', (text) => expect(parseList(text)).toEqual(none));
  test('of hostile text only ids are taken', () => {
    const hostile = { v: 1, sessions: ['<img src=x>', 'good', 'good', 'A', 'a'.repeat(81), '../x', 'javascript:1'], hosts: { length: 9 } };
    expect(parseList(JSON.stringify(hostile))).toEqual({ ...none, sessions: ['good'] });
  });
  test('any text is survived', () => {
    fc.assert(fc.property(fc.string(), (text) => isSound(parseList(text))));
    fc.assert(fc.property(fc.json(), (text) => isSound(parseList(text))));
    const odd = fc.record({ sessions: fc.anything(), products: fc.anything(), hosts: fc.array(fc.anything()) }, { requiredKeys: [] });
    fc.assert(fc.property(odd, (value) => isSound(parseList(JSON.stringify(value)))));
  });
  test('a list beyond the cap is cut, one of megabytes is not read', () => {
    expect(countOf(parseList(JSON.stringify({ sessions: numbered(600), hosts: ['h'] })))).toBe(WATCH_CAP);
    expect(parseList(JSON.stringify({ sessions: numbered(60_000) }))).toEqual(none);
  });
});

describe('the link', () => {
  test('round trip, plain and escaped', () =>
    fc.assert(
      fc.property(lists, (list) => {
        const back = countOf(list) > 0 ? list : undefined;
        expect(fromFragment(toFragment(list))).toEqual(back);
        expect(fromFragment(`#${encodeURIComponent(toFragment(list).slice(1))}`)).toEqual(back);
      }),
    ));
  test('has the promised form', () =>
    expect(toFragment({ sessions: ['a', 'b'], products: ['c'], hosts: ['d'] })).toBe('#v1;sessions=a,b;products=c;hosts=d'));
  test.each([
    '',
    '#',
    '#main',
    '#v1',
    '#v2;sessions=a',
    '#v1;sessions=',
    '#v1;sessions=<b>',
    '#v1;__proto__=a',
    '#%E0%A4%A',
    '#v1;sessions=%00',
  ])('%s holds nothing', (fragment) => expect(fromFragment(fragment)).toBeUndefined());
  test('any fragment is survived', () => {
    fc.assert(fc.property(fc.string(), (text) => isSound(fromFragment(`#v1;sessions=${text}`) ?? none)));
    fc.assert(fc.property(fc.webFragments(), (text) => isSound(fromFragment(text) ?? none)));
    expect(countOf(fromFragment(`#v1;hosts=${numbered(999).join(',')}`) ?? none)).toBe(WATCH_CAP);
    expect(fromFragment(`#v1;hosts=${'a,'.repeat(200_000)}`)).toBeUndefined();
  });
});

describe('changes', () => {
  test('on and off again is as before', () =>
    fc.assert(
      fc.property(lists, slug, (list, id) => {
        fc.pre(!list.products.includes(id));
        const on = toggled(list, 'products', id, true);
        expect(on.products.at(-1)).toBe(id);
        expect(toggled(on, 'products', id, false)).toEqual(list);
      }),
    ));
  test('a full list takes no more, and gives back', () => {
    const full = { ...none, sessions: numbered(WATCH_CAP) };
    expect(toggled(full, 'hosts', 'h', true)).toEqual(full);
    expect(toggled(full, 'sessions', 'x0', true).sessions).toHaveLength(WATCH_CAP);
    expect(countOf(toggled(full, 'sessions', 'x0', false))).toBe(WATCH_CAP - 1);
  });
  test('a merge adds, never takes away, and can be undone', () =>
    fc.assert(
      fc.property(lists, lists, (mine, theirs) => {
        const { list, added } = merged(mine, theirs);
        expect(isSound(list)).toBe(true);
        for (const kind of ['sessions', 'products', 'hosts'] as const) expect(list[kind].slice(0, mine[kind].length)).toEqual(mine[kind]);
        expect(without(list, added)).toEqual(mine);
      }),
    ));
  test('a merge stops at the cap', () => {
    const { list, added } = merged({ ...none, hosts: numbered(WATCH_CAP - 1) }, { ...none, sessions: ['a', 'b'], products: ['c'] });
    expect([countOf(list), countOf(added), added.sessions]).toEqual([WATCH_CAP, 1, ['a']]);
  });
});

describe('the page', () => {
  const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-20T10:00' };
  const now = epochOf('2026-11-21T20:10:00+08:00');
  const on = (day: number, data: object = {}) => ({ startsAt: `2026-11-${day}T20:00`, endsAt: `2026-11-${day}T21:30`, ...data });
  const { content, faults } = checkContent(
    [
      ...base,
      session(
        on(10, {
          replay,
          lineup: [
            { product: 'wok', at: '1:00' },
            { product: 'wok', at: '5:00' },
          ],
        }),
        'older',
      ),
      session(
        on(19, {
          replay,
          lineup: [
            { product: 'wok', at: '2:00' },
            { product: 'wok', at: '9:00' },
          ],
        }),
        'past',
      ),
      session(on(21), 'live'),
      session(on(23, { lineup: [{ product: 'pan' }] }), 'later'),
      session(
        on(24, {
          state: { kind: 'cancelled', reason: '雨' },
          revision: 1,
          changes: [{ at: '2026-11-20T10:00', kind: 'cancelled', reason: '雨' }],
        }),
        'off',
      ),
      session(
        on(22, {
          state: { kind: 'postponed', reason: '雨' },
          revision: 1,
          changes: [{ at: '2026-11-20T10:00', kind: 'postponed', reason: '雨' }],
        }),
        'open',
      ),
    ],
    { includeSamples: true },
  );
  const data = JSON.parse(JSON.stringify(watchDataOf(relate(content, now), (path) => path))) as ReturnType<typeof watchDataOf>;
  const list: WatchList = {
    sessions: ['older', 'gone', 'past', 'open', 'off', 'later', 'live', 'constructor'],
    products: ['gone', 'ironware', 'pan', 'wok'],
    hosts: ['h'],
  };

  test('content is right', () => expect(faults).toEqual([]));
  test('rows stand in the order of what comes next; what the site does not have is last', () => {
    const rows = watchRows(list, data, now);
    expect(rows.sessions.map(({ id }) => id)).toEqual(['live', 'later', 'off', 'open', 'past', 'older', 'gone', 'constructor']);
    expect(rows.sessions.filter(({ thing }) => !thing).map(({ id }) => id)).toEqual(['gone', 'constructor']);
    expect(rows.products.map(({ id, next }) => [id, next?.id])).toEqual([
      ['ironware', 'live'],
      ['wok', 'live'],
      ['pan', 'later'],
      ['gone', undefined],
    ]);
    expect(rows.hosts.map(({ next }) => next?.id)).toEqual(['live']);
  });
  test('the clock moves rows on', () => {
    const rows = watchRows(list, data, epochOf('2026-11-21T21:30:00+08:00'));
    expect(rows.sessions.map(({ id }) => id).slice(0, 4)).toEqual(['later', 'off', 'open', 'live']);
    expect(rows.products.find(({ id }) => id === 'wok')?.next).toBeUndefined();
  });
  test('a product knows where its newest replay shows it first', () =>
    expect(data.products['wok']?.moment).toEqual({ href: '/live/past/?t=120#t-120', session: 'past', at: '02:00' }));
  test('a calendar holds watched sessions, and those to come of products and hosts', () => {
    expect([...calendarIds(list, data, now)].sort()).toEqual(['later', 'live', 'off', 'older', 'open', 'past']);
    expect([...calendarIds({ ...none, products: ['pan'] }, data, now)]).toEqual(['later']);
  });
  test('of a stranger’s link only what the site has is taken', () =>
    expect(knownOf(list, data)).toEqual({
      known: { sessions: ['older', 'past', 'open', 'off', 'later', 'live'], products: ['ironware', 'pan', 'wok'], hosts: ['h'] },
      unknown: 3,
    }));
});

describe('events of a calendar', () => {
  const event = (uid: string, more: string[] = []) => ['BEGIN:VEVENT', uid, 'DTSTAMP:20261101T000000Z', ...more, 'END:VEVENT'];
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'END:VTIMEZONE'];
  const file = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zone, ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
  const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT15M', 'END:VALARM'];

  test('keeps the head, the zone and the events asked for, to the byte', () => {
    const all = file(event('UID:a@haohuo.example', alarm), event('UID:b@haohuo.example'), event('UID:c@haohuo.example'));
    expect(pickEvents(all, new Set(['a', 'c']))).toEqual({
      ics: file(event('UID:a@haohuo.example', alarm), event('UID:c@haohuo.example')),
      count: 2,
    });
    expect(pickEvents(all, new Set(['a', 'b', 'c']))?.ics).toBe(all);
    expect(pickEvents(all, new Set())).toEqual({ ics: file(), count: 0 });
  });
  test('reads a folded UID, and leaves it folded', () => {
    const folded = file(event('UID:a-very-\r\n long-id@haohuo.exa\r\n mple'), event('UID:a-very@haohuo.example'));
    expect(pickEvents(folded, new Set(['a-very-long-id']))?.ics).toBe(file(event('UID:a-very-\r\n long-id@haohuo.exa\r\n mple')));
  });
  test('an id is the whole of what stands before the @, and only in the UID', () => {
    const all = file(event('UID:ab@x'), event('UID:z@x', ['DESCRIPTION:UID:a@x', 'SUMMARY:\r\n UID:a@x']));
    expect(pickEvents(all, new Set(['a']))?.count).toBe(0);
    expect(pickEvents(file(event('UID;X-A=1:a@x')), new Set(['a']))?.count).toBe(1);
  });
  test('LF becomes CRLF', () => {
    const all = file(event('UID:a@x'), event('UID:b@x'));
    expect(pickEvents(all.replaceAll('\r\n', '\n'), new Set(['a']))?.ics).toBe(file(event('UID:a@x')));
  });
  test.each(['', '<!doctype html>', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a@x'])('%j is no calendar', (text) =>
    expect(pickEvents(text, new Set(['a']))).toBeUndefined(),
  );
  test('whatever is asked for, each chosen event comes once', () =>
    fc.assert(
      fc.property(fc.uniqueArray(slug, { maxLength: 12 }), fc.func(fc.boolean()), (all, chosen) => {
        const wanted = new Set(all.filter((id) => chosen(id)));
        const picked = pickEvents(file(...all.map((id) => event(`UID:${id}@haohuo.example`))), wanted);
        expect(picked?.count).toBe(wanted.size);
        for (const id of all) expect(picked?.ics.includes(`UID:${id}@`)).toBe(wanted.has(id));
      }),
    ));
});
