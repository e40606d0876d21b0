/** `npm start`: search server, index and dev site from one command; Ctrl-C ends all of it. */
import { statSync } from 'node:fs';
import { checkBuildSettings } from '#domain/build-settings.ts';
import { indexSettings } from '#domain/search/settings.ts';
import { CommandError, flags, portOf, run } from './lib/cli.ts';
import { contentFaults, synchroniser, watchContent } from './lib/content-sync.ts';
import { startDevSite } from './lib/dev-site.ts';
import { startLocalSearch } from './lib/local-search.ts';
import { exactPort, freePort } from './lib/ports.ts';
import { supervised } from './lib/processes.ts';
import { searchDirectory } from './lib/search-directory.ts';
import { writable } from './lib/writable.ts';
import { contentDirectory } from './lib/read-content.ts';

const PORT = 4321;

await run(() => {
  const usage = 'npm start -- [--port 4321]';
  const { values } = flags(usage, { port: { type: 'string' } });
  if (values.help) return console.log(`${usage}：启动搜索服务和开发网站，改内容后自动更新，按 Ctrl-C 停止。`);
  const wanted = values.port === undefined ? undefined : portOf(values.port);
  checkBuildSettings(process.env);
  writable(searchDirectory());
  return supervised(async (life) => {
    const content = contentDirectory();
    if (!statSync(content, { throwIfNoEntry: false })?.isDirectory())
      throw new CommandError(`没有内容文件夹 ${content}。检查 CONTENT_DIR。`);
    const port = wanted === undefined ? await freePort(PORT) : await exactPort(wanted);
    if (wanted === undefined && port !== PORT) console.log(`端口 ${PORT} 已被占用，网站改用 ${port}。`);
    const search = await startLocalSearch(life);
    const site = await startDevSite(port, { SEARCH_PROXY_URL: search?.target.url, SEARCH_PROXY_KEY: search?.searchKey });
    const synchronise = search && synchroniser(site.url, search.target, indexSettings);
    const [first, faults] = await Promise.all([
      synchronise?.().catch((error: unknown) => (error instanceof Error ? error.message : String(error))),
      contentFaults(),
    ]);
    if (faults) console.log(`内容有错误：\n${faults}`);
    if (first) console.log(first);
    console.log(summary(site.url, search?.server.url));
    let searchLives = true;
    let siteGone = false;
    void site.exited.then(() => (siteGone = true));
    void search?.server.exited.then(() => {
      searchLives = false;
      if (!life.signal.aborted && !siteGone)
        console.error('搜索服务意外退出了，网站继续运行，改用静态索引搜索。要恢复，请重新运行 npm start。');
    });
    life.defer(
      watchContent(content, synchronise && (() => (searchLives ? synchronise() : Promise.resolve('unchanged'))), (line) =>
        console.log(line),
      ),
    );
    await Promise.race([life.stopped, site.exited]);
    throw new CommandError('开发网站意外退出了，原因见上面的输出。');
  });
});

function summary(site: string, search: string | undefined): string {
  const engine = search === undefined ? '静态索引（浏览器内）' : `Meilisearch（${search}）`;
  return [
    '',
    '────────────────────────────────────────',
    `  网站：${site}`,
    `  搜索：${engine}`,
    '  停止：按 Ctrl-C',
    '────────────────────────────────────────',
    '',
  ].join('\n');
}
