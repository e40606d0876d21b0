/** Which brand's window and which glyph an entry's cover shows. */
import type { Motif, Window } from './cover.ts';
import type { Relations } from './relations.ts';
import { brandsOf } from './relations.ts';
import type { Article, CollectionName, Host, Session } from './schemas/index.ts';

/** A cover to draw; without a glyph it is a brand's emblem. */
export interface CoverPlan {
  collection: CollectionName;
  id: string;
  glyph: string | undefined;
  motif: Motif | undefined;
  brand: Window;
}

/** The window of entries that belong to no brand, while there is none. */
const PLAIN: Window = { lattice: 'begonia', palette: 'kapok' };

/** What stands for a person, by kind. */
const hostGlyphs: Record<Host['kind'], string> = {
  official: 'lectern',
  maker: 'microphone',
  anchor: 'studio-microphone',
  farmer: 'bamboo-hat',
  craftsperson: 'hammer',
  mcn: 'clapper-board',
  'media-centre': 'video-camera',
};

/** What stands for an article, by kind. */
const articleGlyphs: Record<Article['kind'], string> = {
  news: 'newspaper',
  guide: 'open-book',
  report: 'bar-chart',
  policy: 'scroll',
  page: 'open-book',
};

/** What a session shows when nothing is in its line-up. */
const sessionGlyphs: Partial<Record<Session['kind'], string>> = { class: 'graduation-cap', contest: 'trophy' };

/** The small sign beside it. */
const motifs: Partial<Record<Session['kind'], Motif>> = { 'district-head': 'seal', 'night-market': 'moon' };

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
  const add = (collection: CollectionName, id: string, glyph: string | undefined, brand: string | undefined, motif?: Motif) =>
    plans.push({ collection, id, glyph, motif, brand: brandOf(brand) });
  for (const brand of content.brands.values()) add('brands', brand.id, undefined, brand.id);
  for (const product of content.products.values()) add('products', product.id, glyphOf(product.id) ?? 'wrapped-gift', product.brand);
  const made = new Map<string, string>();
  for (const { id, maker } of content.products.values()) {
    const glyph = glyphOf(id);
    if (maker !== undefined && glyph !== undefined && !made.has(maker)) made.set(maker, glyph);
  }
  for (const maker of content.makers.values()) add('makers', maker.id, made.get(maker.id) ?? 'workshop', maker.brand);
  for (const host of content.hosts.values()) add('hosts', host.id, hostGlyphs[host.kind], host.brand);
  for (const item of content.associations.values()) add('associations', item.id, 'palace-gate', item.brands[0]);
  for (const session of content.sessions.values()) {
    const shown = session.lineup.map(({ product }) => glyphOf(product)).find((glyph) => glyph !== undefined);
    add('sessions', session.id, shown ?? sessionGlyphs[session.kind] ?? 'studio-microphone', session.brands[0], motifs[session.kind]);
  }
  for (const article of content.articles.values()) add('articles', article.id, articleGlyphs[article.kind], article.brands[0]);
  return plans;
}
