/** Which search server a command talks to, and the clear line when it cannot. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MeilisearchApiError, MeilisearchError } from 'meilisearch';
import { CommandError } from './cli.ts';
import { masterKey, searchDirectory } from './search-directory.ts';

/** Name of the search index unless `SEARCH_INDEX` says otherwise. */
export const defaultIndex = 'haohuo';

/** Where to index and with which key. */
export interface Connection {
  url: string;
  /** An admin or master key; never printed. */
  key: string;
  index: string;
}

/** The index name: `SEARCH_INDEX`, by default `haohuo`. */
export function indexName(env: NodeJS.ProcessEnv = process.env): string {
  const name = env['SEARCH_INDEX'] || defaultIndex;
  if (/^[A-Za-z0-9_-]{1,200}$/.test(name)) return name;
  throw new CommandError(`SEARCH_INDEX 只能用字母、数字、- 和 _，现在是「${name}」。`);
}

/** The server of `SEARCH_URL` with `SEARCH_ADMIN_KEY` or `MEILI_MASTER_KEY`, else the local one that is running. */
export function connection(env: NodeJS.ProcessEnv = process.env): Connection {
  const index = indexName(env);
  const key = env['SEARCH_ADMIN_KEY'] || env['MEILI_MASTER_KEY'];
  const url = env['SEARCH_URL']?.replace(/\/+$/, '');
  if (url) {
    if (!/^https?:\/\/[^/\s]+/.test(url)) throw new CommandError(`SEARCH_URL 应是 http:// 或 https:// 开头的网址，现在是「${url}」。`);
    if (!key) throw new CommandError('没有密钥。用环境变量 SEARCH_ADMIN_KEY 给出搜索服务的管理密钥。');
    return { url, key, index };
  }
  const local = runningServer(env);
  if (local === undefined)
    throw new CommandError('搜索服务没有在运行。先在另一个窗口运行 npm run search:server，或用环境变量 SEARCH_URL 指明它的网址。');
  return { ...local, index };
}

/** The local server that is running now, by its state file. */
export function runningServer(env: NodeJS.ProcessEnv = process.env): { url: string; key: string } | undefined {
  const directory = searchDirectory(env);
  const file = join(directory, 'server.json');
  if (!existsSync(file)) return undefined;
  try {
    const { url, pid } = JSON.parse(readFileSync(file, 'utf8')) as { url: string; pid: number };
    process.kill(pid, 0);
    return { url, key: masterKey(directory) };
  } catch {
    return undefined;
  }
}

/** The key that can only search, for the proxy; undefined when the server does not tell it. */
export async function searchOnlyKey({ url, key }: { url: string; key: string }): Promise<string | undefined> {
  const response = await fetch(`${url}/keys?limit=100`, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(5000) });
  if (!response.ok) return undefined;
  const { results } = (await response.json()) as { results: { key: string; name: string | null; actions: string[] }[] };
  const searching = results.filter(({ actions }) => actions.length === 1 && actions[0] === 'search');
  return (searching.find(({ name }) => name === 'Default Search API Key') ?? searching[0])?.key;
}

/** Turns what the Meilisearch client throws into one clear line; anything else comes back as it is. */
export function searchFault(error: unknown, url: string): unknown {
  const stranger = new CommandError(`${url} 不像是 Meilisearch。检查 SEARCH_URL。`);
  if (error instanceof SyntaxError) return stranger;
  if (error instanceof MeilisearchApiError) {
    const code = error.cause?.code ?? '';
    if (code === 'invalid_api_key' || code === 'missing_authorization_header')
      return new CommandError(`搜索服务 ${url} 不接受这个密钥。检查 SEARCH_ADMIN_KEY。`);
    if (error.cause?.code === undefined) return stranger;
    return new CommandError(`搜索服务拒绝了请求：${error.message}`);
  }
  if (error instanceof MeilisearchError) return new CommandError(`搜索服务 ${url} 没有回应。检查它是否在运行、网址是否正确。`);
  return error;
}
