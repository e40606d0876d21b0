/** The engine against a real server; where there is no binary, a line says so and the static engine is tried alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meilisearchEngine } from '#domain/search/engine-meilisearch.ts';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { indexSettings } from '#domain/search/settings.ts';
import type { SearchEngine } from '#domain/search/types.ts';
import { indexDocuments } from '../../scripts/lib/indexer.ts';
import { findBinary } from '../../scripts/lib/meilisearch-binary.ts';
import { type SearchServer, startServer } from '../../scripts/lib/meilisearch.ts';
import { readCorpus, readQueries } from '../../scripts/lib/search-corpus.ts';
import { judge, scores } from '../../scripts/lib/search-judge.ts';
import { postTo } from '../../scripts/lib/search-transport.ts';

const documents = readCorpus('tests/fixtures/search/corpus.json');
const engines: SearchEngine[] = [staticEngine(buildStaticIndex(documents))];
let server: SearchServer | undefined;
let dataDir: string | undefined;

beforeAll(async () => {
  if (findBinary() === undefined) return console.log('No Meilisearch binary here: the static engine is tested alone.');
  dataDir = mkdtempSync(join(tmpdir(), 'haohuo-test-'));
  server = await startServer({ dataDir, port: 18_700 + (process.pid % 1000) });
  await indexDocuments({ url: server.url, key: server.key, index: 'test' }, documents, indexSettings);
  engines.push(meilisearchEngine({ post: postTo(server.url, server.key), index: 'test' }));
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
