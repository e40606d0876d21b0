/** `npm run preview`: serves the built site as production would, with search. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { indexSettings } from '#domain/search/settings.ts';
import { basePath } from './lib/base-path.ts';
import { CommandError, flags, portOf, run } from './lib/cli.ts';
import { readDocuments } from './lib/documents-file.ts';
import { indexDocuments } from './lib/indexer.ts';
import { startLocalSearch } from './lib/local-search.ts';
import { exactPort, freePort } from './lib/ports.ts';
import { type Life, supervised } from './lib/processes.ts';
import { writable } from './lib/writable.ts';
import { searchProxy } from './lib/search-proxy.ts';
import { searchDirectory } from './lib/search-directory.ts';
import { serveSite } from './lib/static-site.ts';

const PORT = 4321;

await run(() => {
  const usage = 'npm run preview -- [--port 4321] [--no-search]';
  const { values } = flags(usage, { port: { type: 'string' }, 'no-search': { type: 'boolean' } });
  if (values.help) return console.log(`${usage}：像正式网站一样打开 dist/，按 Ctrl-C 停止。`);
  const wanted = values.port === undefined ? undefined : portOf(values.port);
  return supervised(async (life) => {
    const directory = process.env['OUT_DIR'] || 'dist';
    if (!existsSync(join(directory, 'index.html'))) throw new CommandError(`没有找到建好的网站 ${directory}/。先运行 npm run build。`);
    const port = wanted === undefined ? await freePort(PORT) : await exactPort(wanted);
    if (wanted === undefined && port !== PORT) console.log(`端口 ${PORT} 已被占用，网站改用 ${port}。`);
    if (!values['no-search']) writable(searchDirectory());
    const search = values['no-search'] ? undefined : await searchOf(directory, life);
    const base = basePath();
    const site = serveSite({ directory, base });
    const proxy = searchProxy({ ...search, base });
    const server = createServer((req, res) => proxy(req, res, () => site(req, res)));
    life.defer(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' ? new CommandError(`端口 ${port} 已被占用。用 --port 换一个端口。`) : error),
      );
      server.listen(port, '127.0.0.1', resolve);
    });
    console.log(`网站：http://localhost:${port}${base} （搜索：${search ? 'Meilisearch' : '静态索引'}；按 Ctrl-C 停止）`);
    await life.stopped;
  });
});

async function searchOf(directory: string, life: Life) {
  const documents = readDocuments(join(directory, 'search', 'documents.json'));
  const search = await startLocalSearch(life);
  if (search === undefined) return undefined;
  await indexDocuments(search.target, documents, indexSettings);
  void search.server.exited.then(() => !life.signal.aborted && console.error('搜索服务意外退出了，网站继续运行，改用静态索引搜索。'));
  return { url: search.target.url, key: search.searchKey, index: search.target.index };
}
