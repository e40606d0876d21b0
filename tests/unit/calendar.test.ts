/** Calendars: what a session becomes when it is announced, moved, cancelled, shown again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedText, sessionText, staysInFeeds } from '#domain/calendar/feed.ts';
import { relate } from '#domain/relations.ts';
import type { Session } from '#domain/schemas/index.ts';
import { DAY, HOUR, MINUTE, toInstant } from '#domain/time.ts';
import { lint } from '../ics/lint.ts';
import { readStrictly } from '../ics/read.ts';
import { at, clocked, content, contextAt, has, NOW, only, readBoth, textOf, unfolded } from './calendar-fixtures.ts';

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

  test('has what was aired; begun after its planned end, it lasts as long as was planned', () => {
    expect(has({ aired: { from: '2026-11-21T20:10:00+08:00' } }, 'DTSTART;')).toEqual(['DTSTART;TZID=Asia/Shanghai:20261121T201000']);
    const late = textOf({ aired: { from: '2026-11-21T23:00:00+08:00' } });
    expect(lint(late)).toEqual([]);
    expect(late).toContain('DTEND;TZID=Asia/Shanghai:20261122T003000');
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
