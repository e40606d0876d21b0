/** Puts the recordings that entries name where the site serves them: copied at the end of a build, read from the content in dev. */
import { constants, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent } from '#domain/content.ts';
import { mediaFile, playlistFiles } from '#domain/media.ts';
import { mediaPath } from '#domain/urls.ts';
import { contentDirectory, readContent } from './read-content.ts';
import { sendFile } from './static-site.ts';

/** What is served and the file it is: site paths without base, to paths. Recordings that are marked as gone are left out. */
export function recordings(env: NodeJS.ProcessEnv = process.env): Map<string, string> {
  const { entries } = readContent(contentDirectory(env));
  const { content } = checkContent(entries, { includeSamples: includeSamples(env) });
  const files = new Map<string, string>();
  const entryFiles = new Map(entries.filter(({ collection }) => collection === 'sessions').map(({ id, file }) => [id, file]));
  for (const { id, replay } of content.sessions.values()) {
    const entry = entryFiles.get(id);
    if (!replay || replay.gone || entry === undefined) continue;
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
