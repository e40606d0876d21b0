/** Which brand's window and which character an entry's cover shows. */
import type { Relations } from './relations.ts';
import { brandsOf } from './relations.ts';
import type { Brand, CollectionName } from './schemas/index.ts';

/** A cover to draw. */
export interface CoverPlan {
  collection: CollectionName;
  id: string;
  seal: string;
  brand: Window;
}

type Window = Pick<Brand, 'lattice' | 'palette'>;

/** The window of entries that belong to no brand, while there is none. */
const PLAIN: Window = { lattice: 'begonia', palette: 'kapok' };

/** Every entry that needs a generated cover. */
export function coverPlans(relations: Relations): CoverPlan[] {
  const { content } = relations;
  const [first = PLAIN] = brandsOf(content);
  const brandOf = (id: string | undefined): Window => (id === undefined ? undefined : content.brands.get(id)) ?? first;
  const category = (id: string) => content.categories.get(id)?.seal ?? '好';
  const firstProduct = (ids: readonly string[]) => ids.map((id) => content.products.get(id)).find((product) => product !== undefined);
  const plans: CoverPlan[] = [];
  const add = (collection: CollectionName, id: string, seal: string, brand: string | undefined) =>
    plans.push({ collection, id, seal, brand: brandOf(brand) });
  for (const brand of content.brands.values()) add('brands', brand.id, brand.names.zh.at(0) ?? '好', brand.id);
  for (const product of content.products.values()) add('products', product.id, category(product.category), product.brand);
  for (const maker of content.makers.values()) add('makers', maker.id, '造', maker.brand);
  for (const host of content.hosts.values()) add('hosts', host.id, '播', host.brand);
  for (const item of content.associations.values()) add('associations', item.id, '商', item.brands[0]);
  for (const session of content.sessions.values()) {
    const product = firstProduct(session.lineup.map((item) => item.product));
    add('sessions', session.id, product ? category(product.category) : '播', session.brands[0]);
  }
  for (const article of content.articles.values()) add('articles', article.id, '文', article.brands[0]);
  return plans;
}
