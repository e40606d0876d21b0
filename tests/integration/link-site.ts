/** A small platform on https for the tests of `npm run check:links`: each path misbehaves in its own way, and every request is noted. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from './command.ts';

/** One request as the platform saw it; times in milliseconds on one clock. */
export interface Visit {
  method: string;
  path: string;
  host: string;
  headers: IncomingMessage['headers'];
  from: number;
  to: number;
}

/** The certificate that the tests trust. */
export const TRUSTED = join('tests', 'fixtures', 'tls', 'cert.pem');
const pem = (name: string) => readFileSync(join('tests', 'fixtures', 'tls', `${name}.pem`));
const html = { 'content-type': 'text/html; charset=utf-8' };
const video = { 'content-type': 'video/mp4' };

/** What the platform knows of its visitors. */
export interface LinkSite {
  port: number;
  /** Milliseconds before every answer. */
  slow: number;
  visits: Visit[];
  /** The most requests at once: in all, and to one host. */
  busiest: { all: number; host: number };
  /** Bytes it managed to write of its endless page. */
  written(): number;
}

/** Starts it on a free port until the test is over. */
export async function linkSite({ stranger = false, slow = 0 } = {}): Promise<LinkSite> {
  const visits: Visit[] = [];
  const busiest = { all: 0, host: 0 };
  const open: Visit[] = [];
  let written = 0;
  let asked = 0;
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const head = req.method === 'HEAD';
    const go = (status: number, to: string) => void res.writeHead(status, { location: to }).end();
    const path = req.url ?? '/';
    if (/^\/(?:ok|room)/.test(path)) return void res.writeHead(200, video).end();
    if (path === '/no-head') return void res.writeHead(head ? 405 : 206, video).end(head ? '' : 'x');
    if (path === '/head-resets') return head ? void req.socket.destroy() : void res.writeHead(200, video).end('x');
    if (/^\/status-\d+$/.test(path)) return void res.writeHead(Number(path.slice(8)), html).end();
    if (path === '/busy') return void (asked++ === 0 ? res.writeHead(429, { 'retry-after': '1' }) : res.writeHead(200, video)).end();
    if (path === '/busy-long') return void res.writeHead(503, { 'retry-after': '3600' }).end();
    if (path === '/hangs') return undefined;
    if (path === '/moved') return go(301, '/ok-moved');
    if (path === '/circle') return go(302, '/circle-2');
    if (path === '/circle-2') return go(302, '/circle');
    if (path.startsWith('/far-')) return go(302, `/far-${Number(path.slice(5)) + 1}`);
    if (path === '/lost') return go(302, '/?from=gone');
    if (path === '/inward') return go(302, `https://localhost:${site.port}/ok`);
    if (path === '/upgrade') return void req.socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
    if (path === '/no-part') return void res.writeHead(head ? 405 : 416).end();
    // Written as UTF-8, which Node reads as Latin-1.
    if (path === '/moved-far') return go(301, Buffer.from(`/ok-视频`).toString('latin1'));
    if (path === '/shouts') return go(302, 'https://[\u009b31mRED');
    if (path === '/plain') return go(302, `http://${req.headers.host ?? ''}/ok`);
    if (path === '/resets') return void req.socket.destroy();
    if (path === '/said') return void res.writeHead(200, html).end(head ? '' : '<title>提示</title><p>抱歉，视频已被删除</p>');
    if (path === '/body-hangs') {
      res.writeHead(200, html);
      return void (head ? res.end() : res.write('<title>撞奶夜</title>'));
    }
    if (path === '/endless') {
      res.writeHead(200, html);
      if (head) return void res.end();
      const more = () => {
        while (!res.destroyed && res.write('<p>撞奶夜</p>'.repeat(1000))) written = res.socket?.bytesWritten ?? written;
        if (!res.destroyed) res.once('drain', more);
      };
      return more();
    }
    return void res.writeHead(404).end();
  };
  const prefix = stranger ? 'stranger-' : '';
  const server = createServer({ key: pem(`${prefix}key`), cert: pem(`${prefix}cert`) }, (req, res) => {
    const { method = '', url: path = '', headers } = req;
    const visit: Visit = { method, path, host: headers.host ?? '', headers, from: performance.now(), to: Infinity };
    visits.push(visit);
    open.push(visit);
    busiest.all = Math.max(busiest.all, open.length);
    busiest.host = Math.max(busiest.host, open.filter(({ host }) => host === visit.host).length);
    res.on('close', () => {
      visit.to = performance.now();
      open.splice(open.indexOf(visit), 1);
    });
    if (site.slow === 0) answer(req, res);
    else void sleep(site.slow).then(() => answer(req, res));
  });
  const site: LinkSite = { port: await listen(server), slow, visits, busiest, written: () => written };
  return site;
}
