/** Which fields of a collection point to which other collection, read once from the schemas' `relation` metadata. */
import type { z } from 'zod';
import { type CollectionName, collectionNames, collections } from './schemas/index.ts';

/** A field that holds an id; `*` in the path stands for every item of a list. */
export interface ReferenceField {
  path: readonly string[];
  target: CollectionName;
}

interface AnySchema {
  meta(): Record<string, unknown> | undefined;
  _zod: { def: { type: string; innerType?: AnySchema; element?: AnySchema; shape?: Record<string, AnySchema>; options?: AnySchema[] } };
}

function* walk(schema: AnySchema, path: string[]): Generator<ReferenceField> {
  const target = schema.meta()?.['relation'];
  if (typeof target === 'string') {
    yield { path, target: target as CollectionName };
    return;
  }
  const { type, innerType, element, shape, options } = schema._zod.def;
  if (innerType) yield* walk(innerType, path);
  else if (type === 'array' && element) yield* walk(element, [...path, '*']);
  else if (shape) for (const [key, value] of Object.entries(shape)) yield* walk(value, [...path, key]);
  else if (options) for (const option of options) yield* walk(option, path);
}

/** The reference fields of every collection. */
export const referenceFields: Readonly<Record<CollectionName, readonly ReferenceField[]>> = Object.fromEntries(
  collectionNames.map((name) => {
    const schema: z.ZodType = collections[name].fields;
    return [name, [...walk(schema as unknown as AnySchema, [])]];
  }),
) as unknown as Record<CollectionName, ReferenceField[]>;

/** Every id that `entry` holds at `path`, with the concrete field path. */
export function* idsAt(entry: unknown, path: readonly string[], at: readonly string[] = []): Generator<{ field: string; id: string }> {
  const [head, ...rest] = path;
  if (head === undefined) {
    if (typeof entry === 'string') yield { field: at.join('.'), id: entry };
  } else if (head === '*') {
    if (Array.isArray(entry)) for (const [index, item] of entry.entries()) yield* idsAt(item, rest, [...at, String(index)]);
  } else if (typeof entry === 'object' && entry !== null) {
    yield* idsAt((entry as Record<string, unknown>)[head], rest, [...at, head]);
  }
}
