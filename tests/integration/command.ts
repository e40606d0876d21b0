/** What the tests of commands share: temporary directories, small sites, spawned commands that never outlive a test. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BLANK } from '#domain/search/blank.ts';
import type { SearchDocument } from '#domain/search/types.ts';
import { freePort } from '../../scripts/lib/ports.ts';
import { type Group, spawnGroup } from '../../scripts/lib/processes.ts';

const undos: (() => unknown)[] = [];

/** Registers what to undo after the test. */
export function defer(undo: () => unknown): void {
  undos.push(undo);
}

/** To be given to `afterEach`. */
export async function cleanUp(): Promise<void> {
  for (const undo of undos.splice(0).reverse()) await undo();
}

/** A fresh directory, removed after the test. */
export function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'haohuo-'));
  defer(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return directory;
}

/** A free port, from a range that differs between test processes. */
export function testPort(): Promise<number> {
  return freePort(20_000 + ((process.pid * 37 + Math.floor(Math.random() * 200) * 100) % 30_000));
}

/** Writes a file and the folders above it. */
export function write(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A running command and what it has printed. */
export interface Running {
  group: Group;
  text(): string;
  /** Resolves when the output matches; fails with the output after `timeoutMs`. */
  until(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
}

/** Starts `node scripts/<name>.ts` in a clean environment: no server, key or port of the caller's. */
export function start(name: string, args: string[], env: NodeJS.ProcessEnv = {}, cwd = process.cwd()): Running {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^(SEARCH_|MEILI|BASE_PATH|OUT_DIR|CONTENT_DIR|npm_|VITEST|NODE_ENV|NODE_OPTIONS)/.test(key),
    ),
  );
  const group = spawnGroup(process.execPath, [resolve('scripts', `${name}.ts`), ...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [group.child.stdout, group.child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  defer(() => group.stop());
  const until = async (pattern: RegExp, timeoutMs = 20_000) => {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(25)) {
      const found = pattern.exec(output);
      if (found) return found;
    }
    throw new Error(`not seen: ${String(pattern)} in\n${output}`);
  };
  return { group, text: () => output, until };
}

/** Runs a command to its end: exit code and lines. */
export async function runCommand(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
): Promise<{ code: number; lines: string[] }> {
  const command = start(name, args, env, cwd);
  const code = await command.group.closed;
  return { code, lines: command.text().trim().split('\n') };
}

/** A document with only what the index needs. */
export function document(id: string, name: string): SearchDocument {
  return { ...BLANK, id, kind: 'product', kindRank: 0, path: `/products/${id}/`, name, sample: true };
}

/** A built site in a temporary directory. */
export function builtSite(documents: unknown = [document('hailu', '斗门海鲈'), document('lizhi', '增城荔枝')]): string {
  const dist = temporary();
  write(join(dist, 'index.html'), '<h1>首页</h1>');
  write(join(dist, 'about', 'index.html'), `<h1>关于</h1>${'字'.repeat(1000)}`);
  write(join(dist, '404.html'), '<h1>没有这一页</h1>');
  write(join(dist, '_astro', 'a.1234.js'), '0123456789');
  write(
    join(dist, '_headers'),
    "/*\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n",
  );
  write(join(dist, 'search', 'documents.json'), JSON.stringify(documents));
  return dist;
}

/** A small Astro site to edit: its one collection feeds `/search/documents.json`. */
export function devSite(): string {
  const root = temporary();
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  write(join(root, 'package.json'), '{"type":"module"}');
  write(
    join(root, 'astro.config.mjs'),
    `import { searchProxyPlugin } from ${JSON.stringify(resolve('scripts/lib/search-proxy.ts'))};\nexport default { trailingSlash: 'always', cacheDir: './.cache', devToolbar: { enabled: false }, vite: { cacheDir: './.vite', plugins: [searchProxyPlugin()] } };`,
  );
  write(
    join(root, 'src/content.config.ts'),
    "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { products: defineCollection({ loader: glob({ pattern: '**/*.yaml', base: 'src/content/products' }) }) };",
  );
  write(join(root, 'src/pages/index.astro'), '<h1>首页</h1>');
  write(
    join(root, 'src/pages/search/documents.json.ts'),
    "import { getCollection } from 'astro:content';\nexport const GET = async () => Response.json((await getCollection('products')).map(({ id, data }) => ({ id, kind: 'product', kindRank: 0, name: data.name })));",
  );
  write(join(root, 'src/content/products/hailu.yaml'), 'name: 斗门海鲈');
  write(
    join(root, 'scripts/check-content.ts'),
    "import { existsSync } from 'node:fs';\nif (existsSync('fault')) { console.log('product/x.yaml:name:没有名称'); process.exit(1); }",
  );
  return root;
}

/** Asks the proxy of a running site. */
export async function ask(site: string, body: unknown, init: RequestInit = {}): Promise<{ status: number; names: string[] }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${site}api/search/multi-search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
    ...init,
  });
  const answer = (await response.json()) as { results?: { hits: { name: string }[] }[] };
  return { status: response.status, names: answer.results?.flatMap(({ hits }) => hits.map(({ name }) => name)) ?? [] };
}

/** One query as the proxy takes it. */
export function query(q: string, indexUid = 'haohuo') {
  return { queries: [{ indexUid, q, limit: 5 }] };
}

/** Whether a process lives; one that has ended and waits to be collected does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '));
  } catch {
    return false;
  }
}

/** Listens on a port of 127.0.0.1 (any, unless given) until the test is over; resolves with the port. */
export async function listen(server: HttpServer | NetServer, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  defer(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as { port: number }).port;
}
