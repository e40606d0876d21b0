/** Which brand's window and which glyph an entry's cover shows. */
import type { Window } from './cover.ts';
import type { Relations } from './relations.ts';
import { brandsOf } from './relations.ts';
import type { CollectionName } from './schemas/index.ts';

/** A cover to draw; without a glyph it is a brand's emblem. */
export interface CoverPlan {
  collection: CollectionName;
  id: string;
  glyph: string | undefined;
  brand: Window;
}

/** The window of entries that belong to no brand, while there is none. */
const PLAIN: Window = { lattice: 'begonia', palette: 'kapok' };

/** Every entry that needs a generated cover. */
export function coverPlans(relations: Relations): CoverPlan[] {
  const { content } = relations;
  const [first = PLAIN] = brandsOf(content);
  const brandOf = (id: string | undefined): Window => (id === undefined ? undefined : content.brands.get(id)) ?? first;
  const glyphOf = (id: string): string | undefined => {
    const product = content.products.get(id);
    return product && (product.glyph ?? content.categories.get(product.category)?.glyph);
  };
  const plans: CoverPlan[] = [];
  const add = (collection: CollectionName, id: string, glyph: string | undefined, brand: string | undefined) =>
    plans.push({ collection, id, glyph, brand: brandOf(brand) });
  for (const brand of content.brands.values()) add('brands', brand.id, undefined, brand.id);
  for (const product of content.products.values()) add('products', product.id, glyphOf(product.id) ?? 'wrapped-gift', product.brand);
  const made = new Map<string, string>();
  for (const { id, maker } of content.products.values()) {
    const glyph = glyphOf(id);
    if (maker !== undefined && glyph !== undefined && !made.has(maker)) made.set(maker, glyph);
  }
  for (const maker of content.makers.values()) add('makers', maker.id, made.get(maker.id) ?? 'factory', maker.brand);
  for (const host of content.hosts.values()) add('hosts', host.id, 'studio-microphone', host.brand);
  for (const item of content.associations.values()) add('associations', item.id, 'classical-building', item.brands[0]);
  for (const session of content.sessions.values()) {
    const shown = session.lineup.map(({ product }) => glyphOf(product)).find((glyph) => glyph !== undefined);
    add('sessions', session.id, shown ?? 'studio-microphone', session.brands[0]);
  }
  for (const article of content.articles.values()) add('articles', article.id, 'scroll', article.brands[0]);
  return plans;
}
