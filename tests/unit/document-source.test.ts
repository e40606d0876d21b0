import { expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { documentSource } from '#domain/document-source.ts';
import { relate } from '#domain/relations.ts';
import { buildDocuments } from '#domain/search/documents.ts';
import { epochOf } from '#domain/time.ts';
import { base, session } from './fixtures.ts';

const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-23T10:00' };
const shown = session({ replay, lineup: [{ product: 'wok', at: '10:00', until: '12:00', note: '颠锅' }] });
const { content } = checkContent([...base, shown, session({ state: { kind: 'cancelled', reason: '台风' } }, 'off')], {
  includeSamples: true,
});
const at = (now: string) => buildDocuments(documentSource(relate(content, epochOf(now))));
const later = at('2026-12-01T00:00:00+08:00');

test('every kind of entry becomes a document with a unique id and a path', () => {
  expect(new Set(later.map(({ kind }) => kind))).toEqual(new Set(['product', 'session', 'moment', 'maker', 'association', 'host']));
  expect(new Set(later.map(({ id }) => id)).size).toBe(later.length);
  for (const { path, id, sample } of later) {
    expect(path).toMatch(/^\/[a-z]+\/[a-z0-9-]+\/(?:\?t=\d+#t-\d+)?$/);
    expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(sample).toBe(true);
  }
});

test('a specialty stands before the goods named after it', () => {
  const rank = (id: string) => later.find((one) => one.id === id)?.kindRank ?? 99;
  expect(rank('product-ironware')).toBeLessThan(rank('product-wok'));
});

test('a moment opens the session at its second, and exists only once the replay is out', () => {
  expect(later.find(({ kind }) => kind === 'moment')).toMatchObject({
    path: '/live/s/?t=600#t-600',
    second: 600,
    name: 'wok',
    description: '看锅 · 颠锅',
  });
  expect(at('2026-11-23T09:59:00+08:00').some(({ kind }) => kind === 'moment')).toBe(false);
});

test('what is said becomes documents while the replay can be watched', () => {
  const cues = [0, 5, 12, 599, 604].map((from) => ({ from: from + 0.5, to: from + 5, text: `说${from}` }));
  const spokenOf = (more: object, now: string) => {
    const { content: own } = checkContent(
      [...base, session({ replay: { ...replay, ...more }, lineup: [{ product: 'wok', at: '10:00' }] })],
      {
        includeSamples: true,
      },
    );
    const documents = buildDocuments(documentSource(relate(own, epochOf(now)), ({ id }) => (id === 's' ? cues : [])));
    return documents.filter(({ kind }) => kind === 'spoken');
  };
  const found = spokenOf({}, '2026-12-01T00:00:00+08:00');
  expect(found.map(({ id, path, second, said }) => [id, path, second, said])).toEqual([
    ['spoken-s-0', '/live/s/?t=0#replay', 0, '说 0 说 5 说 12'],
    ['spoken-s-1', '/live/s/?t=597#replay', 599, '说 599'],
    ['spoken-s-2', '/live/s/?t=602#replay', 604, '说 599 说 604'],
  ]);
  expect(found[2]).toMatchObject({
    ...{ name: '看锅', brand: 'b', tags: ['回放'], sample: true, kindRank: 7, aliases: [], products: [], pinyinJoined: [] },
    speech: { session: 's', words: '说599 说604', carried: 4 },
  });
  expect(spokenOf({}, '2026-11-23T09:59:00+08:00')).toEqual([]);
  expect(spokenOf({ gone: { since: '2026-11-25', reason: '平台下架' } }, '2026-12-01T00:00:00+08:00')).toEqual([]);
});

test('the tags of a session follow its phase', () => {
  const tags = (now: string, id: string) => at(now).find((one) => one.id === id)?.tags;
  expect(tags('2026-11-20T00:00:00+08:00', 'session-s')).toEqual(['预告']);
  expect(tags('2026-11-22T00:00:00+08:00', 'session-s')).toEqual([]);
  expect(tags('2026-12-01T00:00:00+08:00', 'session-s')).toEqual(['回放']);
  expect(tags('2026-11-20T00:00:00+08:00', 'session-off')).toEqual(['已取消']);
});

test('a session whose replay is gone says so, and its moments go with it', () => {
  const { content: own } = checkContent(
    [...base, session({ replay: { ...replay, gone: { since: '2026-12-01', reason: '下架' } }, lineup: [{ product: 'wok', at: '10:00' }] })],
    { includeSamples: true },
  );
  const on = (now: string) => buildDocuments(documentSource(relate(own, epochOf(now))));
  const stateOn = (now: string) => on(now).find(({ kind }) => kind === 'session')?.state;
  expect([stateOn('2026-11-30T23:59:00+08:00'), stateOn('2026-12-01T00:00:00+08:00')]).toEqual(['', 'gone']);
  expect(on('2026-12-01T00:00:00+08:00').some(({ kind }) => kind === 'moment')).toBe(false);
});
