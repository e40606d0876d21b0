/** The preview: as a static host would serve the site, with the guarded door to search. */
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { serveSite } from '../../scripts/lib/static-site.ts';
import { searchProxy } from '../../scripts/lib/search-proxy.ts';
import { ask, builtSite, cleanUp, listen, query, runCommand, start, temporary, testPort, write } from './command.ts';

afterEach(cleanUp);

/** The served site's address, in this process. */
async function serve(base = '/', options: Parameters<typeof searchProxy>[0] = {}): Promise<string> {
  const site = serveSite({ directory: builtSite(), base });
  const proxy = searchProxy({ ...options, base });
  const server = createServer((req, res) => proxy(req, res, () => site(req, res)));
  return `http://127.0.0.1:${await listen(server)}${base}`;
}

/** A raw request: `fetch` would tidy the path. */
function raw(site: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site);
    request({ hostname, port, path }, (res) => resolve(res.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('pages, headers, 404, redirects, etags, compression', async () => {
  const site = await serve();
  const home = await fetch(site);
  expect(home.status).toBe(200);
  expect(home.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
  expect(home.headers.get('x-content-type-options')).toBe('nosniff');
  expect(home.headers.get('cache-control')).toContain('must-revalidate');
  const lost = await fetch(`${site}nowhere/`);
  expect([lost.status, await lost.text(), lost.headers.get('x-content-type-options')]).toEqual([404, '<h1>没有这一页</h1>', 'nosniff']);
  const bare = await fetch(`${site}about?x=1`, { redirect: 'manual' });
  expect([bare.status, bare.headers.get('location')]).toEqual([301, '/about/?x=1']);
  const about = await fetch(`${site}about/`, { headers: { 'accept-encoding': 'br' } });
  expect([about.headers.get('content-encoding'), about.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
  expect(await about.text()).toContain('关于');
  const again = await fetch(`${site}about/`, { headers: { 'if-none-match': about.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await fetch(`${site}_astro/a.1234.js`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await fetch(site, { method: 'PUT' })).status).toBe(405);
});

test('open data can be read by every page, as UTF-8 JSON; nothing else can', async () => {
  const directory = builtSite();
  cpSync('public/_headers', join(directory, '_headers'));
  for (const path of ['api/v1/sessions.json', 'schedule.json']) write(join(directory, path), '{}');
  const files = serveSite({ directory });
  const site = `http://127.0.0.1:${await listen(createServer(files))}/`;
  for (const path of ['api/v1/sessions.json', 'schedule.json']) {
    const answer = await fetch(site + path);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'application/json; charset=utf-8',
      '*',
    ]);
  }
  for (const path of ['', 'about/', 'api/other.json'])
    expect((await fetch(site + path)).headers.has('access-control-allow-origin'), path).toBe(false);
});

test.each([
  ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
  ['bytes=7-', 206, 'bytes 7-9/10', '789'],
  ['bytes=-2', 206, 'bytes 8-9/10', '89'],
  ['bytes=5-99', 206, 'bytes 5-9/10', '56789'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=x', 200, null, '0123456789'],
])('range %s', async (range, status, contentRange, text) => {
  const answer = await fetch(`${await serve()}_astro/a.1234.js`, { headers: { range } });
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([status, contentRange, text]);
});

test('nothing outside the site, and no host files, can be read', async () => {
  const site = await serve();
  for (const path of [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/_headers',
    '/.env',
    '/about/../_headers',
  ])
    expect([path, await raw(site, path)]).toEqual([path, 404]);
  for (const path of ['/%00', '/%E0%A4%A']) expect([path, await raw(site, path)]).toEqual([path, 400]);
});

test('calendars go out as calendars, the page that lists them does not', async () => {
  const directory = builtSite();
  write(join(directory, 'calendar', 'brands', 'a.ics'), `BEGIN:VCALENDAR\r\n${'X-A:锅\r\n'.repeat(200)}END:VCALENDAR\r\n`);
  write(join(directory, 'calendar', 'index.html'), '<h1>日历订阅</h1>');
  copyFileSync('public/_headers', join(directory, '_headers'));
  const site = serveSite({ directory });
  const address = `http://127.0.0.1:${await listen(createServer((req, res) => site(req, res)))}`;
  const calendar = await fetch(`${address}/calendar/brands/a.ics`);
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(calendar.headers.get('cache-control')).toBe('public, max-age=900, must-revalidate');
  expect(calendar.headers.get('access-control-allow-origin')).toBe('*');
  expect(calendar.headers.get('content-disposition')).toBeNull();
  expect(calendar.headers.get('etag')).not.toBeNull();
  const hub = await fetch(`${address}/calendar/`);
  expect([hub.headers.get('content-type'), hub.headers.get('access-control-allow-origin')]).toEqual(['text/html; charset=utf-8', null]);
  expect((await fetch(`${address}/calendar/brands/none.ics`)).headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test('a site under a sub path', async () => {
  const site = await serve('/haohuo/');
  expect((await fetch(`${site}about/`)).status).toBe(200);
  expect((await fetch(site.slice(0, -1), { redirect: 'manual' })).headers.get('location')).toBe('/haohuo/');
  expect(await raw(site, '/about/')).toBe(404);
  expect((await ask(site, query('x'))).status).toBe(503);
});

test('the proxy refuses what is not a small search of our index', async () => {
  const site = await serve('/', { url: 'http://127.0.0.1:1', key: 'k' });
  const status = async (body: unknown, init?: RequestInit) => (await ask(site, body, init)).status;
  expect(await status('x'.repeat(17_000))).toBe(413);
  expect(await status(query('x', 'other'))).toBe(400);
  expect(await status({ queries: [...query('a').queries, ...query('b', 'other').queries] })).toBe(400);
  expect(await status({ queries: Array(17).fill(query('x').queries[0]) })).toBe(400);
  expect(await status({ queries: [{ ...query('x').queries[0], limit: 1000 }] })).toBe(400);
  expect(await status({ ...query('x'), federation: {} })).toBe(400);
  expect(await status('{')).toBe(400);
  expect(await status('{}', { headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(await status(undefined, { method: 'GET', body: null })).toBe(405);
  expect(await status(query('x'))).toBe(502);
  for (const path of ['api/search', 'api/search/keys', 'api/search/multi-search/../../indexes', 'api/search/indexes/haohuo/documents'])
    expect((await fetch(site + path)).status).toBe(404);
});

test('a streamed body without a length is cut off too', async () => {
  const site = await serve('/', { url: 'http://127.0.0.1:1', key: 'k' });
  const body = new ReadableStream({ start: (stream) => (stream.enqueue(new Uint8Array(20_000).fill(32)), stream.close()) });
  expect((await ask(site, '', { body, duplex: 'half' } as RequestInit)).status).toBe(413);
});

test('a client that hammers is slowed down', async () => {
  const site = await serve('/', {});
  const statuses = await Promise.all(Array.from({ length: 80 }, async () => (await ask(site, query('x'))).status));
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(40);
  expect(statuses).toContain(429);
});

test('a slow server is given up', { timeout: 15_000 }, async () => {
  const slow = createServer(() => undefined);
  const site = await serve('/', { url: `http://127.0.0.1:${await listen(slow)}`, key: 'k' });
  expect((await ask(site, query('x'))).status).toBe(504);
});

test('npm run preview brings search along and takes it away again', { timeout: 30_000 }, async () => {
  const port = await testPort();
  const SEARCH_DIR = temporary();
  const running = start('preview', ['--port', String(port)], { OUT_DIR: builtSite(), SEARCH_DIR });
  const site = (await running.until(/http:\/\/localhost:\d+\//))[0];
  expect(await ask(site, query('海鲈'))).toEqual({ status: 200, names: ['斗门海鲈'] });
  running.group.child.kill('SIGTERM');
  expect(await running.group.exited).toBe(0);
  await expect(fetch(site)).rejects.toThrow();
});

test('without Meilisearch the preview runs on the static index', { timeout: 30_000 }, async () => {
  const running = start('preview', ['--port', String(await testPort())], {
    OUT_DIR: builtSite(),
    SEARCH_DIR: temporary(),
    MEILISEARCH_BIN: 'none',
  });
  const site = (await running.until(/http:\/\/localhost:\d+\//))[0];
  expect(running.text()).toMatch(/^这台机器上没有 Meilisearch[^\n]*\n网站：/);
  expect((await ask(site, query('海鲈'))).status).toBe(503);
});

test('a missing site and a taken port are one line each', { timeout: 30_000 }, async () => {
  const port = await listen(createServer());
  const dist = builtSite();
  const [missing, taken] = await Promise.all([
    runCommand('preview', [], { OUT_DIR: temporary() }),
    runCommand('preview', ['--port', String(port)], { OUT_DIR: dist }),
  ]);
  expect(missing).toEqual({ code: 1, lines: [expect.stringContaining('先运行 npm run build')] });
  expect(taken).toEqual({ code: 1, lines: [expect.stringContaining(`端口 ${port} 已被占用`)] });
  rmSync(join(dist, 'search'), { recursive: true });
  expect(await runCommand('preview', ['--port', String(await testPort())], { OUT_DIR: dist })).toEqual({
    code: 1,
    lines: [expect.stringContaining('先运行 npm run build')],
  });
});
