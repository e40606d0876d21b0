/** Calendars: what feeds hold, how readers get them, what stands in their UIDs. */
import { describe, expect, test } from 'vitest';
import { calendarDomain, checkBuildSettings, SettingFault } from '#domain/build-settings.ts';
import { feedText } from '#domain/calendar/feed.ts';
import { eventLinks, feedLinks } from '#domain/calendar/links.ts';
import { checkContent } from '#domain/content.ts';
import { listOf, relate } from '#domain/relations.ts';
import { lint } from '../ics/lint.ts';
import { readLeniently, readStrictly } from '../ics/read.ts';
import { clocked, contextAt, NOW, venue } from './calendar-fixtures.ts';
import { base, entry, session } from './fixtures.ts';

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
