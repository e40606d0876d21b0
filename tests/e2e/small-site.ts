/** A small site of a test's own: entries written as real ones, built for a fixed moment, served as a static host would. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RawEntry } from '#domain/content.ts';
import { serveSite } from '../../scripts/lib/static-site.ts';

export interface SmallSite {
  url: string;
  /** The content directory and the built site. */
  content: string;
  out: string;
  /** Runs a script on the site's content, and gives what it prints. */
  node(...words: string[]): string;
  end(): Promise<void>;
}

/** What may happen before a file is served, and before the site is built. */
interface Hooks {
  before?: (req: IncomingMessage, res: ServerResponse) => void;
  prepare?: (site: Pick<SmallSite, 'content' | 'node'>) => Promise<void>;
}

/** Builds and serves `entries` for the moment `built` (Beijing time). */
export async function smallSite(entries: readonly RawEntry[], built: string, { before, prepare }: Hooks = {}): Promise<SmallSite> {
  const folder = mkdtempSync(join(tmpdir(), 'small-site-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  for (const { collection, id, data } of entries) {
    mkdirSync(join(content, collection), { recursive: true });
    const real = { ...(data as object), sample: false, sources: [{ title: '测试' }] };
    writeFileSync(join(content, collection, `${id}.yaml`), stringify(real));
  }
  const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: out, BUILD_NOW: built, BASE_PATH: '/' };
  const node = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  };
  await prepare?.({ content, node });
  node('scripts/build.ts');
  const files = serveSite({ directory: out });
  const server = createServer((req, res) => {
    before?.(req, res);
    files(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    content,
    out,
    node,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
