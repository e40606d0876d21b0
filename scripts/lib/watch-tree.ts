/** Watches a directory tree. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Calls `changed` at every change below the directory; returns how to end. */
export function watchTree(root: string, changed: () => void, failed: (error: Error) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  const native = process.platform === 'darwin' || process.platform === 'win32';
  let ended = false;
  const add = (directory: string) => {
    if (ended || watchers.has(directory)) return;
    // Elsewhere Node's own `recursive` watches file by file and loses those that were replaced by a rename: one watcher a folder does not.
    const watcher = watch(directory, { recursive: native }, (event, name) => {
      changed();
      if (event !== 'rename' || native) return;
      // A folder of that name may be another one by now: its old watcher is deaf.
      if (name !== null) drop(join(directory, name));
      descend(directory);
    });
    watcher.on('error', (error) => {
      drop(directory);
      if (directory === root) failed(error);
    });
    watchers.set(directory, watcher);
    if (!native) descend(directory);
  };
  const descend = (directory: string) => {
    try {
      for (const item of readdirSync(directory, { withFileTypes: true })) if (item.isDirectory()) add(join(directory, item.name));
    } catch {
      drop(directory);
    }
  };
  const drop = (directory: string) => {
    for (const [known, watcher] of watchers) {
      if (known !== directory && !known.startsWith(join(directory, '/'))) continue;
      watcher.close();
      watchers.delete(known);
    }
  };
  add(root);
  return () => {
    ended = true;
    drop(root);
  };
}
