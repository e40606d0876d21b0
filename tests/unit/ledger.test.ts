/** The keep-until ledger: which replays stand in it, until when, in which state, and what its file says. */
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { csvOf } from '#domain/csv.ts';
import { t } from '#domain/i18n/index.ts';
import { ledgerCsv } from '#domain/replay/ledger-csv.ts';
import { ledgerNotices } from '#domain/replay/ledger-notices.ts';
import { ledgerOf } from '#domain/replay/ledger.ts';
import type { Content } from '#domain/schemas/index.ts';
import { parseCsv } from '../csv.ts';
import { base, entry, session } from './fixtures.ts';

/** Held on 2026-11-21 20:00–21:30. */
const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-22T10:00' };
const at = (text: string) => Date.parse(`${text}+08:00`);
const contentOf = (...sessions: [string, Record<string, unknown>][]): Content => {
  const raw = [...base, entry('brands', 'b2', {}), ...sessions.map(([id, data]) => session(data, id))];
  const { content, faults } = checkContent(raw, { includeSamples: true });
  expect(faults).toEqual([]);
  return content;
};
const rows = (data: Record<string, unknown>, now: string) => ledgerOf(contentOf(['s', data]), at(now));
const real = (content: Content): Content => ({
  ...content,
  sessions: new Map([...content.sessions].map(([id, one]) => [id, { ...one, sample: false }])),
});

describe('a replay', () => {
  test('is kept three years from the end by the operator, unless the entry says otherwise', () => {
    expect(rows({ replay }, '2026-11-23T00:00')).toMatchObject([
      {
        session: 's',
        title: '看锅',
        sample: true,
        brands: ['b'],
        ended: '2026-11-21',
        platform: 'tv',
        url: replay.url,
        keeper: 'wok-shops',
        until: '2029-11-21',
        state: 'kept',
      },
    ]);
    const [stated] = rows({ replay: { ...replay, retainUntil: '2031-01-01', keeper: '档案室' } }, '2026-11-23T00:00');
    expect(stated).toMatchObject({ keeper: '档案室', until: '2031-01-01' });
    expect(rows({ replay, operator: { association: 'guild' } }, '2026-11-23T00:00')[0]?.keeper).toBe('guild');
    expect(rows({ replay, operator: { name: '台里' } }, '2026-11-23T00:00')[0]?.keeper).toBe('台里');
  });

  test.each([
    ['2029-08-22T23:59', 91, 'kept'],
    ['2029-08-23T00:00', 90, 'ending'],
    ['2029-08-24T12:00', 89, 'ending'],
    ['2029-11-20T23:59', 1, 'ending'],
    ['2029-11-21T00:00', 0, 'ending'],
    ['2029-11-21T23:59', 0, 'ending'],
    ['2029-11-22T00:00', -1, 'past'],
  ] as const)('%s: %i days, %s', (now, daysLeft, state) => expect(rows({ replay }, now)).toMatchObject([{ daysLeft, state }]));

  test('the day is Beijing’s, wherever the build runs', () => {
    const at2359 = Date.parse('2029-11-21T15:59:59Z');
    const content = contentOf(['s', { replay }]);
    expect(ledgerOf(content, at2359)[0]?.daysLeft).toBe(0);
    expect(ledgerOf(content, at2359 + 1000)[0]?.daysLeft).toBe(-1);
  });

  test('held on 29 February: three years later is 1 March; over midnight: the day of the end', () => {
    const leap = { startsAt: '2028-02-29T20:00', endsAt: '2028-02-29T21:00', replay: { ...replay, publishedAt: '2028-03-01T10:00' } };
    expect(rows(leap, '2028-03-02T00:00')[0]?.until).toBe('2031-03-01');
    const late = { startsAt: '2026-11-21T23:00', endsAt: '2026-11-22T01:00', replay };
    expect(rows(late, '2026-11-23T00:00')[0]).toMatchObject({ ended: '2026-11-22', until: '2029-11-22' });
  });

  test('is not in the ledger before the session is over, nor its address before it is out', () => {
    expect(rows({ replay }, '2026-11-21T21:29')).toEqual([]);
    expect(rows({ replay }, '2026-11-22T09:59')).toMatchObject([{ url: undefined, state: 'kept' }]);
    expect(rows({ replay }, '2026-11-22T10:00')).toMatchObject([{ url: replay.url }]);
  });

  test('gone: from the day it was taken down, with the reason, and still kept', () => {
    const gone = { replay: { ...replay, gone: { since: '2026-12-01', reason: '平台下架' } } };
    expect(rows(gone, '2026-11-30T23:59')).toMatchObject([{ state: 'kept', gone: undefined }]);
    expect(rows(gone, '2026-12-01T00:00')).toMatchObject([{ state: 'gone', gone: { reason: '平台下架' }, until: '2029-11-21' }]);
  });

  test('a file of this site has no platform; an address without one names its host', () => {
    const { url, platform: _platform, ...own } = replay;
    expect(rows({ replay: { ...own, file: './s.mp4' } }, '2026-11-23T00:00')).toMatchObject([{ platform: undefined, file: './s.mp4' }]);
    expect(rows({ replay: { ...own, url } }, '2026-11-23T00:00')[0]?.platform).toBe('live.test.example');
  });

  test('the earliest end comes first', () => {
    const content = contentOf(
      ['a', { replay }],
      ['b', { replay: { ...replay, retainUntil: '2027-01-01' } }],
      ['c', { replay: { ...replay, retainUntil: '2027-01-01' } }],
    );
    expect(ledgerOf(content, at('2026-11-23T00:00')).map(({ session: id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('a session without a replay', () => {
  test('is missing one when more than seven days have passed', () => {
    expect(rows({}, '2026-11-28T21:30')).toEqual([]);
    expect(rows({}, '2026-11-28T21:31')).toMatchObject([{ state: 'missing', keeper: undefined, until: '2029-11-21' }]);
  });
  test('only when it traded or showed goods for the public benefit', () => {
    const missing = (data: Record<string, unknown>) => rows(data, '2026-12-24T00:00').length;
    expect(missing({ nature: 'advertising', payer: '锅厂' })).toBe(1);
    expect(missing({ nature: 'public-benefit' })).toBe(1);
    expect(missing({ nature: 'public-benefit', lineup: [] })).toBe(0);
    expect(missing({ nature: 'education' })).toBe(0);
    expect(missing({ startsAt: '2026-11-21 晚上', endsAt: undefined })).toBe(1);
  });
  test('not when it was cancelled', () => {
    const changed = { revision: 1, changes: [{ at: '2026-11-19T09:00', kind: 'cancelled', reason: '台风' }] };
    expect(rows({ ...changed, state: { kind: 'cancelled', reason: '台风' } }, '2026-12-24T00:00')).toEqual([]);
  });
});

describe('notices for editors', () => {
  const notices = (content: Content, now: string) => ledgerNotices(content, at(now), (id) => `sessions/${id}.yaml`);
  const codes = (content: Content, now: string) => notices(content, now).map(({ code }) => code);
  test('demo entries raise none', () => expect(codes(contentOf(['s', {}], ['r', { replay }]), '2029-12-24T00:00')).toEqual([]));
  test('ending, past, missing', () => {
    const kept = real(contentOf(['s', { replay }]));
    expect(codes(kept, '2029-08-22T23:59')).toEqual([]);
    expect(notices(kept, '2029-08-23T00:00')).toMatchObject([
      { code: 'keep-ending', file: 'sessions/s.yaml', field: 'replay.retainUntil' },
    ]);
    expect(notices(kept, '2029-08-23T00:00')[0]?.what).toBe('「看锅」的回放保存到 2029年11月21日，还有 90 天');
    expect(notices(kept, '2029-11-21T12:00')[0]?.what).toContain('今天到期');
    expect(notices(kept, '2029-11-23T12:00')[0]).toMatchObject({
      code: 'keep-past',
      what: '「看锅」的回放保存到 2029年11月21日，已过 2 天',
    });
    expect(codes(real(contentOf(['s', {}])), '2026-12-24T00:00')).toEqual(['replay-missing']);
  });
  test('a stated day before the three years', () => {
    const stated = (retainUntil: string) => real(contentOf(['s', { replay: { ...replay, retainUntil } }]));
    expect(codes(stated('2029-11-20'), '2026-12-24T00:00')).toEqual(['keep-short']);
    expect(codes(stated('2029-11-21'), '2026-12-24T00:00')).toEqual([]);
  });
});

describe('CSV', () => {
  test('begins with a byte-order mark, ends its lines with CRLF, and can be read back', () => {
    const table = [
      ['名', '值'],
      ['a,b', '说"好"'],
      ['两\n行', ' 空 '],
      ['', '-'],
    ];
    const text = csvOf(table);
    expect(text.startsWith('\uFEFF名,值\r\n')).toBe(true);
    expect(parseCsv(text)).toEqual([...table.slice(0, 3), ['', "'-"]]);
  });
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n=1'])('%j is no formula', (danger) => {
    const [[cell = ''] = []] = parseCsv(csvOf([[danger, 'x']]));
    expect(cell).toBe(`'${danger}`);
  });
  test('the ledger’s file: one line a row, the day it is true for, dangerous titles disarmed', () => {
    const sha256 = 'a'.repeat(64);
    const content = contentOf(
      ['s', { title: '=HYPERLINK("https://x")', brands: ['b', 'b2'], replay: { ...replay, sha256 } }],
      ['g', { replay: { ...replay, gone: { since: '2026-11-23', reason: '原因，有逗号' } } }],
    );
    const now = at('2026-11-24T00:00');
    const [head = [], ...lines] = parseCsv(ledgerCsv(ledgerOf(content, now), now, (path) => `https://h.example${path}`));
    expect(head).toEqual(Object.values(t.ledger.file));
    const records = lines.map((line) => Object.fromEntries(line.map((cell, index) => [head[index] ?? '', cell])));
    expect(records).toMatchObject([
      { 场次id: 'g', 状态: '已撤下', 撤下日期: '2026-11-23', 撤下原因: '原因，有逗号', 截至: '2026-11-24' },
      {
        场次id: 's',
        场次: '\'=HYPERLINK("https://x")',
        示例: '示例',
        品牌: 'b、b2',
        'SHA-256': sha256,
        场次页面: 'https://h.example/live/s/',
      },
    ]);
  });
});
