/** The engine against a real server; where there is no binary, a line says so and the static engine is tried alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meilisearchEngine } from '#domain/search/engine-meilisearch.ts';
import { windowsOf } from '#domain/replay/windows.ts';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { indexSettings } from '#domain/search/settings.ts';
import { spokenDocument } from '#domain/search/spoken-document.ts';
import { buildStaticSpoken, spokenFinder } from '#domain/search/static-spoken.ts';
import type { SearchEngine } from '#domain/search/types.ts';
import { indexDocuments } from '../../scripts/lib/indexer.ts';
import { findBinary } from '../../scripts/lib/meilisearch-binary.ts';
import { type SearchServer, startServer } from '../../scripts/lib/meilisearch.ts';
import { readCorpus, readQueries } from '../../scripts/lib/search-corpus.ts';
import { judge, scores } from '../../scripts/lib/search-judge.ts';
import { productNames, talkDocuments } from '../../scripts/lib/synthetic-talk.ts';
import { postTo } from '../../scripts/lib/search-transport.ts';

const documents = readCorpus('tests/fixtures/search/corpus.json');
const engines: SearchEngine[] = [staticEngine(buildStaticIndex(documents))];
/** The same engines where much is said in replays: about the goods, and once a saying of its own over the border of two windows. */
const saying = ['这个时候', '火候就是', '猛火八', '分钟'].map((text, at) => ({ from: 754.4 + at * 7, to: 761 + at * 7, text }));
const talk = [
  ...windowsOf(saying).map(({ text, starts, carried }, window) =>
    spokenDocument({
      session: { id: 'huohou', title: '火候一场', brand: '斗门优品', sample: true, startsAt: 1_770_000_000, endsAt: 1_770_005_400 },
      ...{ window, words: text, carried, starts: starts.map(([offset, second]): [number, number] => [offset, Math.floor(second)]) },
    }),
  ),
  ...talkDocuments(productNames(documents), 3_000),
];
const talking: SearchEngine[] = [staticEngine(buildStaticIndex(documents), async () => spokenFinder(buildStaticSpoken(talk, Infinity)))];
let server: SearchServer | undefined;
let dataDir: string | undefined;

beforeAll(async () => {
  if (findBinary() === undefined) return console.log('No Meilisearch binary here: the static engine is tested alone.');
  dataDir = mkdtempSync(join(tmpdir(), 'haohuo-test-'));
  server = await startServer({ dataDir, port: 18_700 + (process.pid % 1000) });
  await indexDocuments({ url: server.url, key: server.key, index: 'test' }, documents, indexSettings);
  engines.push(meilisearchEngine({ post: postTo(server.url, server.key), index: 'test' }));
  await indexDocuments({ url: server.url, key: server.key, index: 'talk' }, [...documents, ...talk], indexSettings);
  talking.push(meilisearchEngine({ post: postTo(server.url, server.key), index: 'talk' }));
});

afterAll(async () => {
  await server?.stop();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
});

describe('both engines', () => {
  it.each([
    ['海鲈', ['斗门海鲈', '一夜埕海鲈鱼干']],
    ['鱸魚', ['斗门海鲈', '一夜埕海鲈鱼干', '免浆海鲈鱼片']],
    ['hailu', ['斗门海鲈', '一夜埕海鲈鱼干', '免浆海鲈鱼片']],
    ['dmhl', ['斗门海鲈']],
    ['荔支', ['斗门荔枝', '妃子笑荔枝', '荔枝干', '荔枝蜜']],
  ])('%s finds the right product first', async (q, names) => {
    for (const engine of engines) expect(names, engine.source).toContain((await engine.search({ q })).hits[0]?.document.name);
  });

  it('signs alone find nothing', async () => {
    for (const engine of engines) expect((await engine.search({ q: '%' })).total, engine.source).toBe(0);
  });

  it('a hostile filter finds nothing and breaks nothing', async () => {
    for (const engine of engines) {
      for (const value of ['x" OR brand EXISTS OR brand = "x', '\\', 'a\\" OR kind = "product', "'"])
        expect((await engine.search({ q: '', filters: { brand: [value] } })).total).toBe(0);
    }
  });

  it('count and page alike', async () => {
    const asked = { q: '', filters: { brand: ['岗货', '斗门优品'], kind: ['product'] }, hitsPerPage: 7, page: 2 };
    const [first, ...others] = await Promise.all(engines.map((engine) => engine.search(asked)));
    for (const other of others) {
      expect(other.total).toBe(first?.total);
      expect(other.hits).toHaveLength(7);
      for (const [facet, counts] of Object.entries(first?.facets ?? {}))
        expect({ ...other.facets[facet as 'brand'] }, facet).toEqual({ ...counts });
    }
  });

  it('hold their scores', async () => {
    for (const engine of engines)
      for (const [file, floor] of [
        ['queries', 0.97],
        ['queries-more', 0.95],
      ] as const)
        expect(
          scores(await judge(engine, readQueries(`tests/fixtures/search/${file}.json`))).at(-1)?.hit1,
          `${engine.source} ${file}`,
        ).toBeGreaterThanOrEqual(floor);
  });
});

describe('spoken words', () => {
  it.each([
    ['火候就是', 761],
    ['猛火八分鐘', 768],
    ['就是 这个时', 754],
  ])('「%s」 opens its replay two seconds before', async (q, second) => {
    for (const engine of talking) {
      const { hits, match } = await engine.search({ q });
      const [hit] = hits.filter(({ document }) => document.kind === 'spoken');
      expect(hit, engine.source).toMatchObject({ second, path: `/live/huohou/?t=${second - 2}#replay`, title: [{ text: '火候一场' }] });
      expect(match).toBe('exact');
    }
  });

  it('are found alike, page by page, with the same counts', async () => {
    for (const asked of [
      { q: '斗门海鲈', hitsPerPage: 30 },
      { q: '斗门海鲈', hitsPerPage: 30, page: 2 },
      { q: '荔枝 三天', filters: { brand: ['斗门优品', '岗货'], kind: ['spoken', 'product'] } },
      { q: '荔枝干蒸八分钟就好', sort: 'newest' as const },
    ]) {
      const [first, ...others] = await Promise.all(talking.map((engine) => engine.search(asked)));
      const spoken = first?.hits.filter(({ document }) => document.kind === 'spoken') ?? [];
      expect(spoken.length).toBeGreaterThan(0);
      for (const other of others) {
        expect(other.hits.filter(({ document }) => document.kind === 'spoken').map(({ path }) => path)).toEqual(
          spoken.map(({ path }) => path),
        );
        expect(other.facets.kind['spoken']).toBe(first?.facets.kind['spoken']);
      }
    }
  });

  it('push no page from the first place, and nonsense finds nothing still', async () => {
    for (const [at, engine] of talking.entries())
      for (const file of ['queries', 'queries-more']) {
        const hit1 = async (one: SearchEngine | undefined) =>
          one && scores(await judge(one, readQueries(`tests/fixtures/search/${file}.json`))).map(({ cls, hit1: share }) => [cls, share]);
        expect(await hit1(engine), `${engine.source} ${file}`).toEqual(await hit1(engines[at]));
      }
  });
});
