/** `npm run check:links` against a local platform that does all that platforms do. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { base, entry, session } from '../unit/fixtures.ts';
import type { Seen } from '#domain/replay/link-verdicts.ts';
import { readCache } from '../../scripts/lib/link-cache.ts';
import { visitLinks } from '../../scripts/lib/visit-links.ts';
import { cleanUp, defer, start, temporary, testPort, write } from './command.ts';
import { linkSite, TRUSTED } from './link-site.ts';

afterEach(cleanUp);

const NOW = '2026-11-20T12:00';
const QUICK = ['--samples', '--pause', '0', '--timeout', '2'];

interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs the command in a folder of its own, with the clock and the local certificate. */
const check = (folder: string, args: readonly string[] = QUICK, env: NodeJS.ProcessEnv = {}, now = NOW) =>
  new Promise<Said>((done) =>
    execFile(
      process.execPath,
      [resolve('scripts/check-links.ts'), ...args, '--now', now],
      {
        cwd: folder,
        env: { ...process.env, CONTENT_DIR: 'content', NODE_EXTRA_CA_CERTS: resolve(TRUSTED), SITE_URL: 'https://haohuo.example', ...env },
      },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );

/** A content whose sessions (of two evenings ago) have these replays. */
function folderWith(replays: Record<string, string>, more: ReturnType<typeof session>[] = []): string {
  const folder = temporary();
  const sessions = Object.entries(replays).map(([id, url]) =>
    session(
      {
        title: id,
        startsAt: '2026-11-18T20:00',
        endsAt: '2026-11-18T21:30',
        replay: { url, duration: '1:00:00', publishedAt: '2026-11-19T10:00' },
      },
      id,
    ),
  );
  // YAML holds JSON.
  for (const { collection, id, data } of [...base.filter(({ id }) => !more.some((one) => one.id === id)), ...sessions, ...more])
    write(join(folder, 'content', collection, `${id}.yaml`), JSON.stringify(data));
  return folder;
}

interface LinkRecord {
  session: string;
  verdict: string;
  what: string;
  checkedAt: string | null;
  url: string;
  file: string;
}
const verdictsOf = ({ out }: Said) =>
  Object.fromEntries((JSON.parse(out) as LinkRecord[]).map(({ session: id, verdict }) => [id, verdict]));

test('every way in which a link is well or not', async () => {
  const site = await linkSite();
  const stranger = await linkSite({ stranger: true });
  const closed = await testPort();
  const at = (path: string) => `https://localhost:${site.port}/${path}`;
  const cases: Record<string, [string, string]> = {
    ok: [at('ok'), 'ok'],
    'no-head': [at('no-head'), 'ok'],
    'head-resets': [at('head-resets'), 'ok'],
    missing: [at('status-404'), 'gone'],
    removed: [at('status-410'), 'gone'],
    forbidden: [at('status-403'), 'refused'],
    'needs-login': [at('status-401'), 'refused'],
    broken: [at('status-500'), 'failing'],
    busy: [at('busy'), 'ok'],
    'busy-long': [at('busy-long'), 'failing'],
    hangs: [at('hangs'), 'unreachable'],
    moved: [at('moved'), 'ok'],
    'moved-far': [at('moved-far'), 'ok'],
    upgrade: [at('upgrade'), 'failing'],
    'no-part': [at('no-part'), 'ok'],
    shouts: [at('shouts'), 'elsewhere'],
    circle: [at('circle'), 'elsewhere'],
    far: [at('far-1'), 'elsewhere'],
    lost: [at('lost'), 'elsewhere'],
    plain: [at('plain'), 'elsewhere'],
    resets: [at('resets'), 'unreachable'],
    said: [at('said'), 'said-gone'],
    'body-hangs': [at('body-hangs'), 'ok'],
    endless: [at('endless'), 'ok'],
    'bad-tls': [`https://localhost:${stranger.port}/ok`, 'unreachable'],
    closed: [`https://localhost:${closed}/ok`, 'unreachable'],
    unknown: ['https://no-such-host.invalid/r/1', 'unreachable'],
  };
  const folder = folderWith(Object.fromEntries(Object.entries(cases).map(([id, [url]]) => [id, url])));
  const said = await check(folder, [...QUICK, '--json']);
  expect(said.code).toBe(0);
  expect(verdictsOf(said)).toEqual(Object.fromEntries(Object.entries(cases).map(([id, [, verdict]]) => [id, verdict])));

  const records = JSON.parse(said.out) as LinkRecord[];
  const what = (id: string) => records.find((record) => record.session === id)?.what;
  expect(what('busy-long')).toBe('平台出错（503）');
  expect(what('hangs')).toContain('等了很久没有回应');
  expect(what('bad-tls')).toContain('安全证书有问题（DEPTH_ZERO_SELF_SIGNED_CERT）');
  expect(what('closed')).toContain('服务器不接受连接');
  expect(what('resets')).toContain('连接被断开');
  expect(what('lost')).toBe(`转到了首页，可能已被删除（${at('?from=gone')}）`);
  expect(what('plain')).toContain(`没有跟去（http://localhost:${site.port}/ok）`);
  expect(what('far')).toContain('转了五次还没有到');
  expect(what('said')).toContain('视频已被删除');
  expect(what('upgrade')).toBe('平台出错（101）');
  expect(what('shouts')).toContain('没有写明去哪里');
  expect(said.out).not.toMatch(/[\u0080-\u009f]/);
  expect(site.visits.map(({ path }) => path)).toContain('/ok-%E8%A7%86%E9%A2%91');
  expect(records[0]).toMatchObject({ file: 'content/sessions/bad-tls.yaml', checkedAt: '2026-11-20T12:00:00+08:00' });

  // HEAD is enough for what is no page; a page is looked at once; where HEAD fails, GET asks again.
  const methods = (path: string) => site.visits.filter((visit) => visit.path === `/${path}`).map(({ method }) => method);
  expect(methods('ok')).toEqual(['HEAD']);
  expect(methods('status-410')).toEqual(['HEAD']);
  for (const path of ['no-head', 'head-resets', 'status-404', 'status-403', 'said', 'endless'])
    expect(methods(path), path).toEqual(['HEAD', 'GET']);
  // Asked again after the second it asked for, and not when it asked for an hour.
  const [first, second, ...rest] = site.visits.filter(({ path }) => path === '/busy');
  expect(rest).toEqual([]);
  expect((second?.from ?? 0) - (first?.to ?? Infinity)).toBeGreaterThan(900);
  expect(methods('busy-long')).toEqual(['HEAD']);
  expect(site.visits.filter(({ path }) => path.startsWith('/far-'))).toHaveLength(6);
  // What the kernel buffers is written, too: far less than an endless page all the same.
  expect(site.written()).toBeGreaterThan(64 * 1024);
  expect(site.written()).toBeLessThan(8 * 1024 * 1024);
  expect(stranger.visits).toEqual([]);
  for (const { headers, method } of site.visits) {
    expect(headers['user-agent']).toBe('haohuo-zaibo-link-check/1.0 (+https://haohuo.example/)');
    expect(headers['accept-language']).toBe('zh-CN');
    if (method === 'GET') expect(headers.range).toMatch(/^bytes=0-(?:0|65535)$/);
  }
});

test('the report: one line each for an editor, then the sum; dead links are no failure', async () => {
  const site = await linkSite();
  const folder = folderWith({ dead: `https://localhost:${site.port}/status-404`, well: `https://localhost:${site.port}/ok` });
  const { code, out } = await check(folder);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toEqual([
    `content/sessions/dead.yaml:1 · replay.url · 「dead」的回放 https://localhost:${site.port}/status-404 没有了（404）。改法：换了网址就改 url；真没有了就在 replay 里写 gone（since 日期、reason 原因）。[link-gone]`,
    '查了 2 个链接：正常 1，没有了 1。',
  ]);
});

test('rooms, too: by HEAD alone, and their words are not read', async () => {
  const site = await linkSite();
  const room = `https://localhost:${site.port}/said`;
  const tv = entry('platforms', 'tv', { roomPatterns: [`https://localhost:${site.port}/*`] });
  const ahead = session(
    { platforms: [{ platform: 'tv', roomUrl: room }], startsAt: '2026-11-20T20:00', endsAt: '2026-11-20T21:00' },
    'ahead',
  );
  const said = await check(folderWith({}, [tv, ahead]), [...QUICK, '--json']);
  expect(verdictsOf(said)).toEqual({ ahead: 'ok' });
  expect(site.visits.map(({ method }) => method)).toEqual(['HEAD']);
});

test('never more than two at once, nor two at one host, and a pause between', async () => {
  const site = await linkSite({ slow: 60 });
  const hosts = [`localhost:${site.port}`, `127.0.0.1:${site.port}`];
  const other = await linkSite({ slow: 60 });
  const links = [...hosts, `localhost:${other.port}`].flatMap((host, index) =>
    [1, 2, 3, 4].map((number) => [`s${index}${number}`, `https://${host}/ok-${number}`] as const),
  );
  const { code } = await check(folderWith(Object.fromEntries(links)), ['--samples', '--pause', '0.3']);
  expect(code).toBe(0);
  const visits = [...site.visits, ...other.visits];
  expect(visits).toHaveLength(12);
  const edges = visits.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let now = 0;
  let most = 0;
  for (const { by } of edges.sort((a, b) => a.at - b.at || a.by - b.by)) most = Math.max(most, (now += by));
  expect(most).toBe(2);
  expect([site.busiest.host, other.busiest.host]).toEqual([1, 1]);
  for (const host of new Set(visits.map((visit) => visit.host))) {
    const mine = visits.filter((visit) => visit.host === host).sort((a, b) => a.from - b.from);
    for (const [index, { from }] of mine.slice(1).entries()) expect(from - (mine[index]?.to ?? Infinity)).toBeGreaterThan(100);
  }
});

test('the second run asks nobody: good answers are kept a day, bad ones an hour, and --fresh asks again', async () => {
  const site = await linkSite();
  const folder = folderWith({ dead: `https://localhost:${site.port}/status-410`, well: `https://localhost:${site.port}/ok` });
  const asked = async (now: string, ...more: string[]) => {
    const before = site.visits.length;
    const { code, out } = await check(folder, [...QUICK, ...more], {}, now);
    expect(code).toBe(0);
    return { paths: site.visits.slice(before).map(({ path }) => path), sum: out.trim().split('\n').at(-1) };
  };
  expect((await asked(NOW)).paths.sort()).toEqual(['/ok', '/status-410']);
  const cache = JSON.parse(readFileSync(join(folder, '.cache', 'links.json'), 'utf8')) as {
    links: { url: string; verdict: string; checkedAt: string }[];
  };
  expect(cache.links.find(({ url }) => url.endsWith('/ok'))).toMatchObject({ verdict: 'ok', checkedAt: '2026-11-20T12:00:00+08:00' });
  expect(await asked('2026-11-20T12:59')).toEqual({ paths: [], sum: '查了 2 个链接（2 个用上次的结果）：正常 1，没有了 1。' });
  expect((await asked('2026-11-20T13:00')).paths).toEqual(['/status-410']);
  expect((await asked('2026-11-20T13:30', '--fresh')).paths.sort()).toEqual(['/ok', '/status-410']);
  expect((await asked('2026-11-21T13:29')).paths).toEqual(['/status-410']);
  expect((await asked('2026-11-21T13:30')).paths).toEqual(['/ok']);
});

test('a damaged cache is ignored with one line, and mended', async () => {
  const site = await linkSite();
  const folder = folderWith({ well: `https://localhost:${site.port}/ok` });
  const cache = write(join(folder, '.cache', 'links.json'), '{ "version": 1, "links": [');
  const { code, out, err } = await check(folder);
  expect(code).toBe(0);
  expect(err.split('\n').filter((line) => line.includes('看不懂'))).toHaveLength(1);
  expect(out).toContain('正常 1');
  expect(JSON.parse(readFileSync(cache, 'utf8'))).toMatchObject({ version: 1, links: [{ verdict: 'ok' }] });
});

test.each([
  '[]',
  'null',
  '{"version":2,"links":[]}',
  '{"version":1,"links":[{"url":"https://x.example/","checkedAt":"2026-11-20T11:59:00+08:00","seen":{}}]}',
  ...[
    '{"kind":"detour","why":"constructor","to":""}',
    '{"kind":"failure","why":"toString","code":"x"}',
    '{"kind":"answer","status":1e999}',
    '{"kind":"answer","status":20.5}',
    '{"kind":"answer","status":200,"says":7}',
    '{"kind":"detour","why":"home","to":"\\u009b31m"}',
  ].map((seen) => `{"version":1,"links":[{"url":"https://x.example/","checkedAt":"2026-11-20T11:59:00+08:00","seen":${seen}}]}`),
  '{"version":1,"links":[{"url":"https://x.example/","checkedAt":"soon","seen":{"kind":"answer","status":200}}]}',
])('a cache of another shape is damaged: %s', (text) => {
  const file = write(join(temporary(), 'links.json'), text);
  expect(readCache(file, Date.parse(`${NOW}+08:00`))).toEqual({ known: new Map(), damaged: true });
});

test('a run that takes too long says what it did not come to, and does not remember it', async () => {
  const site = await linkSite({ slow: 1000 });
  const links = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`s${number}`, `https://localhost:${site.port}/ok-${number}`]));
  const folder = folderWith(links);
  const said = await check(folder, ['--samples', '--pause', '0', '--limit', '3', '--json']);
  expect(said.code).toBe(0);
  const verdicts = Object.values(verdictsOf(said));
  expect(verdicts.filter((verdict) => verdict === 'ok').length).toBeGreaterThan(0);
  expect(verdicts.filter((verdict) => verdict === 'unchecked').length).toBeGreaterThan(0);
  expect(new Set(verdicts)).toEqual(new Set(['ok', 'unchecked']));
  expect(readFileSync(join(folder, '.cache', 'links.json'), 'utf8')).not.toContain('unchecked');
  site.slow = 0;
  const rest = await check(folder, [...QUICK.slice(0, 3), '--json']);
  expect(Object.values(verdictsOf(rest))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
});

test('Ctrl-C: what was visited is reported and remembered, the rest is not', async () => {
  const site = await linkSite({ slow: 300 });
  const folder = folderWith(
    Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`s${number}`, `https://localhost:${site.port}/ok-${number}`])),
  );
  const env = { CONTENT_DIR: 'content', NODE_EXTRA_CA_CERTS: resolve(TRUSTED) };
  const running = () => start('check-links', ['--samples', '--pause', '0', '--timeout', '20', '--now', NOW], env, folder);
  const first = running();
  for (; site.visits.length < 3; await sleep(20));
  process.kill(first.group.child.pid ?? 0, 'SIGINT');
  expect(await first.group.closed).toBe(130);
  expect(first.text()).toContain('正在停下');
  expect(first.text()).toMatch(/查了 5 个链接：正常 [2-4]，没来得及查 [1-3]。/);
  const cached = JSON.parse(readFileSync(join(folder, '.cache', 'links.json'), 'utf8')) as { links: { verdict: string }[] };
  expect(cached.links.length).toBeGreaterThanOrEqual(2);
  expect(new Set(cached.links.map(({ verdict }) => verdict))).toEqual(new Set(['ok']));
});

test('a redirect from the open web is not followed inside, one from inside is', async () => {
  const site = await linkSite();
  const { ca } = globalAgent.options;
  globalAgent.options.ca = readFileSync(TRUSTED);
  defer(() => (globalAgent.options.ca = ca));
  const visit = async (inside: readonly string[]) => {
    const found: Seen[] = [];
    await visitLinks([{ url: `https://127.0.0.1:${site.port}/inward`, places: [] }], {
      pauseMs: 0,
      timeoutMs: 5000,
      patienceMs: 0,
      now: 0,
      userAgent: 'test',
      signal: new AbortController().signal,
      leadsInside: (host) => Promise.resolve(inside.includes(host)),
      onSeen: (_link, seen) => found.push(seen),
    });
    return found;
  };
  expect(await visit(['localhost'])).toEqual([{ kind: 'detour', why: 'private', to: `https://localhost:${site.port}/ok` }]);
  expect(site.visits.map(({ path }) => path)).toEqual(['/inward']);
  expect(await visit(['localhost', '127.0.0.1'])).toMatchObject([{ kind: 'answer', status: 200 }]);
  // A name that was outside when it was looked up, and is inside when it is connected to.
  const before = site.visits.length;
  expect(await visit([])).toEqual([{ kind: 'detour', why: 'private', to: `https://localhost:${site.port}/ok` }]);
  expect(site.visits.slice(before).map(({ path }) => path)).toEqual(['/inward']);
});

test('--session visits one; demo entries are left alone unless asked for', async () => {
  const site = await linkSite();
  const folder = folderWith({ one: `https://localhost:${site.port}/ok-1`, two: `https://localhost:${site.port}/ok-2` });
  await check(folder, [...QUICK, '--session', 'two']);
  expect(site.visits.map(({ path }) => path)).toEqual(['/ok-2']);
  const { code, out } = await check(folder, []);
  expect(code).toBe(0);
  expect(out).toContain('没有要查的链接。示例的链接不查');
  expect((await check(folder, ['--json'])).out.trim()).toBe('[]');
  expect(site.visits).toHaveLength(1);
});

test('wrong usage: exit 2 and one line', async () => {
  const folder = folderWith({});
  const wrong = async (args: readonly string[], line: string) => {
    const said = await check(folder, args);
    expect(said, line).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(line);
    expect(said.err.trim().split('\n')).toHaveLength(1);
  };
  expect(await check(folder, ['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^npm run check:links/) as string });
  await Promise.all([
    wrong(['--wat'], '没有 --wat 这个选项'),
    wrong(['--session', 'no-such'], '没有 id 为「no-such」的场次'),
    wrong(['--timeout', '0'], '--timeout 应是秒数'),
    wrong(['--pause', 'x'], '--pause 应是秒数'),
    wrong(['extra'], '多余的「extra」'),
  ]);
});

test('a wrong --now is wrong usage; no content at all is a failure', async () => {
  expect(await check(folderWith({}), [], {}, 'yesterday')).toMatchObject({ code: 2, out: '' });
  const said = await check(temporary(), []);
  expect(said.code).toBe(1);
  expect(said.err).toContain('没有内容');
});
