/** The search server that `npm start` and `npm run preview` bring along. */
import { rmSync } from 'node:fs';
import { claim } from './data-lock.ts';
import { findBinary } from './meilisearch-binary.ts';
import { startServer, type SearchServer } from './meilisearch.ts';
import { searchDirectory } from './search-directory.ts';
import type { Life } from './processes.ts';
import { type Connection, indexName, searchOnlyKey } from './search-connection.ts';

/** A local server with what its users need. */
export interface LocalSearch {
  server: SearchServer;
  target: Connection;
  /** For the proxy: it can only search. */
  searchKey: string | undefined;
}

/** Starts it; undefined, after one line on the console, where there is no Meilisearch. Stops with `life`. */
export async function startLocalSearch(life: Life): Promise<LocalSearch | undefined> {
  const binary = findBinary();
  if (binary === undefined) {
    console.log('这台机器上没有 Meilisearch，改用浏览器里的静态索引搜索（要用 Meilisearch，见 npm run search:server 的提示）。');
    return undefined;
  }
  const lock = claim(searchDirectory());
  life.defer(() => lock.release());
  if (lock.temporary) console.log('已有一个搜索服务在使用 .search，这次用一份单独的临时数据，结束时删除。');
  const server = await startServer({ dataDir: lock.directory, lock, binary });
  life.defer(() => server.stop());
  if (server.rebuilt) console.log('上次的搜索数据已损坏，已清空重建。');
  const target = { url: server.url, key: server.key, index: indexName() };
  life.defer(() => lock.temporary && rmSync(lock.directory, { recursive: true, force: true }));
  return { server, target, searchKey: await searchOnlyKey(server) };
}
