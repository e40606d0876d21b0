/** The checked, joined and dated content: read once per build, in dev again after every edit. The only importer of astro:content. */
import * as files from 'node:fs';
import sharp from 'sharp';
import { getCollection } from 'astro:content';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { entryId } from '#domain/entry-text.ts';
import { ContentFaults, type Fault } from '#domain/faults.ts';
import { imageFilesOf, readImageFacts } from '#domain/images.ts';
import { withLines } from '#domain/locate.ts';
import { readMediaFacts } from '#domain/media.ts';
import { relate } from '#domain/relations.ts';
import { type CollectionName, collectionNames } from '#domain/schemas/index.ts';
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
const images = await readImageFacts(imageFilesOf(raw), files, sharp);
/** Sizes of recordings in bytes, texts of captions. */
export const media = readMediaFacts(raw, files);
const { content: checked, faults } = checkContent(raw, { includeSamples: includeSamples(process.env), images, media });
const all = [...unreadable, ...faults];
if (all.length > 0) throw new ContentFaults(withLines(all, textOf));

/** The moment the site is built for. */
export const now = buildTime();

/** Every entry and every link between entries. */
export const relations = relate(redateSamples(checked, now), now);

const paths = new Map(raw.map(({ collection, id, file }) => [`${collection}/${id}`, file]));

/** The file of an entry, as a path from the root of the project. */
export function fileOf(collection: CollectionName, id: string): string {
  return paths.get(`${collection}/${id}`) ?? '';
}
