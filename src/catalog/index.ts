/** The checked, joined and dated content: read once per build, in dev again after every edit. The only importer of astro:content. */
import { getCollection } from 'astro:content';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { entryId } from '#domain/entry-text.ts';
import { ContentFaults, type Fault } from '#domain/faults.ts';
import { withLines } from '#domain/locate.ts';
import { relate } from '#domain/relations.ts';
import { collectionNames } from '#domain/schemas/index.ts';
import { buildTime } from './clock.ts';
import { textOf } from './text-of.ts';

const raw: RawEntry[] = [];
const unreadable: Fault[] = [];
for (const collection of collectionNames) {
  for (const { data } of await getCollection(collection)) {
    const { file, raw: written, fault } = data as { file: string; raw: unknown; fault?: Fault };
    if (fault) unreadable.push(fault);
    else raw.push({ collection, id: entryId(file), file, data: written });
  }
}
const { content, faults } = checkContent(raw, { includeSamples: includeSamples(process.env) });
const all = [...unreadable, ...faults];
if (all.length > 0) throw new ContentFaults(withLines(all, textOf));

/** The moment the site is built for. */
export const now = buildTime();

/** Every entry and every link between entries. */
export const relations = relate(redateSamples(content, now), now);
