/** Loads documents into Meilisearch: blue-green for a whole set, in place for the few that an edit changed. */
import { createHash, randomBytes } from 'node:crypto';
import { Meilisearch, type Settings, type Task } from 'meilisearch';
import { type SearchDocument, searchKinds } from '#domain/search/types.ts';
import { CommandError } from './cli.ts';
import { type Connection, searchFault } from './search-connection.ts';

const BATCH = 1000;
const WAIT = { timeout: 600_000, interval: 40 };

/** Checks what a build wrote; a value that is not a list of documents, or a repeated id, is one clear line. */
export function parseDocuments(value: unknown, source: string): SearchDocument[] {
  const wrong = (what: string) => new CommandError(`${source} 不是搜索文档：${what}。重新运行 npm run build。`);
  if (!Array.isArray(value)) throw wrong('内容应是一个列表');
  const seen = new Set<string>();
  for (const [i, item] of (value as Partial<SearchDocument>[]).entries()) {
    if (typeof item !== 'object' || item === null) throw wrong(`第 ${i + 1} 条不是对象`);
    if (typeof item.id !== 'string' || !/^[A-Za-z0-9_-]{1,511}$/.test(item.id)) throw wrong(`第 ${i + 1} 条的 id 有误`);
    if (!searchKinds.some((kind) => kind === item.kind)) throw wrong(`${item.id} 的 kind 有误`);
    if (typeof item.name !== 'string' || item.name === '') throw wrong(`${item.id} 没有 name`);
    if (seen.has(item.id)) throw wrong(`id ${item.id} 出现了两次`);
    seen.add(item.id);
  }
  return value as SearchDocument[];
}

/** What indexing tells while it runs. */
export interface IndexOptions {
  onProgress?: (done: number, total: number) => void;
}

/** Indexes into a new index, verifies it, swaps it in and deletes the old one; readers never see an empty index. */
export async function indexDocuments(
  target: Connection,
  documents: readonly SearchDocument[],
  settings: Settings,
  { onProgress }: IndexOptions = {},
): Promise<void> {
  const client = clientOf(target);
  const stamp = Date.now().toString().padStart(14, '0');
  const next = `${target.index}-${stamp}-${randomBytes(3).toString('hex')}`;
  try {
    await done(client, client.createIndex(next, { primaryKey: 'id' }));
    await done(client, client.index(next).updateSettings(settings));
    for (let from = 0; from < documents.length; from += BATCH) {
      onProgress?.(from, documents.length);
      await done(client, client.index(next).addDocuments(documents.slice(from, from + BATCH)));
    }
    onProgress?.(documents.length, documents.length);
    await verify(client, next, documents);
    const exists = (await uids(client)).includes(target.index);
    await done(client, client.swapIndexes([{ indexes: exists ? [target.index, next] : [next, target.index], rename: !exists }]));
    const old = (await uids(client)).filter((uid) => isRunOf(target.index, uid) && (uid === next || stampOf(uid) < stamp));
    for (const uid of old) await done(client, client.deleteIndex(uid));
  } catch (error) {
    await client.deleteIndex(next).catch(() => undefined);
    throw searchFault(error, target.url);
  }
}

/** Hashes by id, to tell which documents an edit touched. */
export function hashDocuments(documents: readonly SearchDocument[]): Map<string, string> {
  return new Map(documents.map((document) => [document.id, createHash('sha1').update(JSON.stringify(document)).digest('base64')]));
}

/** What an in-place sync did, and the hashes to give to the next one. */
export interface SyncResult {
  hashes: Map<string, string>;
  added: number;
  changed: number;
  removed: number;
}

/** Applies only what differs from `previous` to the live index; for the dev site, where a few documents change at a time. */
export async function syncDocuments(
  target: Connection,
  documents: readonly SearchDocument[],
  previous: ReadonlyMap<string, string>,
): Promise<SyncResult> {
  const hashes = hashDocuments(documents);
  const touched = documents.filter(({ id }) => previous.get(id) !== hashes.get(id));
  const gone = [...previous.keys()].filter((id) => !hashes.has(id));
  const client = clientOf(target);
  const index = client.index(target.index);
  try {
    const tasks = [];
    for (let from = 0; from < touched.length; from += BATCH)
      tasks.push(done(client, index.addDocuments(touched.slice(from, from + BATCH))));
    if (gone.length > 0) tasks.push(done(client, index.deleteDocuments(gone)));
    await Promise.all(tasks);
  } catch (error) {
    throw searchFault(error, target.url);
  }
  const added = touched.filter(({ id }) => !previous.has(id)).length;
  return { hashes, added, changed: touched.length - added, removed: gone.length };
}

/** Resolves when the server answers and accepts the key. */
export async function checkConnection(target: Connection): Promise<void> {
  try {
    await uids(clientOf(target));
  } catch (error) {
    throw searchFault(error instanceof TypeError ? new SyntaxError('not the answer of Meilisearch') : error, target.url);
  }
}

function clientOf({ url, key }: Connection): Meilisearch {
  return new Meilisearch({ host: url, apiKey: key, timeout: 30_000 });
}

async function done(client: Meilisearch, enqueued: Promise<{ taskUid: number }>): Promise<Task> {
  const task = await client.tasks.waitForTask((await enqueued).taskUid, WAIT);
  if (task.status === 'succeeded') return task;
  throw new CommandError(`索引没有完成（${task.type}）：${task.error?.message ?? task.status}。线上的索引没有改动。`);
}

async function uids(client: Meilisearch): Promise<string[]> {
  const { results } = await client.getRawIndexes({ limit: 1000 });
  return results.map(({ uid }) => uid);
}

function isRunOf(index: string, uid: string): boolean {
  return uid.startsWith(`${index}-`) && /^\d{14}-[0-9a-f]{6}$/.test(uid.slice(index.length + 1));
}

function stampOf(uid: string): string {
  return uid.slice(-21, -7);
}

/** Counts with a query and makes one real search before anybody is sent to the new index. */
async function verify(client: Meilisearch, uid: string, documents: readonly SearchDocument[]): Promise<void> {
  const index = client.index(uid);
  const { numberOfDocuments } = await index.getStats();
  const all = await index.search('', { hitsPerPage: 1 });
  const ceiling = (await index.getPagination()).maxTotalHits ?? 1000;
  if (numberOfDocuments !== documents.length || all.totalHits < Math.min(documents.length, ceiling))
    throw new CommandError(`新索引里有 ${numberOfDocuments} 条，应有 ${documents.length} 条。线上的索引没有改动。`);
  const [first] = documents;
  if (first && (await index.search(first.name, { limit: 1 })).hits.length === 0)
    throw new CommandError(`新索引里搜不到「${first.name}」。线上的索引没有改动。`);
}
