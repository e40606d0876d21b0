/** Searches from the shell, through the same layer as the site: `npm run search -- "鲈鱼"`. */
import { existsSync } from 'node:fs';
import { searchWords } from '#domain/i18n/zh-hans-search.ts';
import { meilisearchEngine } from '#domain/search/engine-meilisearch.ts';
import { formatOffset } from '#domain/format.ts';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { buildStaticSpoken, spokenFinder } from '#domain/search/static-spoken.ts';
import {
  type SearchEngine,
  type SearchKind,
  searchKinds,
  type SearchRequest,
  type SearchResult,
  SearchUnavailable,
} from '#domain/search/types.ts';
import { CommandError, flags, run, UsageError } from './lib/cli.ts';
import { readDocuments } from './lib/documents-file.ts';
import { indexName, runningServer } from './lib/search-connection.ts';
import { postTo } from './lib/search-transport.ts';

const usage = 'npm run search -- "鲈鱼" [--kind product] [--limit 10] [--engine meilisearch|static] [--documents 文件] [--json]';
const kindNames: Record<SearchKind, string> = searchWords.kinds;
const matchNames: Record<SearchResult['match'], string> = {
  exact: '完全匹配',
  pinyin: '按读音匹配',
  loose: '没有完全匹配，以下是相近结果',
};

await run(main);

async function main(): Promise<void> {
  const { values, positionals } = flags(
    usage,
    {
      kind: { type: 'string' },
      limit: { type: 'string', default: '10' },
      engine: { type: 'string' },
      documents: { type: 'string', default: 'dist/search/documents.json' },
      json: { type: 'boolean', default: false },
    },
    true,
  );
  if (values.help) return console.log(`用法：${usage}`);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new UsageError(`--limit 应是 1 到 100 的整数，现在是「${values.limit}」。`);
  if (values.kind !== undefined && !searchKinds.some((kind) => kind === values.kind))
    throw new UsageError(`没有「${values.kind}」这一类。--kind 可以是 ${searchKinds.join('、')}。`);
  if (values.engine !== undefined && !['meilisearch', 'static'].includes(values.engine))
    throw new UsageError(`--engine 只能是 meilisearch 或 static，现在是「${values.engine}」。`);
  const q = positionals.join(' ').trim();
  if (q === '') throw new UsageError(`要搜什么？用法：${usage}`);
  const request: SearchRequest = { q, hitsPerPage: limit, ...(values.kind === undefined ? {} : { filters: { kind: [values.kind] } }) };
  const result = await answer(request, values.engine, values.documents);
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else print(result);
}

/** Asks the engine that was named; else the server, and the static index when the server is silent. */
async function answer(request: SearchRequest, engine: string | undefined, documents: string): Promise<SearchResult> {
  if (engine === 'static') return staticFrom(documents).search(request);
  const { url, key } = server();
  try {
    return await meilisearchEngine({ post: postTo(url, key), index: indexName() }).search(request);
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    if (engine === 'meilisearch')
      throw new CommandError(
        `搜索服务 ${url} 没有回应，或还没有索引。先运行 npm run search:server 和 npm run search:index，或检查 SEARCH_URL 和 SEARCH_KEY。`,
      );
    if (!existsSync(documents)) throw new CommandError(`搜索服务没有回应，也没有找到 ${documents}。先运行 npm run build。`);
    console.error(`搜索服务 ${url} 没有回应，改用静态索引。`);
    return staticFrom(documents).search(request);
  }
}

/** `SEARCH_URL` with `SEARCH_KEY`, else the local server that is running, else the usual address. */
function server(env: NodeJS.ProcessEnv = process.env): { url: string; key: string | undefined } {
  const key = env['SEARCH_KEY'] || env['SEARCH_ADMIN_KEY'] || env['MEILI_MASTER_KEY'] || undefined;
  const url = env['SEARCH_URL']?.replace(/\/+$/, '');
  if (url) return { url, key };
  return runningServer(env) ?? { url: 'http://127.0.0.1:7700', key };
}

function staticFrom(file: string): SearchEngine {
  const documents = readDocuments(file);
  return staticEngine(buildStaticIndex(documents), async () => spokenFinder(buildStaticSpoken(documents, Infinity)));
}

function print({ hits, total, totalIsExact, source, match }: SearchResult): void {
  const engine = source === 'meilisearch' ? 'Meilisearch' : '静态索引';
  if (hits.length === 0) return console.log(`没有找到。(${engine})`);
  console.log(`${totalIsExact ? '' : '约 '}${total} 条 · ${engine} · ${matchNames[match]}`);
  hits.forEach(({ document, path, second, snippet }, at) => {
    const time = document.kind === 'spoken' ? `  ${formatOffset(second)}` : '';
    console.log(`${String(at + 1).padStart(3)}. ${kindNames[document.kind]}${time}  ${document.name}  ${path}`);
    if (document.kind === 'spoken' && snippet)
      console.log(`     ${snippet.runs.map(({ text, match }) => (match ? `«${text}»` : text)).join('')}`);
  });
}
