import { describe, expect, test } from 'vitest';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { readEntryBytes } from '#domain/entry-text.ts';
import { faultLine } from '#domain/faults.ts';
import { linkMatches } from '#domain/link-patterns.ts';
import type { CollectionName } from '#domain/schemas/index.ts';
import { base, entry, session } from './fixtures.ts';

const faultsOf = (extra: RawEntry[], includeSamples = true) => checkContent([...base, ...extra], { includeSamples }).faults;
const codes = (extra: RawEntry[]) => faultsOf(extra).map(({ code, field }) => `${code} ${field}`);

describe('checkContent', () => {
  test('the fixtures themselves have no fault', () => expect(faultsOf([session()])).toEqual([]));

  test('a dangling maker id', () => {
    const faults = faultsOf([entry('products', 'orphan', { kind: 'goods', maker: 'nobody' })]);
    expect(faults.map(({ code, field, file }) => [code, field, file])).toEqual([
      ['dangling-reference', 'maker', 'content/products/orphan.yaml'],
    ]);
    expect(faultLine(faults[0] ?? expect.fail())).toContain('没有 id 为「nobody」的厂商');
  });
  test('a nearly right id is suggested', () =>
    expect(faultsOf([entry('products', 'typo', { kind: 'goods', maker: 'wok-shop' })])[0]?.mend).toContain('「wok-shops」'));
  test('a dangling id deep in a list names its place', () =>
    expect(codes([session({ lineup: [{ product: 'wok' }, { product: 'ghost' }] })])).toEqual(['dangling-reference lineup.1.product']));
  test('a duplicate id', () => {
    const twin = { ...entry('products', 'wok', {}), file: 'content/products/more/wok.yml' };
    const faults = faultsOf([twin]);
    expect(faults.map(({ code }) => code)).toEqual(['duplicate-id']);
    expect(faults[0]?.what).toContain('content/products/wok.yaml');
  });
  test('a session that ends before it starts', () =>
    expect(codes([session({ endsAt: '2026-11-21T19:00' })])).toEqual(['date-order endsAt']));
  test('a session that ends as it starts', () => expect(codes([session({ endsAt: '2026-11-21T20:00' })])).toEqual(['date-order endsAt']));
  test("a line-up past the replay's end", () => {
    const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-22T10:00' };
    expect(codes([session({ replay, lineup: [{ product: 'wok', at: '59:00', until: '60:01' }] })])).toEqual(['past-end lineup.0.until']);
    expect(codes([session({ replay, lineup: [{ product: 'wok', at: '1:00:00' }] })])).toEqual(['past-end lineup.0.at']);
    expect(codes([session({ replay, lineup: [{ product: 'wok', at: '59:00', until: '1:00:00' }] })])).toEqual([]);
    expect(codes([session({ replay, lineup: [{ product: 'wok', at: '10:00', until: '9:00' }] })])).toEqual(['date-order lineup.0.until']);
  });
  test('line-up times without a replay', () =>
    expect(codes([session({ lineup: [{ product: 'wok', at: '1:00' }] })])).toEqual(['no-replay lineup.0.at']));
  test('a licence that ends before it begins, is for others’ goods, or repeats a number', () => {
    const licence = { mark: 'seal', maker: 'wok-shops', products: ['wok'], number: 'N-1', from: '2026-01-01', until: '2027-01-01' };
    expect(codes([entry('licences', 'one', { ...licence, until: '2025-12-31' })])).toEqual(['date-order until']);
    expect(codes([entry('licences', 'one', { ...licence, products: ['pan'] })])).toEqual(['licence-maker products.0']);
    expect(codes([entry('licences', 'one', licence), entry('licences', 'two', licence)])).toEqual(['duplicate-number number']);
  });
  test('a session that shows goods after their licence ended', () => {
    const licence = (until: string, number = 'N-1') =>
      entry('licences', number.toLowerCase(), { mark: 'seal', maker: 'wok-shops', products: ['wok'], number, from: '2026-01-01', until });
    expect(codes([session(), licence('2026-11-20')])).toEqual(['licence-ended lineup.0.product']);
    expect(codes([session(), licence('2026-11-21')])).toEqual([]);
    expect(codes([session(), licence('2026-11-20'), licence('2027-11-20', 'N-2')])).toEqual([]);
    const changed = (kind: string) => ({ revision: 1, changes: [{ at: '2026-11-19T09:00', kind, reason: '台风' }] });
    expect(codes([session({ ...changed('cancelled'), state: { kind: 'cancelled', reason: '台风' } }), licence('2026-11-20')])).toEqual([]);
    const moved = { ...changed('rescheduled'), state: { kind: 'postponed', reason: '台风', newStartsAt: '2026-11-28T20:00' } };
    expect(codes([session(moved), licence('2026-11-21')])).toEqual(['licence-ended lineup.0.product']);
  });
  test('a time that is not confirmed has no end; one that is has one after it', () => {
    expect(codes([session({ startsAt: '2026-11-30', endsAt: undefined })])).toEqual([]);
    expect(codes([session({ startsAt: '2026-11-30 下午', endsAt: undefined })])).toEqual([]);
    expect(codes([session({ startsAt: '2026-11-30 下午' })])).toEqual(['rough-end endsAt']);
    expect(codes([session({ endsAt: undefined })])).toEqual(['no-end endsAt']);
    expect(codes([session({ startsAt: '2026-11-31', endsAt: undefined })])).toEqual(['field-custom startsAt']);
    expect(codes([session({ startsAt: '11月30日', endsAt: undefined })])).toEqual(['field-custom startsAt']);
  });
  test('the change log counts as the revision, in order, and ends in the state', () => {
    const change = (kind: string, at = '2026-11-19T09:00', more = {}) => ({ at, kind, reason: '台风', ...more });
    const cancelled = { kind: 'cancelled', reason: '台风' };
    expect(codes([session({ revision: 1 })])).toEqual(['revision revision']);
    expect(codes([session({ state: cancelled })])).toEqual(['change-log changes']);
    expect(codes([session({ revision: 1, changes: [change('cancelled')] })])).toEqual(['change-log state']);
    const restored = [change('cancelled'), change('restored', '2026-11-20T09:00')];
    expect(codes([session({ revision: 2, changes: restored })])).toEqual([]);
    expect(codes([session({ revision: 2, changes: restored, state: cancelled })])).toEqual(['change-log changes']);
    expect(codes([session({ revision: 2, changes: restored.toReversed() })])).toEqual(['date-order changes.1.at', 'change-log state']);
    expect(codes([session({ revision: 1, changes: [change('venue', '2026-11-19T09:00', { endsAt: '2026-11-21T21:00' })] })])).toEqual([
      'date-order changes.0.endsAt',
    ]);
  });
  test('a session may not take the name of a view', () =>
    expect(codes([entry('sessions', 'week', session().data as Record<string, unknown>)])).toEqual(['reserved-id ']));
  test('a room that is not on its platform, or dresses up as if it were', () => {
    const room = (roomUrl: string) => codes([session({ platforms: [{ platform: 'tv', roomUrl }] })]);
    expect(room('https://live.test.example/room/7')).toEqual([]);
    for (const url of [
      'https://evil.example/room/7',
      'https://live.test.example.evil.example/room/7',
      'https://live.test.example@evil.example/room/7',
      'https://live.test.example/other',
    ])
      expect(room(url)).toEqual(['link-pattern platforms.0.roomUrl']);
    expect(room('javascript:alert(1)')).toEqual(['field-custom platforms.0.roomUrl']);
  });
  test('unknown fields, wrong types and missing fields are all listed, each once', () => {
    expect(
      codes([
        entry('products', 'bad', { kind: 'goods', maker: 'wok-shops', colour: 'red', summary: undefined, seasonMonths: [13] }),
      ]).sort(),
    ).toEqual(['field-invalid-type summary', 'field-too-big seasonMonths.0', 'field-unrecognized-keys colour']);
  });
  test('a real entry without a source', () =>
    expect(codes([entry('hosts', 'plain', { sample: false, kind: 'anchor', brand: 'b' })])).toEqual([
      'sample-reference brand',
      'no-source sources',
    ]));
  test('results without a source are refused', () =>
    expect(codes([session({ results: { viewers: 5, asOf: '2026-11-22' } })])).toEqual(['field-invalid-type results.source']));
  test('a broken entry is reported once, not by all that point to it', () =>
    expect(codes([session({ hosts: [{ host: 'broken' }] }), entry('hosts', 'broken', { kind: 'king' })])).toEqual([
      'field-invalid-value kind',
    ]));
  test('an entry with a wrong field still has its references checked', () =>
    expect(codes([entry('products', 'both', { kind: 'goods', maker: 'nobody', colour: 'red' })])).toEqual([
      'field-unrecognized-keys colour',
      'dangling-reference maker',
    ]));
  test('a file name that cannot be an id', () => expect(codes([{ ...entry('hosts', 'x', {}), id: '主播 1' }])).toEqual(['bad-id ']));
});

describe('demo entries', () => {
  const real = entry('hosts', 'real', { sample: false, kind: 'anchor', brand: 'b', sources: [{ title: '来源' }] });
  test('are left out on demand', () => {
    const { content } = checkContent([...base, session()], { includeSamples: false });
    expect(Object.values(content).flatMap((entries) => [...entries.values()])).toEqual([]);
  });
  test('a real entry that refers to one is a fault with and without them', () => {
    for (const includeSamples of [true, false])
      expect(faultsOf([real], includeSamples).map(({ code, field }) => [code, field])).toEqual([['sample-reference', 'brand']]);
  });
});

describe('reading an entry', () => {
  const read = (text: string | Uint8Array) =>
    readEntryBytes(
      'hosts' satisfies CollectionName,
      'content/hosts/a.yaml',
      typeof text === 'string' ? new TextEncoder().encode(text) : text,
    );
  test('dates and codes stay text', () =>
    expect(read('on: 2026-03-05\nat: 2026-03-05T10:00:00\n')).toMatchObject({
      id: 'a',
      data: { on: '2026-03-05', at: '2026-03-05T10:00:00' },
    }));
  test('broken YAML names the line', () =>
    expect(read('a: 1\nb: [1\nc: 2\n')).toMatchObject({ code: 'bad-yaml', line: expect.any(Number) as number }));
  test('GBK bytes, a giant file and a list are refused', () => {
    expect(read(new Uint8Array([0xb6, 0xb7, 0xc3, 0xc5]))).toMatchObject({ code: 'bad-encoding' });
    expect(read('a'.repeat(1_000_001))).toMatchObject({ code: 'too-big' });
    expect(faultsOf([{ collection: 'hosts', id: 'a', file: 'a.yaml', data: [1] }])).toMatchObject([{ code: 'not-an-entry' }]);
  });
  test('aliases, loops and bombs are refused in no time', () => {
    const bomb = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}]`);
    for (const text of ['a: &a [1,1]\nkind: [*a,*a]\n', 'notes: &n [*n]\n', `a0: &a0 [1]\n${bomb.join('\n')}\n`])
      expect(read(text)).toMatchObject({ code: 'yaml-alias' });
  });
  test('hidden characters in a name are refused', () => {
    for (const zh of ['鲈\u202e鱼', '鲈\u0007鱼', '\u0001']) expect(codes([entry('hosts', 'bad', { names: { zh } })])).not.toEqual([]);
  });
  test('an http link, a foreign image and a link without a host are refused', () => {
    expect(codes([entry('makers', 'bad', { links: [{ title: '店', url: 'http://shop.example/' }] })])).toEqual([
      'field-custom links.0.url',
    ]);
    const article = (body: string) =>
      codes([entry('articles', 'a', { title: '文', kind: 'news', date: '2026-01-01', summary: '文', body })]);
    expect(article('![x](https://evil.example/x.png)')).toEqual(['body-image body']);
    for (const body of ['[x](//evil.example)', '[x](javascript:alert(1))', '[x](data:text/html,x)'])
      expect(article(body)).toEqual(['body-link body']);
    expect(article('[x](https://fine.example/) [y](/about/) [z](#z)')).toEqual([]);
  });
  test('hostile text cannot steer the terminal', () =>
    expect(faultLine({ code: 'x', file: 'f', field: 'a', what: '\u001b[2J\u202e坏', mend: '改' })).not.toMatch(/[\u001b\u202e]/));
});

describe('linkMatches', () => {
  test.each([
    ['https://*.shop.example/*', 'https://a.shop.example/x', true],
    ['https://*.shop.example/*', 'https://shop.example/x', true],
    ['https://*.shop.example/*', 'https://notshop.example/x', false],
    ['https://shop.example/live/*', 'https://shop.example/live/1?x=/other', true],
    ['https://shop.example/live/*', 'https://shop.example/other?/live/1', false],
    ['https://shop.example/*', 'http://shop.example/1', false],
    ['https://shop.example/*', 'https://shop.example:8443/1', false],
  ])('%s %s', (pattern, url, fits) => expect(linkMatches(pattern, url)).toBe(fits));
});
