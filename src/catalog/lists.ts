/** The lists that pages show, as cards, from the one set of relations. */
import { DAYS_SHOWN } from '#domain/board.ts';
import type { Card, NamedLink } from '#domain/card-types.ts';
import * as cards from '#domain/cards.ts';
import { formatDay } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import { licenceStateOn } from '#domain/licence-state.ts';
import { brandsOf, type ClockedSession, listOf } from '#domain/relations.ts';
import type { Association, Host, Maker, Product } from '#domain/schemas/index.ts';
import { inTurns } from '#domain/rotation.ts';
import { isAhead, isOver } from '#domain/session-phase.ts';
import { beijingDay, beijingMonth } from '#domain/time.ts';
import { pathOf } from '#domain/urls.ts';
import { now, relations } from './index.ts';
import { type Pictured, photosOf } from './photos.ts';
import { stripDays } from './strip.ts';

const { content } = relations;

/** The month it is in Beijing for this build. */
export const month = beijingMonth(now);

/** The brands in their stated order. */
export const brands = brandsOf(content);

/** What a page about something of this brand wears. */
export const wearOf = (brand: string | undefined) => cards.brandWear(relations, brand);

/** A card with the photograph of its entry, when there is one. */
export const pictured = <Shown extends Card>(card: Shown, collection: Pictured, id: string): Shown => ({
  ...card,
  photo: photosOf(collection, id)[0],
});

/** The licences of a product that were not withdrawn, with their state today. */
const licencesOn = (id: string) =>
  listOf(relations.licencesOf.product, id)
    .map((licence) => ({ number: licence.number, key: licenceStateOn(licence, beijingDay(now)) }))
    .filter(({ key }) => key !== 'withdrawn')
    .map(({ number, key }) => ({ number, state: t.licence[key] }));

export const productCards = (items: Iterable<Product>) =>
  [...items].map((item) => ({ ...pictured(cards.productCard(relations, item), 'products', item.id), licences: licencesOn(item.id) }));
export const makerCards = (items: Iterable<Maker>) =>
  [...items].map((item) => pictured(cards.makerCard(relations, item, t.maker.kind), 'makers', item.id));
export const hostCards = (items: Iterable<Host>) =>
  [...items].map((item) => pictured(cards.hostCard(relations, item, t.host.kind), 'hosts', item.id));
/** Associations as cards, real ones before demo ones. */
export const associationCards = (items: Iterable<Association>) =>
  [...items]
    .sort((a, b) => Number(a.sample) - Number(b.sample))
    .map((item) => pictured(cards.associationCard(relations, item, t.association.kind), 'associations', item.id));
export const sessionCards = (items: Iterable<ClockedSession>) => [...items].map((item) => cards.sessionCard(relations, item));

/** Sessions as links with their day, newest first. */
export const sessionLinks = (items: readonly ClockedSession[]): NamedLink[] =>
  items
    .map(({ session, clock }) => ({
      href: pathOf('sessions', session.id),
      name: `${formatDay(beijingDay(clock.startsAt), now)} ${session.title}`,
      sample: session.sample,
    }))
    .reverse();

/** Sessions by what a reader does with them: watch next, look back, or note that they changed. */
export function sortSessions(items: readonly ClockedSession[]) {
  const ahead = items.filter(({ clock }) => isAhead(clock, now));
  const past = items.filter(({ clock }) => isOver(clock, now)).reverse();
  const changed = items.filter(({ clock }) => clock.state !== undefined).reverse();
  return { ahead: sessionCards(ahead), past: sessionCards(past), changed: sessionCards(changed) };
}

/** The coming seven days, each with the sessions that begin on it. */
export const week = () => stripDays(DAYS_SHOWN);

/** Products in season in `wanted`: seasonal ones first, then what there is all year; unknown seasons are not counted. */
export function inSeason(wanted: number): Product[] {
  const found = catalogueOrder().filter(({ seasonMonths }) => seasonMonths?.includes(wanted));
  const seasonal = found.filter(({ seasonMonths }) => (seasonMonths?.length ?? 0) < 12);
  const always = found.filter((product) => !seasonal.includes(product));
  return [...turns(seasonal), ...turns(always)];
}

/** Products of the brands in turn; which brand leads, the day of the build decides. */
const turns = (items: readonly Product[]) => inTurns(items, ({ brand }) => brand, beijingDay(now));

/** All products: the brands in turn, each in catalogue order. */
export function allProducts(): Product[] {
  return turns(catalogueOrder());
}

/** All products by category, then by name. */
function catalogueOrder(): Product[] {
  return [...content.categories.values()]
    .sort((a, b) => a.order - b.order)
    .flatMap((category) => listOf(relations.productsOf.category, category.id));
}

/** A linked name of an entry, or nothing when there is no such entry. */
export function linked(
  collection:
    'brands' | 'makers' | 'associations' | 'hosts' | 'products' | 'categories' | 'places' | 'venues' | 'series' | 'platforms' | 'belts',
  ids: Iterable<string | undefined>,
): NamedLink[] {
  return [...new Set(ids)].flatMap((id) => {
    const entry = id === undefined ? undefined : content[collection].get(id);
    if (!entry) return [];
    const name = collection === 'places' ? cards.fullPlaceName(relations, entry.id) : entry.names.zh;
    return [{ href: pathOf(collection, entry.id), name, sample: entry.sample }];
  });
}
