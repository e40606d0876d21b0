/** Indexing: readers never see an empty index, nothing is left over, every fault is one line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { indexSettings } from '#domain/search/settings.ts';
import { hashDocuments, indexDocuments, parseDocuments, syncDocuments } from '../../scripts/lib/indexer.ts';
import { type SearchServer, startServer } from '../../scripts/lib/meilisearch.ts';
import { builtSite, cleanUp, document, listen, runCommand, temporary, testPort, write } from './command.ts';

let server: SearchServer;
let client: Meilisearch;
const dataDir = mkdtempSync(join(tmpdir(), 'haohuo-index-'));
beforeAll(async () => {
  server = await startServer({ dataDir, port: await testPort() });
  client = new Meilisearch({ host: server.url, apiKey: server.key });
}, 30_000);
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
afterEach(cleanUp);

const many = Array.from({ length: 2500 }, (_, i) => document(`d${i}`, `荔枝${i}号`));

async function indexes(prefix: string): Promise<string[]> {
  return (await client.getRawIndexes({ limit: 1000 })).results.map(({ uid }) => uid).filter((uid) => uid.startsWith(prefix));
}

test('a reindex under load: no query fails or comes back empty, old and interrupted runs are removed', { timeout: 60_000 }, async () => {
  const target = { url: server.url, key: server.key, index: 'busy' };
  await indexDocuments(target, many, indexSettings);
  for (const uid of ['busy-00000000000001-abcdef', 'busy-mine']) await client.createIndex(uid).waitTask();
  let asked = 0;
  let empty = 0;
  let running = true;
  const asking = (async () => {
    while (running) {
      const { hits } = await client.index('busy').search('荔枝', { limit: 1 });
      asked++;
      if (hits.length === 0) empty++;
    }
  })();
  const seen: number[] = [];
  await indexDocuments(target, many.slice(0, 2000), indexSettings, { onProgress: (done) => seen.push(done) });
  running = false;
  await asking;
  expect(asked).toBeGreaterThan(50);
  expect(empty).toBe(0);
  expect(seen).toEqual([0, 1000, 2000]);
  expect((await client.index('busy').getStats()).numberOfDocuments).toBe(2000);
  expect(await indexes('busy')).toEqual(['busy', 'busy-mine']);
});

test('a failed run leaves the old index as it was and nothing of its own', { timeout: 30_000 }, async () => {
  const target = { url: server.url, key: server.key, index: 'kept' };
  await indexDocuments(target, [document('a', '海鲈')], indexSettings);
  await expect(indexDocuments(target, [document('bad id', '荔枝')], indexSettings)).rejects.toThrow('线上的索引没有改动');
  expect((await client.index('kept').search('')).hits).toHaveLength(1);
  await expect.poll(() => indexes('kept')).toEqual(['kept']);
});

test('sync writes only what differs', { timeout: 30_000 }, async () => {
  const target = { url: server.url, key: server.key, index: 'synced' };
  const [a, b, c] = [document('a', '海鲈'), document('b', '荔枝'), document('c', '重壳蟹')];
  await indexDocuments(target, [a, b], indexSettings);
  const first = await syncDocuments(target, [{ ...a, name: '斗门海鲈' }, c], hashDocuments([a, b]));
  expect(first).toMatchObject({ added: 1, changed: 1, removed: 1 });
  expect((await client.index('synced').search('')).hits.map(({ name }) => name as string).sort()).toEqual(['斗门海鲈', '重壳蟹']);
  expect(await syncDocuments(target, [{ ...a, name: '斗门海鲈' }, c], first.hashes)).toMatchObject({ added: 0, changed: 0, removed: 0 });
});

test('documents are checked before they are sent', () => {
  for (const value of [
    {},
    [null],
    [{ id: 'a b', kind: 'product', name: 'x' }],
    [{ id: 'a', kind: 'thing', name: 'x' }],
    [{ id: 'a', kind: 'product' }],
    [document('a', 'x'), document('a', 'y')],
  ])
    expect(() => parseDocuments(value, 'f.json')).toThrow(/^f\.json 不是搜索文档/);
});

test('search:index indexes a built site; --dry-run only looks', { timeout: 30_000 }, async () => {
  const env = { OUT_DIR: builtSite(), SEARCH_URL: server.url, SEARCH_ADMIN_KEY: server.key, SEARCH_INDEX: 'shell' };
  const dry = await runCommand('search-index', ['--dry-run'], env);
  expect(dry).toEqual({ code: 0, lines: [expect.stringContaining('检查通过：2 条')] });
  expect(await indexes('shell')).toEqual([]);
  const done = await runCommand('search-index', [], env);
  expect(done.lines.at(-1)).toContain('索引 shell 已更新：2 条文档');
  expect(done.code).toBe(0);
  expect(done.lines.join()).not.toContain(server.key);
  expect((await client.index('shell').search('海鲈')).hits[0]).toMatchObject({ id: 'hailu' });
});

test('search:index says in one line what is wrong', { timeout: 30_000 }, async () => {
  const stranger = await listen(createServer((_, res) => void res.writeHead(404).end('<h1>hi</h1>')));
  const good = { OUT_DIR: builtSite(), SEARCH_URL: server.url, SEARCH_ADMIN_KEY: server.key };
  const cases: [env: NodeJS.ProcessEnv, line: string][] = [
    [{ OUT_DIR: temporary() }, '先运行 npm run build'],
    [{ OUT_DIR: builtSite({ not: 'a list' }) }, '不是搜索文档'],
    [{ SEARCH_ADMIN_KEY: '' }, '没有密钥'],
    [{ SEARCH_ADMIN_KEY: 'wrong' }, '不接受这个密钥'],
    [{ SEARCH_URL: `http://127.0.0.1:${await testPort()}` }, '没有回应'],
    [{ SEARCH_URL: `http://127.0.0.1:${stranger}` }, '不像是 Meilisearch'],
    [{ SEARCH_URL: 'localhost' }, 'SEARCH_URL 应是'],
    [{ SEARCH_URL: '', SEARCH_DIR: temporary() }, '搜索服务没有在运行'],
    [{ SEARCH_INDEX: '../x' }, 'SEARCH_INDEX 只能用'],
  ];
  for (const results of [cases.slice(0, 5), cases.slice(5)])
    await Promise.all(
      results.map(async ([env, line]) =>
        expect(await runCommand('search-index', [], { ...good, ...env })).toEqual({ code: 1, lines: [expect.stringContaining(line)] }),
      ),
    );
  const broken = write(join(temporary(), 'd.json'), '[{"id":');
  expect(await runCommand('search-index', ['--documents', broken], good)).toEqual({
    code: 1,
    lines: [expect.stringContaining('不是完整的 JSON')],
  });
});
