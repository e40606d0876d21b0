/** Judges search: `npm run search:eval`. Both engines answer the same judged queries over a small corpus. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meilisearchEngine } from '#domain/search/engine-meilisearch.ts';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { indexSettings } from '#domain/search/settings.ts';
import { buildStaticSpoken, spokenFinder } from '#domain/search/static-spoken.ts';
import type { SearchDocument, SearchEngine } from '#domain/search/types.ts';
import { flags, run, UsageError } from './lib/cli.ts';
import { indexDocuments } from './lib/indexer.ts';
import { startServer } from './lib/meilisearch.ts';
import { type Life, supervised } from './lib/processes.ts';
import { readCorpus, readQueries } from './lib/search-corpus.ts';
import { judge, type Outcome, scores } from './lib/search-judge.ts';
import { productNames, talkDocuments } from './lib/synthetic-talk.ts';
import { postTo } from './lib/search-transport.ts';

const usage =
  'npm run search:eval -- [--corpus 文件] [--queries 文件] [--engine meilisearch|static|both] [--floor 0.9] [--spoken 3000] [--json]';

await run(() => supervised(evaluate));

async function evaluate(life: Life): Promise<number> {
  const { values } = flags(usage, {
    corpus: { type: 'string', default: 'tests/fixtures/search/corpus.json' },
    queries: { type: 'string', default: 'tests/fixtures/search/queries.json' },
    engine: { type: 'string', default: 'both' },
    floor: { type: 'string', default: '0.9' },
    spoken: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(`用法：${usage}`);
    return 0;
  }
  const floor = Number(values.floor);
  if (!(floor >= 0 && floor <= 1)) throw new UsageError(`--floor 应是 0 到 1 之间的数，现在是「${values.floor}」。`);
  if (!['meilisearch', 'static', 'both'].includes(values.engine))
    throw new UsageError(`--engine 只能是 meilisearch、static 或 both，现在是「${values.engine}」。`);
  const spoken = Number(values.spoken);
  if (!Number.isInteger(spoken) || spoken < 0)
    throw new UsageError(`--spoken 应是整数（混入多少段回放里的话），现在是「${values.spoken}」。`);
  const corpus = readCorpus(values.corpus);
  const documents = [...corpus, ...talkDocuments(productNames(corpus), spoken)];
  const queries = readQueries(values.queries);
  const report: { engine: string; scores: ReturnType<typeof scores>; misses: Outcome[] }[] = [];
  for (const name of values.engine === 'both' ? (['meilisearch', 'static'] as const) : [values.engine]) {
    const engine =
      name === 'static'
        ? staticEngine(JSON.parse(JSON.stringify(buildStaticIndex(documents))), async () => spokenFinder(buildStaticSpoken(documents)))
        : await serverEngine(documents, life);
    const outcomes = await judge(engine, queries);
    report.push({ engine: name, scores: scores(outcomes), misses: outcomes.filter(({ place }) => place !== 1) });
  }
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else report.forEach(print);
  return report.every((one) => (one.scores.at(-1)?.hit1 ?? 0) >= floor) ? 0 : 1;
}

/** A real server in a directory of its own, gone when the command ends. */
async function serverEngine(documents: readonly SearchDocument[], life: Life): Promise<SearchEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'haohuo-eval-'));
  life.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startServer({ dataDir, port: 17700 + (process.pid % 1000) });
  life.defer(() => server.stop());
  const index = 'eval';
  await indexDocuments({ url: server.url, key: server.key, index }, documents, indexSettings);
  return meilisearchEngine({ post: postTo(server.url, server.key), index });
}

function print({ engine, scores: rows, misses }: { engine: string; scores: ReturnType<typeof scores>; misses: Outcome[] }): void {
  console.log(`\n${engine}\n${'class'.padEnd(12)}${['n', 'hit@1', 'hit@3', 'MRR', 'wrong'].map((head) => head.padStart(7)).join('')}`);
  for (const { cls, queries, ...numbers } of rows)
    console.log(
      cls.padEnd(12) +
        String(queries).padStart(7) +
        [numbers.hit1, numbers.hit3, numbers.mrr, numbers.wrong].map((n) => n.toFixed(2).padStart(7)).join(''),
    );
  for (const { cls, q, place, match, found, top } of misses)
    console.log(`  ✗ ${cls} 「${q}」 place ${place}, ${match}: ${found.slice(0, 6).join(' ')} ← ${top.join(' ')}`);
}
