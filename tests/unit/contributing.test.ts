/** The examples of CONTRIBUTING.md, tried on the real content exactly as they are printed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { readEntryBytes } from '#domain/entry-text.ts';
import { faultLine } from '#domain/faults.ts';
import type { CollectionName } from '#domain/schemas/index.ts';
import { readContent } from '../../scripts/lib/read-content.ts';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const examples = [...guide.matchAll(/`src\/content\/(\w+)\/([\w-]+\.yaml)`[\s\S]*?```yaml\n([\s\S]*?)```/g)];

test('a product, a session and a brand, as printed, are entries without a fault', () => {
  expect(examples.map(([, collection]) => collection)).toEqual(['products', 'sessions', 'brands']);
  const added = examples.map(([, collection, name, text]) =>
    readEntryBytes(collection as CollectionName, `${collection}/${name}`, new TextEncoder().encode(text)),
  );
  const entries = added.filter((entry): entry is RawEntry => !('code' in entry));
  expect(entries).toHaveLength(3);
  const { entries: existing, faults } = readContent('src/content');
  expect([...faults, ...checkContent([...existing, ...entries], { includeSamples: true }).faults].map(faultLine)).toEqual([]);
});
