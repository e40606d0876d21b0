/** Astro's view of the content directory: every entry as it was written, not yet checked. The catalogue checks them all together, so that one message lists all faults. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import { isEntryFile, readEntryBytes } from '#domain/entry-text.ts';
import type { CollectionName } from '#domain/schemas/index.ts';

/** Milliseconds after which a file that changed is complete. */
const SETTLED = 100;

/** Loads one collection from `CONTENT_DIR` (by default `src/content`) and, in dev, follows its files. */
export function entries(collection: CollectionName): Loader {
  return {
    name: 'entries',
    load: async ({ store, watcher, generateDigest, logger }) => {
      const folder = resolve(process.env['CONTENT_DIR'] || 'src/content', collection);
      const put = (path: string) => {
        const file = relative('.', path).split(sep).join('/');
        const read = readEntryBytes(collection, file, readFileSync(path));
        // Not `{ collection, id }` as such: Astro would take that shape for a reference of its own.
        const data: Record<string, unknown> = 'code' in read ? { fault: read } : { file, raw: read.data };
        store.set({ id: file, data, digest: generateDigest(data) });
      };
      const inFolder = (path: string) => path.startsWith(folder + sep) && isEntryFile(path);
      store.clear();
      for (const path of entryFiles(folder)) put(path);
      watcher?.add(folder);
      // Editors truncate a file before they write it, and some replace it: what was read in between is read again a moment later.
      const changed = (path: string, again = true) => {
        if (!inFolder(path)) return;
        try {
          put(path);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') logger.error(String(error));
        }
        if (again) setTimeout(() => changed(path, false), SETTLED);
      };
      watcher?.on('add', (path) => changed(path));
      watcher?.on('change', (path) => changed(path));
      watcher?.on('unlink', (path) => {
        if (inFolder(path)) store.delete(relative('.', path).split(sep).join('/'));
      });
    },
  };
}

/** The entry files under a folder; links are not followed. */
function entryFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return entryFiles(path);
    return item.isFile() && isEntryFile(path) ? [path] : [];
  });
}
