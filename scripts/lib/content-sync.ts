/** Keeps Meilisearch in step with the content while somebody edits. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from 'meilisearch';
import { fetchDocuments } from './dev-site.ts';
import { hashDocuments, indexDocuments, syncDocuments } from './indexer.ts';
import { spawnGroup } from './processes.ts';
import type { Connection } from './search-connection.ts';
import { watchTree } from './watch-tree.ts';

const DEBOUNCE_MS = 200;
/** When to look again after an edit, for Astro takes its own time to reload: milliseconds between looks. */
const LOOKS = [0, 250, 300, 400, 500, 800, 1500, 3000];

/** Brings the index up to date with the site, the first time whole, later by differences. */
export function synchroniser(site: string, target: Connection, settings: Settings) {
  let known: Map<string, string> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const once = async (): Promise<string | 'unchanged'> => {
    const documents = await fetchDocuments(site);
    if (typeof documents === 'string') return `${documents}，搜索保持原样。`;
    if (known === undefined) {
      await indexDocuments(target, documents, settings);
      known = hashDocuments(documents);
      return `搜索索引已建立：${documents.length} 条文档。`;
    }
    const { hashes, added, changed, removed } = await syncDocuments(target, documents, known);
    known = hashes;
    return added + changed + removed === 0 ? 'unchanged' : `搜索已更新：新增 ${added}，修改 ${changed}，删除 ${removed}。`;
  };
  // One after the other: two at once would overwrite each other's newer documents.
  return () => {
    const next = last.then(once, once);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Runs `check-content` and resolves with its lines when it finds faults, else with an empty text. */
export async function contentFaults(): Promise<string> {
  const check = spawnGroup(process.execPath, ['scripts/check-content.ts'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [check.child.stdout, check.child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return (await check.closed) === 0 ? '' : output.trim();
}

/** Watches the content directory; each edit is checked, and synchronised until the site has taken it over. Returns how to end. */
export function watchContent(directory: string, synchronise: (() => Promise<string>) | undefined, say: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let edit = 0;
  let faults = '';
  const settle = async (current: number) => {
    const found = await contentFaults();
    if (current !== edit) return;
    if (found !== faults) say(found === '' ? '内容的错误已改好。' : `内容有错误，网页上会列出来；改好前搜索保持原样：\n${found}`);
    faults = found;
    // With faults the site gives no documents: asking for them would only fill the console.
    if (found !== '') return;
    let told = '';
    for (const wait of synchronise ? LOOKS : []) {
      await sleep(wait);
      if (current !== edit) return;
      const result = await (synchronise as () => Promise<string>)();
      if (result === 'unchanged' || result === told) continue;
      told = result;
      say(result);
    }
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const current = ++edit;
      settle(current).catch((error: unknown) => say(`搜索没有更新：${error instanceof Error ? error.message : String(error)}`));
    }, DEBOUNCE_MS);
  };
  const end = watchTree(directory, changed, (error) =>
    say(`不能再监视 ${directory} 的改动（${error.message}），改动后请重新运行 npm start。`),
  );
  return () => {
    edit++;
    clearTimeout(timer);
    end();
  };
}
