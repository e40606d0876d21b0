/** `npm run search:index`: loads the built documents into Meilisearch, blue-green, and verifies them. */
import { join } from 'node:path';
import { indexSettings } from '#domain/search/settings.ts';
import { flags, run } from './lib/cli.ts';
import { readDocuments } from './lib/documents-file.ts';
import { checkConnection, indexDocuments } from './lib/indexer.ts';
import { progressLine } from './lib/progress.ts';
import { connection } from './lib/search-connection.ts';
import { supervised } from './lib/processes.ts';

await run(() => {
  const usage = 'npm run search:index -- [--documents dist/search/documents.json] [--dry-run]';
  const { values } = flags(usage, { documents: { type: 'string' }, 'dry-run': { type: 'boolean' } });
  if (values.help) return console.log(`${usage}：把网站的搜索文档送进 Meilisearch;--dry-run 只检查，不写入。`);
  const file = values.documents ?? join(process.env['OUT_DIR'] || 'dist', 'search', 'documents.json');
  return supervised(async () => {
    const documents = readDocuments(file);
    const target = connection();
    await checkConnection(target);
    if (values['dry-run']) return console.log(`检查通过：${documents.length} 条文档可以写入 ${target.url} 的索引 ${target.index}。`);
    const started = performance.now();
    const progress = progressLine('正在建立索引');
    await indexDocuments(target, documents, indexSettings, { onProgress: progress.update }).finally(progress.end);
    console.log(`索引 ${target.index} 已更新：${documents.length} 条文档，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒。`);
  }, 130);
});
