/** What the product page and the browse pages show beyond cards. */
import { momentLink, totalLength } from '#domain/cards.ts';
import { formatDay, formatLength, formatPrice } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import { licenceStateOn } from '#domain/licence-state.ts';
import { listOf } from '#domain/relations.ts';
import type { Product } from '#domain/schemas/index.ts';
import { beijingDay } from '#domain/time.ts';
import { now, relations } from './index.ts';
import { linked } from './lists.ts';
import { momentPlay } from './replay-view.ts';

/** The places goods come from, as place codes: districts and towns in the order of their codes. */
export const originsInUse: string[] = [...relations.productsOf.place.keys()].sort();

/** The head facts of a product as rows. */
export function productRows(product: Product) {
  return [
    { term: t.product.brand, links: linked('brands', [product.brand]) },
    { term: t.product.maker, links: linked('makers', [product.maker]) },
    { term: t.product.specialty, links: linked('products', [product.specialty]) },
    { term: t.product.category, links: linked('categories', [product.category]) },
    { term: t.product.town, links: linked('places', [product.origin]) },
    {
      term: t.product.price,
      text: product.price && `${formatPrice(product.price)}（${t.product.priceAsOf(formatDay(product.price.asOf))}）`,
    },
  ];
}

/** The label facts a product carries, in the order of its label. */
export function labelRows(product: Product) {
  const { label, specs } = product;
  const rows = Object.entries(label ?? {}).filter(([key]) => key !== 'type');
  return [
    ...rows.map(([key, text]) => ({ term: t.product.label[key as keyof typeof t.product.label], text: String(text) })),
    ...specs.map(({ name, value }) => ({ term: name, text: value })),
  ];
}

/** The moments of a product in all replays, the newest session first, and their total in words. */
export function productMoments(product: Product) {
  const moments = listOf(relations.momentsOf.product, product.id)
    .toSorted((a, b) => b.clock.startsAt - a.clock.startsAt || a.at - b.at)
    .map((moment) => ({ ...momentLink(moment), play: momentPlay(moment) }));
  const total = totalLength(moments);
  return { moments, words: t.product.momentsTotal(moments.length, total === undefined ? '' : formatLength(total)) };
}

/** The ways on from a product's first view: to its sessions and moments, to where it is sold or visited. */
export function productWays(product: Product) {
  const sessions = listOf(relations.sessionsOf.product, product.id).length;
  const moments = listOf(relations.momentsOf.product, product.id).length;
  const words = t.product.ways;
  return [
    ...(sessions + moments > 0 ? [{ href: '#live', text: words.live(sessions, moments), strong: true }] : []),
    ...(product.visit ? [{ href: '#visit', text: words.visit }] : []),
    ...(product.whereToBuy.length > 0 ? [{ href: '#buy', text: words.buy }] : []),
  ];
}

/** Makers whose licence to use a geographical-indication sign runs today, for this product or the goods of this specialty. */
export function giUsers(product: Product) {
  const goods = [product, ...listOf(relations.productsOf.specialty, product.id)];
  const licences = goods.flatMap(({ id }) => listOf(relations.licencesOf.product, id));
  const running = licences.filter(
    (licence) =>
      relations.content.marks.get(licence.mark)?.kind === 'gi' && ['valid', 'ending'].includes(licenceStateOn(licence, beijingDay(now))),
  );
  return linked(
    'makers',
    running.map(({ maker }) => maker),
  );
}
