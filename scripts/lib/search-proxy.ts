/** The only door to Meilisearch from a browser: multi-search on our index, small bodies, a rate limit, a search-only key. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultOf, limiter } from './search-proxy-rules.ts';

const MAX_BODY = 16 * 1024;
const TIMEOUT_MS = 5000;

/** Where the proxy sends searches. Without `url` every search is answered 503, and the page uses its static index. */
export interface ProxyOptions {
  url?: string | undefined;
  /** A key that can only search. */
  key?: string | undefined;
  index?: string | undefined;
  /** The site's base path. */
  base?: string | undefined;
}

/** Connect-style middleware. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Handles `POST <base>api/search/multi-search`; anything else below `<base>api/search` is 404, other paths go on to `next`. */
export function searchProxy({ url, key, index = 'haohuo', base = '/' }: ProxyOptions): Middleware {
  const allow = limiter();
  const prefix = `${base.replace(/\/+$/, '')}/api/search`;
  return (req, res, next) => {
    const path = (req.url ?? '/').replace(/[?#].*$/, '');
    const below = [prefix, '/api/search'].find((start) => path === start || path.startsWith(`${start}/`));
    if (below === undefined) return next();
    if (path.slice(below.length).replace(/\/$/, '') !== '/multi-search') return refuse(req, res, 404, 'not found');
    if (req.method !== 'POST') return refuse(req, res, 405, 'use POST');
    if (!allow(req.socket.remoteAddress ?? '')) return refuse(req, res, 429, 'too many searches');
    if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) return refuse(req, res, 415, 'send application/json');
    void forward(req, res, url, key, index);
  };
}

async function forward(
  req: IncomingMessage,
  res: ServerResponse,
  url: string | undefined,
  key: string | undefined,
  index: string,
): Promise<void> {
  const body = await read(req);
  if (body === undefined) return refuse(req, res, 413, 'body too large');
  const wrong = faultOf(body, index);
  if (wrong !== undefined) return refuse(req, res, 400, wrong);
  if (!url || !key) return refuse(req, res, 503, 'no search server');
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  try {
    const answer = await fetch(`${url}/multi-search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: new Uint8Array(body),
      signal: AbortSignal.any([gone.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await answer.text();
    if (answer.status === 401 || answer.status === 403 || answer.status >= 500) return refuse(req, res, 502, 'search server failed');
    json(res, answer.status, text);
  } catch (error) {
    if (gone.signal.aborted) return;
    const late = error instanceof Error && error.name === 'TimeoutError';
    refuse(req, res, late ? 504 : 502, late ? 'search server too slow' : 'search server not answering');
  }
}

/** The body, or undefined when it is larger than allowed or breaks off. */
async function read(req: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function refuse(req: IncomingMessage, res: ServerResponse, status: number, error: string): void {
  if (res.headersSent || res.destroyed) return;
  req.resume();
  if (status === 413) res.setHeader('connection', 'close');
  if (status === 429) res.setHeader('retry-after', '1');
  json(res, status, JSON.stringify({ error }));
}

function json(res: ServerResponse, status: number, text: string): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  res.end(text);
}

/** The least of Vite's dev server that the plugin needs. */
interface DevServer {
  config: { base: string };
  middlewares: { stack: { route: string; handle: unknown }[] };
}

/** The proxy in the dev server, from `SEARCH_PROXY_URL`, `SEARCH_PROXY_KEY` and `SEARCH_INDEX`. */
export function searchProxyPlugin(env: NodeJS.ProcessEnv = process.env) {
  return {
    name: 'search-proxy',
    apply: 'serve' as const,
    enforce: 'post' as const,
    configureServer(server: DevServer) {
      const handle = searchProxy({
        url: env['SEARCH_PROXY_URL'],
        key: env['SEARCH_PROXY_KEY'],
        index: env['SEARCH_INDEX'],
        base: env['BASE_PATH'],
      });
      // In front of Astro's own middlewares: with `trailingSlash: 'always'` they refuse the path.
      return () => void server.middlewares.stack.unshift({ route: '', handle });
    },
  };
}
