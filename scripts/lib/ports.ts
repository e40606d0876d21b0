/** Free TCP ports on this machine. */
import { createServer } from 'node:net';
import { CommandError } from './cli.ts';

/** Whether nothing listens on the port, on IPv4 and IPv6 alike. */
export async function portIsFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The preferred port, or the next free one within a hundred. */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + 100, 65_536); port++) if (await portIsFree(port)) return port;
  throw new CommandError(`从 ${preferred} 起的 100 个端口都被占用了。用 --port 换一个。`);
}

/** The very port that was asked for, or one clear line. */
export async function exactPort(port: number): Promise<number> {
  if (await portIsFree(port)) return port;
  throw new CommandError(`端口 ${port} 已被占用。先停掉占用它的程序，或用 --port 换一个端口。`);
}
