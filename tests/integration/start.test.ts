/** `npm start` on a small Astro site: edits reach the index, faults are told, nothing outlives it. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, onTestFailed, test } from 'vitest';
import { ask, cleanUp, devSite, listen, lives, query, runCommand, start, testPort, write } from './command.ts';

afterEach(cleanUp);

async function launch(root: string, env: NodeJS.ProcessEnv = {}) {
  const running = start('start', ['--port', String(await testPort())], env, root);
  const [, site = ''] = await running.until(/网站：(http:\S+)/, 40_000);
  return { running, site };
}

function serverPid(root: string): number {
  return (JSON.parse(readFileSync(join(root, '.search/server.json'), 'utf8')) as { pid: number }).pid;
}

test('an edit reaches the index within 3 s, a fault is told, Ctrl-C ends everything', { timeout: 90_000 }, async () => {
  const root = devSite();
  const { running, site } = await launch(root);
  onTestFailed(() => console.log(running.text()));
  const names = async (q: string) => (await ask(site, query(q))).names;
  expect(await names('海鲈')).toEqual(['斗门海鲈']);
  const xie = join(root, 'src/content/products/xie.yaml');
  // By renaming: Astro's own glob loader reads a half-written file and does not look again.
  const save = (text: string) => renameSync(write(join(root, 'saved'), text), xie);
  save('name: 石楼重壳蟹');
  await expect.poll(() => names('重壳蟹'), { timeout: 3000, interval: 100 }).toEqual(['石楼重壳蟹']);
  save('name: 石楼膏蟹');
  await expect.poll(() => names('膏蟹'), { timeout: 3000, interval: 100 }).toEqual(['石楼膏蟹']);
  // While there is a fault the index stays as it is; mended, it follows.
  const fault = write(join(root, 'fault'), '');
  rmSync(xie);
  await running.until(/内容有错误[^\n]*\nproduct\/x\.yaml:name:没有名称/);
  expect(await names('膏蟹')).toEqual(['石楼膏蟹']);
  rmSync(fault);
  save('name: 石楼肉蟹');
  await running.until(/内容的错误已改好/);
  await expect.poll(() => names('膏蟹'), { timeout: 3000, interval: 100 }).toEqual([]);
  expect(await names('肉蟹')).toEqual(['石楼肉蟹']);

  const second = await launch(root);
  expect(second.running.text()).toContain('单独的临时数据');
  expect((await ask(second.site, query('海鲈'))).names).toEqual(['斗门海鲈']);
  second.running.group.child.kill('SIGTERM');
  expect(await second.running.group.exited).toBe(0);
  expect(await names('海鲈')).toEqual(['斗门海鲈']);

  const pid = serverPid(root);
  running.group.child.kill('SIGINT');
  running.group.child.kill('SIGINT');
  expect(await running.group.exited).toBe(0);
  expect(lives(pid)).toBe(false);
  await expect(fetch(site)).rejects.toThrow();
});

test('when the search server dies the site goes on; when start is killed nothing is left', { timeout: 60_000 }, async () => {
  const root = devSite();
  const { running, site } = await launch(root);
  process.kill(serverPid(root), 'SIGKILL');
  await running.until(/搜索服务意外退出了，网站继续运行/);
  expect((await ask(site, query('海鲈'))).status).toBe(502);
  expect((await fetch(site)).status).toBe(200);
  running.group.child.kill('SIGKILL');
  await expect
    .poll(
      () =>
        fetch(site).then(
          () => true,
          () => false,
        ),
      { timeout: 8000 },
    )
    .toBe(false);
});

test('without Meilisearch, one line and the static index; a dead dev site is exit 1', { timeout: 60_000 }, async () => {
  const root = devSite();
  const { running, site } = await launch(root, { MEILISEARCH_BIN: 'none' });
  expect(running.text()).toMatch(/^这台机器上没有 Meilisearch/);
  expect(running.text()).toContain('静态索引（浏览器内）');
  expect((await ask(site, query('海鲈'))).status).toBe(503);
  write(join(root, 'astro.config.mjs'), 'throw new Error("broken")');
  await sleep(100);
  running.group.child.kill('SIGTERM');
  expect(await running.group.exited).toBe(0);
  const broken = await runCommand('start', ['--port', String(await testPort())], { MEILISEARCH_BIN: 'none' }, root);
  expect(broken.code).toBe(1);
  expect(broken.lines.at(-1)).toContain('开发网站没有启动起来');
});

test('a port that was asked for and is taken is one line', { timeout: 20_000 }, async () => {
  const port = await listen(createServer());
  expect(await runCommand('start', ['--port', String(port)])).toEqual({
    code: 1,
    lines: [expect.stringContaining(`端口 ${port} 已被占用`)],
  });
});
