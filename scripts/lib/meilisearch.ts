/** The local Meilisearch: starts it on a locked data directory, and knows when it can really answer. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError } from './cli.ts';
import { type DataLock, lock } from './data-lock.ts';
import { executable, findBinary, noBinaryLine } from './meilisearch-binary.ts';
import { freePort } from './ports.ts';
import { type Group, spawnGroup } from './processes.ts';
import { masterKey } from './search-directory.ts';
import { answers } from './server-health.ts';

/** A running local server. */
export interface SearchServer {
  url: string;
  /** The master key: for the indexer only, never printed. */
  key: string;
  /** True when a damaged data directory was thrown away; everything must be indexed again. */
  rebuilt: boolean;
  /** Resolves when the process ends, asked or not. */
  exited: Promise<number>;
  process: Group['child'];
  stop(): Promise<void>;
}

/** What `startServer` takes. */
export interface ServerOptions {
  dataDir: string;
  /** The preferred port; the next free one is used unless `exact`. */
  port?: number;
  exact?: boolean;
  masterKey?: string;
  maxIndexingMemory?: string;
  binary?: string;
  /** The lock on `dataDir` when the caller already has it. */
  lock?: DataLock;
}

/** Starts Meilisearch on 127.0.0.1 and resolves once a real query is answered. A directory in living use is refused. */
export async function startServer(options: ServerOptions): Promise<SearchServer> {
  const binary = options.binary ?? findBinary();
  if (binary === undefined) throw new CommandError(noBinaryLine);
  const directory = resolve(options.dataDir);
  const mine = options.lock ?? lock(directory);
  if ('heldBy' in mine)
    throw new CommandError(
      `搜索数据 ${directory} 正由另一个进程${mine.heldBy ? `(${mine.heldBy})` : ''}使用。先停掉它，或用 SEARCH_DIR 换一个文件夹。`,
    );
  try {
    const key = options.masterKey ?? masterKey(directory);
    const program = executable(binary, directory);
    for (let attempt = 0, rebuilt = false; ; attempt++) {
      const port = options.exact ? (options.port ?? 7700) : await freePort(options.port ?? 7700);
      const running = await launch(program, directory, port, key, options.maxIndexingMemory ?? '512Mb', mine);
      if (typeof running === 'object') return { ...running, rebuilt };
      if (attempt >= 3 || (running === 'port' && options.exact))
        throw new CommandError(
          running === 'port'
            ? `端口 ${port} 已被占用。用 --port 换一个端口。`
            : `搜索服务起不来。日志在 ${join(directory, 'server.log')}。`,
        );
      if (running === 'port') continue;
      if (!existsSync(join(directory, 'data')) || rebuilt)
        throw new CommandError(`搜索服务起不来。日志在 ${join(directory, 'server.log')}。`);
      rmSync(join(directory, 'data'), { recursive: true, force: true });
      rebuilt = true;
    }
  } catch (error) {
    if (options.lock === undefined) mine.release();
    throw error;
  }
}

/** One try: the server, or why there is none: the port was taken, or the data cannot be used. */
async function launch(
  program: string,
  directory: string,
  port: number,
  key: string,
  memory: string,
  mine: DataLock,
): Promise<Omit<SearchServer, 'rebuilt'> | 'port' | 'broken'> {
  const log = join(directory, 'server.log');
  const args = [
    '--http-addr',
    `127.0.0.1:${port}`,
    '--db-path',
    join(directory, 'data'),
    '--env',
    'development',
    '--no-analytics',
    '--max-indexing-memory',
    memory,
    '--log-level',
    'WARN',
  ];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MEILI_')));
  writeFileSync(log, '');
  const group = spawnGroup(program, args, { cwd: directory, env: { ...env, MEILI_MASTER_KEY: key }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [group.child.stdout, group.child.stderr])
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  if (group.child.pid !== undefined) mine.setServer(group.child.pid);
  const state = join(directory, 'server.json');
  const url = `http://127.0.0.1:${port}`;
  let ended = false;
  const exited = group.exited.then((code) => {
    ended = true;
    rmSync(state, { force: true });
    return code;
  });
  if (await answers(url, key, () => ended)) {
    writeFileSync(state, JSON.stringify({ url, pid: group.child.pid }));
    const stop = async () => {
      await group.stop();
      await exited;
      mine.release();
    };
    return { url, key, exited, process: group.child, stop };
  }
  await group.stop();
  writeFileSync(log, output.replaceAll(key, '***'));
  return /address already in use|AddrInUse/i.test(output) ? 'port' : 'broken';
}
