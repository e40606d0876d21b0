/** The photographs of all entries, made small and named by the build. Originals stay out of the built site, and with them where and when they were taken. */
import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import { imagePath } from '#domain/images.ts';
import { type Photo, photoWidths } from '#domain/photos.ts';
import { fileOf, relations } from './index.ts';

/** Every picture in the content directory, wherever that is, by its path from the root of the project; loaded when an entry names it. */
const files = import.meta.glob<ImageMetadata>('@content/**/*.{jpg,jpeg,png,webp,avif,JPG,JPEG,PNG,WEBP,AVIF}', { import: 'default' });

async function photo(path: string, { alt, credit, caption }: Pick<Photo, 'alt' | 'credit' | 'caption'>): Promise<Photo> {
  const load = files[path.startsWith('.') ? path : `/${path}`];
  if (!load) throw new Error(`${path} is not among the pictures that were found under the content directory`);
  const src = await load();
  // Astro ships an original of which anything is read, except through this copy.
  const { width: seenWidth, height } = (src as { clone?: ImageMetadata }).clone ?? src;
  const widths = photoWidths(seenWidth);
  const width = Math.min(800, seenWidth);
  const avif = await getImage({ src, format: 'avif', quality: 30, width, widths: [...widths] });
  const webp = await getImage({ src, format: 'webp', width, widths: [...widths] });
  const large = webp.srcSet.values.at(-1)?.url ?? webp.src;
  return { alt, credit, caption, avif: avif.srcSet.attribute, webp: webp.srcSet.attribute, src: webp.src, large, width: seenWidth, height };
}

/** Collections whose entries may carry photographs. */
export type Pictured = 'products' | 'makers' | 'associations' | 'hosts';

const photos = new Map<string, Photo[]>();
for (const collection of ['products', 'makers', 'associations', 'hosts'] as const)
  for (const { id, images } of relations.content[collection].values()) {
    const file = fileOf(collection, id);
    if (images.length > 0)
      photos.set(
        `${collection}/${id}`,
        await Promise.all(images.map(({ src, alt, credit, caption }) => photo(imagePath(file, src) ?? src, { alt, credit, caption }))),
      );
  }

/** The photographs of an entry in their order; the first stands for it. */
export function photosOf(collection: Pictured, id: string): readonly Photo[] {
  return photos.get(`${collection}/${id}`) ?? [];
}
