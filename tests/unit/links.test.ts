/** Platform links: which are visited, and what an answer says about them. */
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { GONE_WORDS, saysGone } from '#domain/replay/gone-words.ts';
import { linkNotice, linkSummary } from '#domain/replay/link-report.ts';
import { failureOf, MOST_SAID, needsGet, redirectOf, retryAfter, said, type Seen, verdictOf } from '#domain/replay/link-verdicts.ts';
import { linksOf } from '#domain/replay/links.ts';
import type { Content } from '#domain/schemas/index.ts';
import { isPrivateAddress, leadsInside } from '../../scripts/lib/private-address.ts';
import { base, session } from './fixtures.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const ROOM = 'https://live.test.example/room/1';
const REPLAY = 'https://live.test.example/r/1';
const replay = { url: REPLAY, platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-22T10:00' };
const platforms = [{ platform: 'tv', roomUrl: ROOM }];
const contentOf = (...sessions: [string, Record<string, unknown>][]): Content => {
  const { content, faults } = checkContent([...base, ...sessions.map(([id, data]) => session(data, id))], { includeSamples: true });
  expect(faults).toEqual([]);
  return content;
};
const urls = (data: Record<string, unknown>, now: string) =>
  linksOf(contentOf(['s', data]), at(now), { samples: true }).map(({ url }) => url);

describe('which links are visited', () => {
  test('a replay once it is out, until it is marked as gone', () => {
    expect(urls({ replay }, '2026-11-22T09:59')).toEqual([]);
    expect(urls({ replay }, '2026-11-22T10:00')).toEqual([REPLAY]);
    const gone = { replay: { ...replay, gone: { since: '2026-12-01', reason: '下架' } } };
    expect(urls(gone, '2026-11-30T23:59')).toEqual([REPLAY]);
    expect(urls(gone, '2026-12-01T00:00')).toEqual([]);
  });
  test('a room until seven days after the end, but not of a cancelled session', () => {
    expect(urls({ platforms }, '2026-10-01T00:00')).toEqual([ROOM]);
    expect(urls({ platforms }, '2026-11-21T20:30')).toEqual([ROOM]);
    expect(urls({ platforms }, '2026-11-28T21:29')).toEqual([ROOM]);
    expect(urls({ platforms }, '2026-11-28T21:30')).toEqual([]);
    const changed = { revision: 1, changes: [{ at: '2026-11-19T09:00', kind: 'cancelled', reason: '台风' }] };
    expect(urls({ platforms, ...changed, state: { kind: 'cancelled', reason: '台风' } }, '2026-11-20T00:00')).toEqual([]);
  });
  test('the same address once, with every place; a fragment makes no other address', () => {
    const content = contentOf(
      ['a', { platforms, startsAt: '2026-11-21T18:00', endsAt: '2026-11-21T19:00' }],
      ['b', { platforms: [{ platform: 'tv', roomUrl: `${ROOM}#top` }] }],
    );
    const links = linksOf(content, at('2026-11-20T00:00'), { samples: true });
    expect(links).toMatchObject([
      { url: ROOM, places: [{ session: 'a', field: 'platforms.0.roomUrl', kind: 'room', title: '看锅' }, { session: 'b' }] },
    ]);
    expect(linksOf(content, at('2026-11-20T00:00'), { samples: true, session: 'b' })[0]?.places).toHaveLength(1);
  });
  test('demo entries only when asked for', () => {
    const content = contentOf(['s', { platforms }]);
    expect(linksOf(content, at('2026-11-20T00:00'), { samples: false })).toEqual([]);
    const sessions = new Map([...content.sessions].map(([id, one]) => [id, { ...one, sample: false }]));
    expect(linksOf({ ...content, sessions }, at('2026-11-20T00:00'), { samples: false })).toHaveLength(1);
  });
});

describe('verdicts', () => {
  const answer = (status: number, says?: string): Seen => ({ kind: 'answer', status, says });
  test.each([
    [200, 'ok'],
    [206, 'ok'],
    [404, 'gone'],
    [410, 'gone'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'refused'],
    [418, 'refused'],
    [304, 'refused'],
    [416, 'ok'],
    [101, 'failing'],
    [500, 'failing'],
    [503, 'failing'],
  ] as const)('%i: %s', (status, verdict) => expect(verdictOf(answer(status))).toBe(verdict));
  test('words on a page that answers well', () => expect(verdictOf(answer(200, '视频不存在'))).toBe('said-gone'));
  test('GET asks again where HEAD says too little', () => {
    expect([400, 403, 404, 405, 500, 501].every((status) => needsGet(answer(status)))).toBe(true);
    expect([200, 401, 410, 429, 503].some((status) => needsGet(answer(status)))).toBe(false);
    expect(needsGet({ kind: 'failure', why: 'reset', code: 'ECONNRESET' })).toBe(true);
    expect(needsGet({ kind: 'failure', why: 'dns', code: 'ENOTFOUND' })).toBe(false);
  });
  test.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ABORT_ERR', 'timeout'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['HPE_INVALID_CONSTANT', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EWHAT', 'other'],
  ] as const)('%s: %s', (code, why) => expect(failureOf(code)).toBe(why));
});

describe('redirects', () => {
  const FROM = 'https://v.douyin.com/abc/';
  test.each([
    ['https://www.douyin.com/video/1', { to: 'https://www.douyin.com/video/1' }],
    ['/video/1', { to: 'https://v.douyin.com/video/1' }],
    ['//www.douyin.com/video/1#x', { to: 'https://www.douyin.com/video/1' }],
    ['https://www.douyin.com/', { why: 'home' }],
    ['/?from=share', { why: 'home' }],
    ['https://www.douyin.com/index.html', { why: 'home' }],
    ['https://passport.douyin.com/x', { why: 'login' }],
    ['https://www.douyin.com/login?next=1', { why: 'login' }],
    ['https://www.douyin.com/loginova', { to: 'https://www.douyin.com/loginova' }],
    ['http://www.douyin.com/video/1', { why: 'insecure' }],
    ['snssdk1128://aweme/1', { why: 'insecure' }],
    ['https://a:b@www.douyin.com/video/1', { why: 'insecure' }],
    [FROM, { why: 'loop' }],
    ['https://', { why: 'nowhere' }],
    [undefined, { why: 'nowhere' }],
  ])('to %s', (location, expected) => {
    const found = redirectOf([FROM], location);
    expect('why' in found ? { why: found.why } : { to: found.to.href }).toEqual(expected);
  });
  test('a link to a home page may lead to another', () =>
    expect(redirectOf(['https://example.com/'], 'https://www.example.com/')).toHaveProperty('to'));
  test('five, and no more', () => {
    const chain = (hops: number) => Array.from({ length: hops }, (_, index) => `https://a.example/${index}`);
    expect(redirectOf(chain(5), '/next')).toHaveProperty('to');
    expect(redirectOf(chain(6), '/next')).toMatchObject({ why: 'too-many' });
  });
});

describe('what a server says is repeated', () => {
  test.each([undefined, 'https://[\u009b31mRED\u0007', `https://[${'A'.repeat(12_000)}`, `http://a.example/${'b'.repeat(12_000)}`])(
    'without control characters and not endlessly: %j',
    (location) => {
      const found = redirectOf([REPLAY], location);
      const to = 'why' in found ? found.to : '';
      expect(to).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      expect(to.length).toBeLessThanOrEqual(MOST_SAID);
    },
  );
  test('as it is, if it is short and plain', () => {
    expect(said('https://视频.example/1')).toBe('https://视频.example/1');
    expect(said(said('字'.repeat(300)))).toBe(`${'字'.repeat(MOST_SAID - 1)}…`);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-22T00:00:00Z');
  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 00:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 00:00:30 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j: %j ms', (header, wait) => expect(retryAfter(header, now)).toBe(wait));
});

describe('pages that say they are gone', () => {
  test('in the title, or in a page that shows little else', () => {
    for (const word of GONE_WORDS) expect(saysGone(`<html><body><p>抱歉，${word}</p></body></html>`)).toBeDefined();
    expect(saysGone(`<title>视频不存在 - 某平台</title><p>${'推荐'.repeat(2000)}</p>`)).toBe('视频不存在');
  });
  test('not in a long page, a script, a style, an attribute or a comment, even when cut off', () => {
    expect(saysGone(`<title>撞奶夜</title><p>${'评论'.repeat(500)}视频不存在</p>`)).toBeUndefined();
    expect(saysGone('<script>const m = "视频不存在";</script><p>撞奶夜</p>')).toBeUndefined();
    expect(saysGone('<p>撞奶夜</p><script>const m = "视频不存在')).toBeUndefined();
    expect(saysGone('<p data-error="视频不存在">撞奶夜</p><!-- 视频不存在 --><style>/* 视频不存在 */</style>')).toBeUndefined();
    expect(saysGone('<p>撞奶夜</p><img alt="视频不存在')).toBeUndefined();
  });
  test('a room between two sessions is well', () => expect(saysGone('<p>直播已结束</p>')).toBeUndefined());
});

describe('addresses inside', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '::a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::192.168.1.1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    'fec0::1',
    'ff02::1',
  ])('%s', async (address) => {
    expect(isPrivateAddress(address)).toBe(true);
    expect(await leadsInside(address.includes(':') ? `[${address}]` : address)).toBe(true);
  });
  test.each(['1.1.1.1', '172.32.0.1', '198.18.0.1', '2606:4700::1', '::ffff:1.1.1.1', '64:ff9b::1.1.1.1'])('%s is outside', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
  test('names', async () => {
    expect(await leadsInside('localhost')).toBe(true);
    expect(await leadsInside('printer.local')).toBe(true);
  });
});

describe('the report', () => {
  const place = { session: 's', title: '看锅', field: 'replay.url', kind: 'replay' } as const;
  const notice = (seen: Seen, kind: 'replay' | 'room' = 'replay') => linkNotice(REPLAY, { ...place, kind }, seen, 's.yaml');
  test('one notice with what was seen and how to mend it', () => {
    expect(notice({ kind: 'answer', status: 200 })).toBeUndefined();
    expect(notice({ kind: 'answer', status: 404 })).toMatchObject({ code: 'link-gone', file: 's.yaml', field: 'replay.url' });
    expect(notice({ kind: 'answer', status: 404 })?.what).toBe(`「看锅」的回放 ${REPLAY} 没有了（404）`);
    expect(notice({ kind: 'answer', status: 404 })?.mend).toContain('gone（since 日期、reason 原因）');
    expect(notice({ kind: 'answer', status: 404 }, 'room')?.mend).toContain('roomUrl');
    expect(notice({ kind: 'answer', status: 200, says: '视频不存在' })?.what).toContain('可能没有了：页面写着“视频不存在”');
    expect(notice({ kind: 'answer', status: 403 })?.mend).toContain('请人点开看看');
    expect(notice({ kind: 'failure', why: 'dns', code: 'ENOTFOUND' })?.what).toContain('找不到这个域名（ENOTFOUND）');
    expect(notice({ kind: 'failure', why: 'dns', code: 'ENOTFOUND' })?.mend).toContain('过一阵再查');
    expect(notice({ kind: 'detour', why: 'home', to: 'https://x.example/' })?.what).toContain(
      '转到了首页，可能已被删除（https://x.example/）',
    );
    expect(notice({ kind: 'unchecked' })).toMatchObject({ code: 'link-unchecked', mend: '再运行一次，接着查' });
  });
  test('the sum counts every verdict', () => {
    const seen: Seen[] = [
      { kind: 'answer', status: 200 },
      { kind: 'answer', status: 206 },
      { kind: 'answer', status: 404 },
      { kind: 'unchecked' },
    ];
    expect(linkSummary(seen, 1)).toBe('查了 4 个链接（1 个用上次的结果）：正常 2，没有了 1，没来得及查 1。');
  });
});
