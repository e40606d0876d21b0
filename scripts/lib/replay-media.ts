/** Puts the recordings that entries name where the site serves them: copied at the end of a build, read from the content in dev. */
import { constants, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildNow, includeSamples } from '#domain/build-settings.ts';
import { checkContent } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { mediaFile, playlistFiles } from '#domain/media.ts';
import { clockOf, isOut } from '#domain/session-phase.ts';
import { mediaPath } from '#domain/urls.ts';
import { contentDirectory, readContent } from './read-content.ts';
import { sendFile } from './static-site.ts';

/** What is served and the file it is: site paths without base, to paths. Only of replays that are out and not gone. */
export function recordings(env: NodeJS.ProcessEnv = process.env): Map<string, string> {
  const { entries } = readContent(contentDirectory(env));
  const now = buildNow(env) ?? Date.now();
  const content = redateSamples(checkContent(entries, { includeSamples: includeSamples(env) }).content, now);
  const files = new Map<string, string>();
  const entryFiles = new Map(entries.filter(({ collection }) => collection === 'sessions').map(({ id, file }) => [id, file]));
  for (const session of content.sessions.values()) {
    const { id, replay } = session;
    const entry = entryFiles.get(id);
    if (!replay || !isOut(clockOf(session), now) || entry === undefined) continue;
    const folder = dirname(entry);
    const add = (path: string): void => {
      const address = decodeURIComponent(mediaPath(id, path.slice(folder.length + 1)));
      if (files.has(address) || !existsSync(path) || !lstatSync(path).isFile()) return;
      files.set(address, path);
      if (path.endsWith('.m3u8')) for (const part of playlistFiles(path, readFileSync(path, 'utf8'))) if (part !== undefined) add(part);
    };
    for (const field of ['file', 'audio'] as const) {
      const path = replay[field] === undefined ? undefined : mediaFile(entry, field, replay[field]);
      if (path !== undefined) add(path);
    }
  }
  return files;
}

/** The integration: recordings are copied (by reference where the disk can), and answered with ranges in dev. */
export function replayMedia(): AstroIntegration {
  return {
    name: 'replay-media',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((req, res, next) => {
          const path = decodeURI((req.url ?? '').split('?')[0] ?? '');
          const at = path.indexOf('/media/');
          const file = at < 0 ? undefined : recordings().get(path.slice(at));
          if (file === undefined) next();
          else sendFile(req, res, file);
        });
      },
      'astro:build:done': ({ dir, logger }) => {
        const all = recordings();
        for (const [address, file] of all) {
          const to = join(fileURLToPath(dir), address);
          mkdirSync(dirname(to), { recursive: true });
          copyFileSync(file, to, constants.COPYFILE_FICLONE);
        }
        if (all.size > 0) logger.info(`${all.size} 个回放文件已放到 /media/`);
      },
    },
  };
}
