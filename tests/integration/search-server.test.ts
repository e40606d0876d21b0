/** The local search server: its directory has one owner, and it is ready only when it can answer. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { claim, lock } from '../../scripts/lib/data-lock.ts';
import { indexDocuments } from '../../scripts/lib/indexer.ts';
import { startServer } from '../../scripts/lib/meilisearch.ts';
import { connection, searchOnlyKey } from '../../scripts/lib/search-connection.ts';
import { cleanUp, defer, document, listen, lives, runCommand, start, temporary, testPort } from './command.ts';

afterEach(cleanUp);

async function server(dataDir: string) {
  const running = await startServer({ dataDir, port: await testPort() });
  defer(() => running.stop());
  return running;
}

test('the server keeps its key to itself, refuses a second owner and leaves nothing behind', { timeout: 30_000 }, async () => {
  const dataDir = temporary();
  const first = await server(dataDir);
  expect(statSync(join(dataDir, 'master-key')).mode & 0o777).toBe(0o600);
  expect(first.process.spawnargs.join(' ')).not.toContain(first.key);
  expect(connection({ SEARCH_DIR: dataDir })).toEqual({ url: first.url, key: first.key, index: 'haohuo' });
  const key = await searchOnlyKey(first);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect((await fetch(`${first.url}/keys`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(403);
  await expect(startServer({ dataDir })).rejects.toThrow('正由另一个进程');
  await first.stop();
  expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  expect(existsSync(join(dataDir, 'server.json'))).toBe(false);
  expect(() => connection({ SEARCH_DIR: dataDir })).toThrow('搜索服务没有在运行');
});

test('a stale lock is taken over, also one whose process id was given to another process', () => {
  const directory = temporary();
  writeFileSync(join(directory, 'lock'), JSON.stringify({ pid: process.ppid, started: 'another time' }));
  const taken = lock(directory);
  if ('heldBy' in taken) throw new Error('still held');
  expect(lock(directory)).toEqual({ heldBy: process.pid });
  taken.release();
  expect('heldBy' in lock(directory)).toBe(false);
});

test('the second claim gets its own directory, which goes again; leftovers of dead runs go too', () => {
  const base = temporary();
  const first = claim(base);
  writeFileSync(join(base, 'kept'), '');
  const second = claim(base);
  expect([first.temporary, second.temporary]).toEqual([false, true]);
  expect(second.directory).toBe(join(base, `run-${process.pid}`));
  second.release();
  expect(readdirSync(base).sort()).toEqual(['kept', 'lock']);
});

test('a killed owner leaves no server behind, and its data is used again', { timeout: 30_000 }, async () => {
  const SEARCH_DIR = temporary();
  const owner = start('search-server', ['--port', String(await testPort())], { SEARCH_DIR });
  await owner.until(/搜索服务已启动/);
  const { pid } = JSON.parse(readFileSync(join(SEARCH_DIR, 'server.json'), 'utf8')) as { pid: number };
  owner.group.child.kill('SIGKILL');
  await owner.group.exited;
  const again = await server(SEARCH_DIR);
  expect(lives(pid)).toBe(false);
  expect(again.rebuilt).toBe(false);
});

test('damaged data is thrown away instead of served', { timeout: 30_000 }, async () => {
  const dataDir = temporary();
  const first = await server(dataDir);
  await indexDocuments({ ...first, index: 'haohuo' }, [document('hailu', '斗门海鲈')], {});
  await first.stop();
  const indexes = join(dataDir, 'data', 'indexes');
  for (const name of readdirSync(indexes)) writeFileSync(join(indexes, name, 'data.mdb'), 'not a database');
  const second = await server(dataDir);
  expect(second.rebuilt).toBe(true);
});

test('search:server runs until it is asked to stop, and exits 0', { timeout: 30_000 }, async () => {
  const SEARCH_DIR = temporary();
  const port = await testPort();
  const running = start('search-server', ['--port', String(port)], { SEARCH_DIR });
  await running.until(new RegExp(`搜索服务已启动：http://127.0.0.1:${port}`));
  const second = await runCommand('search-server', ['--port', String(await testPort())], { SEARCH_DIR });
  expect(second).toEqual({ code: 1, lines: [expect.stringContaining('正由另一个进程')] });
  running.group.child.kill('SIGINT');
  expect(await running.group.exited).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
});

test('search:server says in one line why it cannot start', { timeout: 30_000 }, async () => {
  const port = await listen(createServer());
  const file = join(temporary(), 'a-file');
  writeFileSync(file, '');
  const run = (env: NodeJS.ProcessEnv, at = port) =>
    runCommand('search-server', ['--port', String(at)], { SEARCH_DIR: temporary(), ...env });
  const [taken, without, missing, readOnly] = await Promise.all([
    run({}),
    run({ MEILISEARCH_BIN: 'none' }),
    run({ MEILISEARCH_BIN: '/no/such' }),
    run({ SEARCH_DIR: join(file, 'below') }, await testPort()),
  ]);
  expect(taken).toEqual({ code: 1, lines: [expect.stringContaining(`端口 ${port} 已被占用`)] });
  expect(without).toEqual({ code: 1, lines: [expect.stringContaining('MEILISEARCH_BIN')] });
  expect(missing).toEqual({ code: 1, lines: [expect.stringContaining('/no/such')] });
  expect(readOnly).toEqual({ code: 1, lines: [expect.stringContaining('不能用（ENOTDIR）')] });
});

test.each([
  ['the command itself', false],
  ['the npm above it, whose shell lives on', true],
])('kill -9 of %s leaves no server', { timeout: 40_000 }, async (_, above) => {
  const port = await testPort();
  const env = { ...process.env, SEARCH_DIR: temporary(), npm_lifecycle_event: 'search:server' };
  const command = `"${process.execPath}" scripts/search-server.ts --port ${port}; :`;
  const npm = `require('child_process').spawn('sh', ['-c', ${JSON.stringify(command)}], { stdio: 'ignore' })`;
  const child = above
    ? spawn(process.execPath, ['-e', npm], { env, stdio: 'ignore' })
    : spawn(process.execPath, ['scripts/search-server.ts', '--port', String(port)], { env, stdio: 'ignore' });
  defer(() => child.kill('SIGKILL'));
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: 15_000, interval: 200 }).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(answers, { timeout: 10_000, interval: 200 }).toBe(false);
});
