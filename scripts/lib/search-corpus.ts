/** The judged corpus: its documents through the site's own builders, and its queries. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { buildDocuments, type DocumentSource, type EntrySource } from '#domain/search/documents.ts';
import type { SearchDocument } from '#domain/search/types.ts';
import { CommandError } from './cli.ts';

const texts = z.array(z.string()).default([]);
const entry = z.object({
  id: z.string(),
  kind: z.enum(['product', 'maker', 'host', 'session']),
  name: z.string(),
  nameEn: z.string().default(''),
  aliases: texts,
  description: z.string().default(''),
  maker: z.string().default(''),
  host: z.string().default(''),
  town: z.string().default(''),
  brand: z.string().default(''),
  category: z.string().default(''),
  season: texts,
  tags: texts,
  products: texts,
  startAt: z.union([z.string(), z.number()]).optional(),
});
const judged = z.object({ cls: z.string(), q: z.string(), top: texts, rel: texts });

/** A query with what is right in first place and what is acceptable at all. */
export type Judged = z.output<typeof judged>;

/** Reads the queries. */
export function readQueries(file: string): Judged[] {
  return parse(file, z.array(judged));
}

/** Reads the corpus and builds its documents. */
export function readCorpus(file: string): SearchDocument[] {
  const source: { [Kind in keyof DocumentSource]: DocumentSource[Kind][number][] } = {
    products: [],
    sessions: [],
    moments: [],
    makers: [],
    associations: [],
    hosts: [],
    articles: [],
    spoken: [],
  };
  for (const one of parse(file, z.array(entry))) {
    const { kind, maker, host, products, season, startAt, ...rest } = one;
    const common: EntrySource = { ...rest, path: `/${kind}s/${one.id}/` };
    const start = typeof startAt === 'number' ? startAt : startAt === undefined ? 0 : Date.parse(startAt) / 1000;
    if (kind === 'product') source.products.push({ ...common, maker, season });
    else if (kind === 'maker') source.makers.push({ ...common, products });
    else if (kind === 'host') source.hosts.push(common);
    else source.sessions.push({ ...common, host, maker, products, startsAt: start, endsAt: start === 0 ? 0 : start + 7200 });
  }
  return buildDocuments(source);
}

/** The corpus id of a document. */
export function corpusId(documentId: string): string {
  return documentId.slice(documentId.indexOf('-') + 1);
}

function parse<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === undefined ? `${file} 不是这种格式的 JSON，参照 tests/fixtures/search/。` : `读不了 ${file}（${code}）。`,
    );
  }
}
