/** One request to somebody else's server: our name on it, a time limit, and never more than 64 kB of its answer. */
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';

/** The most of a page that is read, in bytes. */
export const MAX_BODY = 64 * 1024;

/** How a request is made. */
export interface Manners {
  /** Milliseconds for the whole request, body included. */
  timeoutMs: number;
  userAgent: string;
  /** Ends the whole run. */
  signal: AbortSignal;
  /** How a name becomes an address; the system's way unless given. */
  lookup?: LookupFunction | undefined;
}

/** What came back. */
export interface Answer {
  status: number;
  location: string | undefined;
  retryAfter: string | undefined;
  isHtml: boolean;
  /** The first 64 kB of an HTML page that was asked for with `read`; else empty. */
  text: string;
}

/** Asks with `method`. The body of anything but a page to `read` is dropped unread. Throws an error with a `code`. */
export function ask(
  url: string,
  method: 'HEAD' | 'GET',
  read: boolean,
  { timeoutMs, userAgent, signal, lookup }: Manners,
): Promise<Answer> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((resolve, reject) => {
    const headers = {
      'user-agent': userAgent,
      accept: 'text/html,*/*;q=0.8',
      'accept-language': 'zh-CN',
      'accept-encoding': 'identity',
      connection: 'close',
      ...(method === 'GET' && { range: `bytes=0-${read ? MAX_BODY - 1 : 0}` }),
    };
    let reading = false;
    const sent = request(url, { method, headers, signal: limit, ...(lookup && { lookup }) }, (response) => {
      const { statusCode: status = 0, headers: got } = response;
      const type = got['content-type'] ?? '';
      const isHtml = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
      const plain = [undefined, 'identity'].includes(got['content-encoding']);
      const done = (text: string) => {
        resolve({ status, location: asUtf8(got.location), retryAfter: got['retry-after'], isHtml, text });
        response.destroy();
      };
      if (method === 'HEAD' || !read || !isHtml || !plain || status < 200 || status > 299) return done('');
      reading = true;
      void begin(response, type).then(done);
    });
    // An answer that breaks off is an answer: its reader ends with what came.
    sent.on('error', (error) => !reading && reject(coded(error, limit)));
    // 101 to a question that asked for no other protocol: an answer, but no page.
    sent.on('upgrade', ({ statusCode: status = 101 }, socket) => {
      socket.destroy();
      resolve({ status, location: undefined, retryAfter: undefined, isHtml: false, text: '' });
    });
    // Whatever else a server thinks of, this promise settles.
    sent.on('close', () => !reading && reject(coded(Object.assign(new Error('closed'), { code: 'ECONNRESET' }), limit)));
    sent.end();
  });
}

/** The first 64 kB of a body as text; of one that breaks off or hangs, what came: there was an answer, and that is what was asked. */
async function begin(response: IncomingMessage, type: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MAX_BODY) break;
    }
  } catch {
    // What came is enough.
  }
  return decoder(type).decode(Buffer.concat(chunks).subarray(0, MAX_BODY));
}

/** A header as it was meant: Node reads headers as Latin-1, many servers write UTF-8. */
function asUtf8(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function decoder(type: string): TextDecoder {
  try {
    return new TextDecoder(/charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function coded(error: unknown, limit: AbortSignal): Error & { code: string } {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = limit.aborted ? 'TIMEOUT' : String((known as { code?: unknown }).code ?? known.name);
  return Object.assign(new Error(known.message), { code });
}
