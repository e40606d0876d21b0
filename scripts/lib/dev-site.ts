/** Astro's dev site, seen from `npm start`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { spawnAstro } from './astro.ts';
import { basePath } from './base-path.ts';
import { CommandError } from './cli.ts';
import { parseDocuments } from './indexer.ts';

/** Starts `astro dev` on the port and resolves with the site's address once it listens. Its output goes to our console. */
export async function startDevSite(port: number, env: NodeJS.ProcessEnv) {
  const group = spawnAstro(['dev', '--port', String(port), '--ignore-lock'], ['ignore', 'pipe', 'inherit'], {
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    ...env,
  });
  let head = '';
  const listening = new Promise<string>((resolve) => {
    group.child.stdout?.on('data', (chunk: Buffer) => {
      // Our own requests for the documents are no news.
      process.stdout.write(chunk.toString().replace(/^.*\[200\].*\/search\/documents\.json.*\n/gm, ''));
      if (head.length < 20_000) head += stripVTControlCharacters(chunk.toString());
      const found = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/.exec(head);
      if (found) resolve(`${found[0]}${basePath()}`);
    });
  });
  const url = await Promise.race([listening, group.exited]);
  if (typeof url === 'number') throw new CommandError('开发网站没有启动起来，原因见上面的输出。');
  return { url, exited: group.exited };
}

/** Fetches the documents for search from the running site; a string says why there are none. */
export async function fetchDocuments(site: string) {
  let reason = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await fetch(`${site}search/documents.json`, { signal: AbortSignal.timeout(60_000) });
      if (response.ok) return parseDocuments(await response.json(), `${site}search/documents.json`);
      reason = `HTTP ${response.status}`;
      await response.body?.cancel();
    } catch (error) {
      if (error instanceof CommandError) return error.message;
      reason = error instanceof Error ? error.message : String(error);
    }
    await sleep(150);
  }
  return `网站没有给出搜索文档（${reason}）`;
}
