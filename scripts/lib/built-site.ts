/** The built site, served to a command that looks at it. */
import { createServer } from 'node:http';
import { basePath } from './base-path.ts';
import { freePort } from './ports.ts';
import type { Life } from './processes.ts';
import { searchProxy } from './search-proxy.ts';
import { serveSite } from './static-site.ts';

/** Serves `directory` on this machine, from `port` on where one is free, until `life` ends; search answers from the static index. Returns its address. */
export async function serveBuilt(directory: string, port: number, life: Life): Promise<string> {
  const free = await freePort(port);
  const base = basePath();
  const files = serveSite({ directory, base });
  const proxy = searchProxy({ base });
  const server = createServer((req, res) => proxy(req, res, () => files(req, res))).listen(free, '127.0.0.1');
  life.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${free}${base}`;
}
