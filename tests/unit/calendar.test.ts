/** Calendars: what a session becomes, and that nothing an editor writes can break a file. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDomain, checkBuildSettings, SettingFault } from '#domain/build-settings.ts';
import type { CalendarContext } from '#domain/calendar/event.ts';
import { feedText, sessionText, staysInFeeds } from '#domain/calendar/feed.ts';
import { eventLinks, feedLinks } from '#domain/calendar/links.ts';
import { cleanLine, cleanText, foldLine } from '#domain/calendar/text.ts';
import { checkContent } from '#domain/content.ts';
import { type ClockedSession, listOf, relate } from '#domain/relations.ts';
import type { Session } from '#domain/schemas/index.ts';
import { clockOf } from '#domain/session-phase.ts';
import { DAY, epochOf, HOUR, MINUTE, toInstant } from '#domain/time.ts';
import { lint } from '../ics/lint.ts';
import { readLeniently, readStrictly } from '../ics/read.ts';
import { base, entry, session } from './fixtures.ts';

const at = (text: string) => epochOf(`${text}:00+08:00`);
const NOW = at('2026-11-20T10:00');
const venue = entry('venues', 'hall', { names: { zh: '锅厅' }, kind: 'base', town: 'p', status: 'open', summary: '厅' });
const { content } = checkContent([...base, venue, session()], { includeSamples: true });
const plain = content.sessions.get('s') ?? expect.fail();

const contextAt = (now = NOW): CalendarContext => ({
  relations: relate(content, now),
  absolute: (path) => `https://haohuo.example${path}`,
  domain: 'haohuo.example',
});
const clocked = (changes: Partial<Session> = {}): ClockedSession => {
  const written = { ...plain, ...changes };
  return { session: written, clock: clockOf(written) };
};
const textOf = (changes: Partial<Session> = {}, now = NOW) => sessionText(contextAt(now), clocked(changes));
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const has = (changes: Partial<Session>, name: string, now = NOW) => unfolded(textOf(changes, now)).filter((line) => line.startsWith(name));
const only = <Item>(items: readonly Item[]): Item => (items.length === 1 ? (items[0] as Item) : expect.fail(`${items.length} items`));

/** Both parsers read one event, and the linter has nothing to say. */
function readBoth(text: string) {
  expect(lint(text)).toEqual([]);
  return { strict: only(readStrictly(text)), lenient: only(readLeniently(text)) };
}

describe('an event', () => {
  test('has the times, the identity and the links of its session', () => {
    const { strict, lenient } = readBoth(textOf({ revision: 3 }));
    expect(lenient).toEqual(strict);
    expect(strict).toMatchObject({ uid: 's@haohuo.example', summary: '【示例】看锅', status: 'CONFIRMED', sequence: 3, wholeDay: false });
    expect([strict.start, strict.end]).toEqual([at('2026-11-21T20:00'), at('2026-11-21T21:30')]);
    const lines = unfolded(textOf());
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20261121T200000');
    expect(lines).toContain('URL:https://haohuo.example/live/s/');
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H');
    expect(lines).toContain('X-PUBLISHED-TTL:PT6H');
    expect(lines).toContain('X-WR-TIMEZONE:Asia/Shanghai');
    expect(lines).toContain('METHOD:PUBLISH');
    expect(lines).toContain('NAME:好货在播 · 【示例】看锅');
    expect(lines).toContain('X-WR-CALNAME:好货在播 · 【示例】看锅');
    expect(lines.some((line) => line.startsWith('GEO'))).toBe(false);
  });

  test('says who hosts, operates and sells, what is shown, that it is fictional', () => {
    const { strict } = readBoth(textOf({ hosts: [{ host: 'h', as: '探店' }], venue: 'hall', payer: '锅会' }));
    for (const line of [
      '主播：h（探店）',
      '直播间运营者：wok-shops',
      '实际销售者：wok-shops',
      '性质：经营性直播',
      '出资方：锅会',
      '节目单：wok',
      '平台：tv',
    ])
      expect(strict.description.split('\n')).toContain(line);
    expect(strict.description).toContain('虚构');
    expect(has({ venue: 'hall' }, 'LOCATION')).toEqual(['LOCATION:锅厅（p）']);
    expect(has({}, 'CATEGORIES')).toEqual(['CATEGORIES:企业自播,b']);
  });

  test('crosses midnight', () => {
    const { strict, lenient } = readBoth(textOf({ startsAt: '2026-12-31T23:30:00+08:00', endsAt: '2027-01-01T00:30:00+08:00' }));
    expect([strict.start, strict.end]).toEqual([at('2026-12-31T23:30'), at('2027-01-01T00:30')]);
    expect(lenient).toEqual(strict);
  });

  test('without an hour is a whole day, tentative, and blocks nobody’s time', () => {
    const text = textOf({ startsAt: '2026-11-30 下午', endsAt: undefined });
    const { strict, lenient } = readBoth(text);
    expect(strict).toMatchObject({ wholeDay: true, status: 'TENTATIVE', summary: '【示例】看锅（时间待公布）' });
    expect(lenient.wholeDay).toBe(true);
    const lines = unfolded(text);
    for (const line of ['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201', 'TRANSP:TRANSPARENT']) expect(lines).toContain(line);
    expect(strict.description).toContain('2026年11月30日 周一 下午，时间待公布');
  });

  test('has what was aired; an end before the start is left out', () => {
    expect(has({ aired: { from: '2026-11-21T20:10:00+08:00' } }, 'DTSTART;')).toEqual(['DTSTART;TZID=Asia/Shanghai:20261121T201000']);
    const late = textOf({ aired: { from: '2026-11-21T23:00:00+08:00' } });
    expect(lint(late)).toEqual([]);
    expect(late).not.toContain('DTEND');
  });

  test('leads to the replay once it is out, and not before', () => {
    const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: 3600, publishedAt: '2026-11-23T10:00:00+08:00' };
    const said = (sample: boolean, now: number) => readBoth(textOf({ sample, replay }, now)).strict.description;
    expect(said(false, at('2026-11-23T09:59'))).not.toContain('回放');
    expect(said(false, at('2026-11-23T10:00'))).toContain(
      '回放：https://haohuo.example/live/s/#replay\n平台回放：https://live.test.example/r/1',
    );
    expect(said(true, at('2026-11-23T10:00'))).toContain('#replay');
    expect(said(true, at('2026-11-23T10:00'))).not.toContain('live.test.example');
  });

  test('names rooms that open, never those of demo entries', () => {
    const platforms = [{ platform: 'tv', roomUrl: 'https://live.test.example/room/1?a="b"&c=锅' }, { platform: 'tv' }];
    expect(has({ platforms }, 'CONFERENCE')).toEqual([]);
    expect(textOf({ platforms })).not.toContain('room');
    const real = {
      ...content,
      platforms: new Map([['tv', { ...(content.platforms.get('tv') ?? expect.fail()), names: { zh: '台;"一",\r\nEND:VEVENT' } }]]),
    };
    const text = sessionText({ ...contextAt(), relations: relate(real, NOW) }, clocked({ sample: false, platforms }));
    expect(lint(text)).toEqual([]);
    expect(only(unfolded(text).filter((line) => line.startsWith('CONFERENCE')))).toBe(
      'CONFERENCE;FEATURE=VIDEO;LABEL="台;一, END:VEVENT";VALUE=URI:https://live.test.example/room/1?a=%22b%22&c=%E9%94%85',
    );
  });
});

describe('changes', () => {
  const cancelledAt = (when: string): Partial<Session> => ({
    state: { kind: 'cancelled', reason: '台风' },
    revision: 1,
    changes: [{ at: `${when}:00+08:00`, kind: 'cancelled', reason: '台风' }],
  });

  test('a cancelled session says so, with the reason', () => {
    const { strict } = readBoth(textOf(cancelledAt('2026-11-19T09:30')));
    expect(strict).toMatchObject({ status: 'CANCELLED', summary: '【取消】【示例】看锅', sequence: 1 });
    expect(strict.description).toContain('2026年11月19日改动：取消，原因：台风');
  });

  test.each([
    ['cancelled before its day', '2026-11-01T09:00', at('2026-11-21T21:30')],
    ['cancelled after its day', '2026-11-25T09:00', at('2026-11-25T09:00')],
  ])('%s: seven days in feeds, half-open; its own file stays', (_, when, since) => {
    const item = clocked(cancelledAt(when));
    expect(staysInFeeds(item, since + 7 * DAY - 1)).toBe(true);
    expect(staysInFeeds(item, since + 7 * DAY)).toBe(false);
    const after = contextAt(since + 7 * DAY);
    expect(readStrictly(feedText(contextAt(since), 'x', [item]))).toHaveLength(1);
    expect(readStrictly(feedText(after, 'x', [item]))).toHaveLength(0);
    expect(lint(feedText(after, 'x', [item]))).toEqual([]);
    expect(readStrictly(sessionText(after, item))).toHaveLength(1);
  });

  test('postponed, then dated: the same entry moves', () => {
    const first = { at: '2026-11-18T10:00:00+08:00', kind: 'postponed', reason: '检修' } as const;
    const open = readBoth(textOf({ state: { kind: 'postponed', reason: '检修' }, revision: 1, changes: [first] })).strict;
    expect(open).toMatchObject({ status: 'CANCELLED', summary: '【延期】【示例】看锅', start: at('2026-11-21T20:00') });
    const dated = readBoth(
      textOf({
        state: { kind: 'postponed', reason: '检修', newStartsAt: '2026-11-28T15:00:00+08:00' },
        revision: 2,
        changes: [first, { at: '2026-11-20T10:00:00+08:00', kind: 'rescheduled', reason: '检修完成' }],
      }),
    ).strict;
    expect(dated.uid).toBe(open.uid);
    expect(dated.sequence).toBeGreaterThan(open.sequence);
    expect(dated).toMatchObject({
      status: 'CONFIRMED',
      summary: '【示例】看锅',
      start: at('2026-11-28T15:00'),
      end: at('2026-11-28T16:30'),
    });
    expect(dated.description).toContain('2026年11月20日改动：改期，原为 2026年11月21日 周六 20:00–21:30，原因：检修完成');
    expect(staysInFeeds(clocked({ state: { kind: 'postponed', reason: '检修' } }), NOW + 400 * DAY)).toBe(true);
  });

  test('SEQUENCE and LAST-MODIFIED only rise, the UID never changes', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 8 }), (gaps) => {
        let time = at('2026-11-01T00:00');
        const changes = gaps.map((gap) => ({ at: toInstant((time += gap * MINUTE)), kind: 'other' as const }));
        const seen = changes.map((_, index) => {
          const lines = unfolded(textOf({ revision: index, announcedAt: '2026-10-31T10:00:00+08:00', changes: changes.slice(0, index) }));
          const value = (name: string) => only(lines.filter((line) => line.startsWith(`${name}:`))).split(':')[1] ?? '';
          return { uid: value('UID'), sequence: Number(value('SEQUENCE')), modified: value('LAST-MODIFIED'), stamp: value('DTSTAMP') };
        });
        for (const [index, now] of seen.entries()) {
          const before = seen[index - 1] ?? { ...now, sequence: -1, modified: '' };
          expect([now.uid, now.stamp]).toEqual([before.uid, now.modified]);
          expect(now.sequence).toBeGreaterThan(before.sequence);
          expect(now.modified >= before.modified).toBe(true);
        }
      }),
      { numRuns: 50 },
    ));

  test('the clock of the build leaves no trace', () => {
    expect(textOf({}, NOW + HOUR)).toBe(textOf({}, NOW));
    expect(has({}, 'DTSTAMP')).toEqual(['DTSTAMP:20251231T160000Z']);
    expect([has({}, 'LAST-MODIFIED'), has({}, 'CREATED')]).toEqual([[], []]);
    const announcedAt = '2026-11-10T10:00:00+08:00';
    expect(has({ announcedAt }, 'CREATED')).toEqual(['CREATED:20261110T020000Z']);
    expect(has({ announcedAt }, 'LAST-MODIFIED')).toEqual(['LAST-MODIFIED:20261110T020000Z']);
  });
});

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

describe('feeds', () => {
  test('without a session are valid', () => {
    const text = feedText(contextAt(), '好货在播 · 空', []);
    expect(lint(text)).toEqual([]);
    expect([readStrictly(text), readLeniently(text)]).toEqual([[], []]);
  });
  test('of a place hold the sessions of its town, of its venue’s town and of the area around it', () => {
    const places = [entry('places', 'area', { level: 'area' }), entry('places', 'town', { parent: 'area' })];
    const hall = entry('venues', 'shed', { ...(venue.data as object), town: 'town' });
    const sessions = [
      session({ town: 'town' }, 'one'),
      session({ venue: 'shed' }, 'two'),
      session({ venue: 'shed', town: 'p' }, 'three'),
      session({}, 'none'),
    ];
    const { sessionsOf } = relate(checkContent([...base, ...places, hall, ...sessions], { includeSamples: true }).content, NOW);
    const ids = (place: string) =>
      listOf(sessionsOf.place, place)
        .map((item) => item.session.id)
        .sort();
    expect([ids('town'), ids('area'), ids('p')]).toEqual([['one', 'two'], ['one', 'two'], ['three']]);
  });
});

describe('links', () => {
  test('of a feed', () => {
    expect(
      feedLinks(contextAt(), { name: '斗门优品', sample: false, path: '/calendar/brands/x.ics', title: '好货在播 · 斗门优品' }),
    ).toMatchObject({
      https: 'https://haohuo.example/calendar/brands/x.ics',
      webcal: 'webcal://haohuo.example/calendar/brands/x.ics',
      google: 'https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fhaohuo.example%2Fcalendar%2Fbrands%2Fx.ics',
      outlook: `https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fhaohuo.example%2Fcalendar%2Fbrands%2Fx.ics&name=${encodeURIComponent('好货在播 · 斗门优品')}`,
    });
  });
  test('of a session to come, with and without an hour; one that is over has its file only', () => {
    const query = (link: string | undefined) => Object.fromEntries(new URL(link ?? expect.fail()).searchParams);
    const exact = eventLinks(contextAt(), clocked(), true);
    expect(query(exact.google)).toMatchObject({ text: '【示例】看锅', dates: '20261121T120000Z/20261121T133000Z', ctz: 'Asia/Shanghai' });
    expect(query(exact.outlook)).toMatchObject({ startdt: '2026-11-21T20:00:00+08:00', enddt: '2026-11-21T21:30:00+08:00' });
    expect(exact.outlook).not.toContain('+');
    const rough = eventLinks(contextAt(), clocked({ startsAt: '2026-11-30', endsAt: undefined }), true);
    expect(query(rough.google)).toMatchObject({ dates: '20261130/20261201' });
    expect(query(rough.outlook)).toMatchObject({ startdt: '2026-11-30', enddt: '2026-12-01', allday: 'true' });
    expect(eventLinks(contextAt(), clocked(), false)).toEqual({ path: '/calendar/sessions/s.ics', google: undefined, outlook: undefined });
  });
});

describe('CALENDAR_DOMAIN', () => {
  test('is the host of the site unless set', () => {
    expect(calendarDomain({})).toBe('localhost');
    expect(calendarDomain({ SITE_URL: 'https://haohuo.example:8443' })).toBe('haohuo.example');
    expect(calendarDomain({ SITE_URL: 'https://new.example', CALENDAR_DOMAIN: ' Old.example ' })).toBe('old.example');
  });
  test.each(['https://a.example', 'a.example/x', 'a example', 'a@b', '-a.example', 'a..example', `${'a'.repeat(64)}.example`])(
    '%s is refused',
    (CALENDAR_DOMAIN) => expect(() => checkBuildSettings({ CALENDAR_DOMAIN })).toThrow(SettingFault),
  );
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
