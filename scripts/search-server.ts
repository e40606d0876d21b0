/** `npm run search:server`: runs the local Meilisearch in the foreground until Ctrl-C. */
import { CommandError, flags, portOf, run } from './lib/cli.ts';
import { findBinary, noBinaryLine } from './lib/meilisearch-binary.ts';
import { startServer } from './lib/meilisearch.ts';
import { searchDirectory } from './lib/search-directory.ts';
import { exactPort } from './lib/ports.ts';
import { supervised } from './lib/processes.ts';

await run(async () => {
  const usage = 'npm run search:server -- [--port 7700]';
  const { values } = flags(usage, { port: { type: 'string' } });
  if (values.help) return console.log(`${usage}：启动本机的搜索服务，按 Ctrl-C 停止。`);
  const wanted = values.port === undefined ? 7700 : portOf(values.port);
  if (findBinary() === undefined) throw new CommandError(noBinaryLine);
  return supervised(async ({ stopped, defer }) => {
    const port = await exactPort(wanted);
    const server = await startServer({ dataDir: searchDirectory(), port, exact: true });
    defer(() => server.stop());
    const notice = server.rebuilt ? '原来的数据已损坏，已清空，请再运行 npm run search:index。' : '';
    console.log(`搜索服务已启动：${server.url}，按 Ctrl-C 停止。${notice}`);
    await Promise.race([stopped, server.exited]);
    throw new CommandError('搜索服务意外退出了。再运行一次 npm run search:server。');
  });
});
