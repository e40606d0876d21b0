/** Serves a built site as a static host would: clean addresses, 404 page, etags, ranges, compression, the headers of `_headers`. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { headersFor, parseHeaders } from './headers-file.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.m4a': 'audio/mp4',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.ts': 'video/mp2t',
  '.m4s': 'video/iso.segment',
  '.vtt': 'text/vtt; charset=utf-8',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
};

/** What `serveSite` takes. */
export interface SiteOptions {
  directory: string;
  /** The path the site lives under, with a slash at both ends. */
  base?: string;
}

/** A request handler for the built site. Files are read as they are now, so a new build shows at once. */
export function serveSite({ directory, base = '/' }: SiteOptions): (req: IncomingMessage, res: ServerResponse) => void {
  const root = resolve(directory);
  const compressed = new Map<string, Buffer>();
  return (req, res) => {
    const headerFile = join(root, '_headers');
    const rules = existsSync(headerFile) ? parseHeaders(readFileSync(headerFile, 'utf8')) : [];
    const [raw = '/', query = ''] = (req.url ?? '/').split(/(?=\?)/);
    const path = decoded(raw);
    const inner = path?.startsWith(base) ? path.slice(base.length - 1) : undefined;
    for (const [name, value] of Object.entries(headersFor(rules, inner ?? path ?? '/'))) res.setHeader(name, value);
    if (path === undefined) return void res.writeHead(400).end();
    if (req.method !== 'GET' && req.method !== 'HEAD') return void res.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (inner === undefined && `${path}/` === base) return redirect(res, base + query);
    const file = inner === undefined ? undefined : fileAt(root, inner);
    if (file === 'directory') return redirect(res, `${raw.replace(/^\/+/, '/')}/${query}`);
    if (file !== undefined) return send(req, res, file, 200, compressed);
    const notFound = join(root, '404.html');
    if (existsSync(notFound)) return send(req, res, notFound, 404, compressed);
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404');
  };
}

function redirect(res: ServerResponse, location: string): void {
  res.writeHead(301, { location }).end();
}

function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The file for a path inside the site; `directory` when the address lacks its final slash. */
function fileAt(root: string, path: string): string | 'directory' | undefined {
  if (/(^|[\\/])\.(?!well-known([\\/]|$))/.test(path) || path === '/_headers' || path === '/_redirects') return undefined;
  const file = resolve(root, `.${path}`);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const index = join(file, 'index.html');
  if (path.endsWith('/')) return existsSync(index) ? index : undefined;
  if (!existsSync(file)) return undefined;
  if (statSync(file).isDirectory()) return existsSync(index) ? 'directory' : undefined;
  return file;
}

function send(req: IncomingMessage, res: ServerResponse, file: string, status: number, compressed: Map<string, Buffer>): void {
  const { size, mtimeMs, mtime } = statSync(file);
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const text = /^text\/|json|xml|javascript|wasm/.test(type) && size > 512;
  const tag = createHash('sha1').update(`${file}:${size}:${mtimeMs}`).digest('base64url').slice(0, 16);
  res.setHeader('content-type', type);
  res.setHeader('last-modified', mtime.toUTCString());
  if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  if (text) res.setHeader('vary', 'Accept-Encoding');
  const range = status === 200 ? rangeOf(req.headers.range, size) : undefined;
  const encoding = text && range === undefined ? encodingOf(req.headers['accept-encoding']) : undefined;
  const etag = `${encoding ? 'W/' : ''}"${tag}"`;
  res.setHeader('etag', etag);
  if (status === 200 && (req.headers['if-none-match'] ?? '').split(/,\s*/).some((seen) => seen.replace('W/', '') === `"${tag}"`))
    return void res.writeHead(304).end();
  if (range === 'outside') return void res.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  if (encoding) {
    const key = `${encoding}:${file}:${tag}`;
    const body = compressed.get(key) ?? compress(readFileSync(file), encoding);
    compressed.set(key, body);
    res.writeHead(status, { 'content-encoding': encoding, 'content-length': body.length });
    return void res.end(req.method === 'HEAD' ? undefined : body);
  }
  res.setHeader('accept-ranges', 'bytes');
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) res.writeHead(206, { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 });
  else res.writeHead(status, { 'content-length': size });
  if (req.method === 'HEAD' || size === 0) return void res.end();
  createReadStream(file, { start, end })
    .on('error', () => res.destroy())
    .pipe(res);
}

/** Sends one file as it is, with its type, etag and ranges. */
export function sendFile(req: IncomingMessage, res: ServerResponse, file: string): void {
  send(req, res, file, 200, new Map());
}

function encodingOf(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const names = String(accepted ?? '')
    .split(/,\s*/)
    .filter((item) => !/;\s*q=0(\.0*)?$/.test(item))
    .map((item) => item.split(';')[0]);
  return (['br', 'gzip'] as const).find((name) => names.includes(name));
}

function compress(body: Buffer, encoding: 'br' | 'gzip'): Buffer {
  return encoding === 'br'
    ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
    : gzipSync(body);
}

/** One byte range; several at once are answered with the whole file, as the standard allows. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || (from === '' && to === '0') ? 'outside' : end < start ? undefined : { start, end };
}
