/** The three lists that can be filtered: goods, sessions, makers. Every value comes from the content. */
import type { SessionCard } from '#domain/card-types.ts';
import * as cards from '#domain/cards.ts';
import { t } from '#domain/i18n/index.ts';
import { type ClockedSession, placeOfSession } from '#domain/relations.ts';
import { scenes, scenesOf } from '#domain/scenes.ts';
import type { Maker, Product } from '#domain/schemas/index.ts';
import { pathOf, seasonPath } from '#domain/urls.ts';
import { type FacetPlan, facetGroups, type ListPlan, tokensOf } from './facets.ts';
import { relations } from './index.ts';
import { allProducts, brands, pictured, sortSessions, wearOf } from './lists.ts';

const { content } = relations;
const words = t.filters;

/** The district or county a place lies in; itself when it is one. */
const areaOf = (place: string | undefined) => (place === undefined ? undefined : (content.places.get(place)?.parent ?? place));
const places = (level: 'area' | 'town') => [...content.places.values()].filter((place) => place.level === level).map(({ id }) => id);
const areas = places('area').sort((a, b) => regionRank(a) - regionRank(b) || (a < b ? -1 : 1));
const towns = places('town').sort();
const placeName = (id: string) => cards.placeName(relations, id);
const keys = (table: object) => Object.keys(table);

/** Brands' own regions come first, in the order of the brands. */
function regionRank(area: string): number {
  const rank = brands.findIndex(({ region }) => region === area);
  return rank === -1 ? brands.length : rank;
}

const brandFacet = {
  key: 'brand',
  title: t.product.brand,
  values: brands.map(({ id }) => id),
  name: (id: string) => content.brands.get(id)?.names.zh ?? id,
  wear: (id: string) => wearOf(id),
} satisfies Partial<FacetPlan<never>>;

const sceneFacet = { key: 'scene', title: words.groups.scene, values: scenes, name: (scene: string) => words.scene[scene as 'night'] };

/** The goods. */
export const productList: ListPlan<Product> = {
  base: '/products/',
  items: allProducts(),
  facets: [
    { ...brandFacet, of: ({ brand }) => [brand] },
    {
      key: 'category',
      title: t.product.category,
      values: [...content.categories.values()].sort((a, b) => a.order - b.order).map(({ id }) => id),
      of: ({ category }) => [category],
      name: (id) => content.categories.get(id)?.names.zh ?? id,
      href: (id) => pathOf('categories', id),
    },
    {
      key: 'season',
      title: t.product.season,
      shape: 'months',
      always: true,
      values: Array.from({ length: 12 }, (_, index) => String(index + 1)),
      of: ({ seasonMonths }) => (seasonMonths ?? []).map(String),
      name: (month) => words.month(Number(month)),
      href: (month) => seasonPath(Number(month)),
    },
    {
      key: 'area',
      title: words.groups.area,
      values: areas,
      of: ({ origin }) => [areaOf(origin)],
      name: placeName,
      href: (id) => pathOf('places', id),
    },
    {
      key: 'town',
      title: words.groups.town,
      folded: true,
      values: towns,
      of: ({ origin }) => [origin],
      name: placeName,
      href: (id) => pathOf('places', id),
    },
    {
      key: 'kind',
      title: words.groups.kind,
      values: keys(t.product.kind),
      of: ({ kind }) => [kind],
      name: (kind) => t.product.kind[kind as Product['kind']],
    },
    { ...sceneFacet, of: (product) => product.scenes },
    {
      key: 'assisted',
      title: words.groups.assisted,
      values: ['yes'],
      of: ({ origin }) => (content.places.get(areaOf(origin) ?? '')?.assisted === undefined ? [] : ['yes']),
      name: () => words.assisted,
    },
  ],
};

/** The sessions. */
export const sessionList: ListPlan<ClockedSession> = {
  base: '/live/',
  items: relations.sessions,
  facets: [
    { ...brandFacet, of: ({ session }) => session.brands },
    {
      key: 'kind',
      title: t.session.kindLabel,
      values: keys(t.session.kind),
      of: ({ session }) => [session.kind],
      name: (kind) => t.session.kind[kind as 'forum'],
    },
    {
      ...sceneFacet,
      name: (scene) => (scene === 'night' ? t.periods.night : sceneFacet.name(scene)),
      of: ({ session, clock }) =>
        scenesOf(
          session,
          clock,
          session.lineup.flatMap((item) => content.products.get(item.product) ?? []),
        ),
    },
    {
      key: 'host',
      title: words.groups.host,
      values: keys(t.host.kind),
      of: ({ session }) => session.hosts.map(({ host }) => content.hosts.get(host)?.kind),
      name: (kind) => t.host.kind[kind as 'official'],
    },
    {
      key: 'platform',
      title: t.session.platforms,
      values: [...content.platforms.keys()],
      of: ({ session }) => session.platforms.map(({ platform }) => platform),
      name: (id) => content.platforms.get(id)?.names.zh ?? id,
    },
    {
      key: 'area',
      title: t.session.town,
      values: areas,
      of: ({ session }) => [areaOf(placeOfSession(content, session))],
      name: placeName,
    },
    {
      key: 'belt',
      title: t.belt.title,
      values: [...content.belts.keys()],
      of: ({ session }) =>
        [...session.lineup.map(({ product }) => content.products.get(product)?.maker), session.operator.maker].flatMap(
          (maker) => content.makers.get(maker ?? '')?.belts ?? [],
        ),
      name: (id) => content.belts.get(id)?.names.zh ?? id,
    },
  ],
};

/** The makers, in the order of their brands. */
export const makerList: ListPlan<Maker> = {
  base: '/makers/',
  items: brands.flatMap(({ id }) => relations.makersOf.brand.get(id) ?? []),
  facets: [
    { ...brandFacet, of: ({ brand }) => [brand], href: (id) => `/makers/#${id}` },
    {
      key: 'kind',
      title: words.groups.makerKind,
      values: keys(t.maker.kind),
      of: ({ kind }) => [kind],
      name: (kind) => t.maker.kind[kind as Maker['kind']],
    },
    {
      key: 'area',
      title: t.maker.town,
      values: areas,
      of: ({ town }) => [areaOf(town)],
      name: placeName,
      href: (id) => pathOf('places', id),
    },
    {
      key: 'belt',
      title: t.belt.title,
      values: [...content.belts.keys()],
      of: ({ belts }) => belts,
      name: (id) => content.belts.get(id)?.names.zh ?? id,
      href: (id) => pathOf('belts', id),
    },
    {
      key: 'association',
      title: words.groups.association,
      values: [...content.associations.keys()],
      of: ({ associations }) => associations,
      name: (id) => content.associations.get(id)?.names.zh ?? id,
      href: (id) => pathOf('associations', id),
    },
  ],
};

export const productFacets = facetGroups(productList);
export const makerFacets = facetGroups(makerList);

/** Product cards that the filter knows. */
export const filterableProducts = (items: readonly Product[]) =>
  items.map((item) => ({ ...pictured(cards.productCard(relations, item), 'products', item.id), tokens: tokensOf(productList, item) }));

/** Maker cards that the filter knows. */
export const filterableMakers = (items: readonly Maker[]) =>
  items.map((item) => ({
    ...pictured(cards.makerCard(relations, item, t.maker.kind), 'makers', item.id),
    tokens: tokensOf(makerList, item),
  }));

/** A session's `data-f`. */
export const tokensOfSession = (item: ClockedSession) => tokensOf(sessionList, item);

/** The facets of a page of sessions: every value of the whole list, counted among the page's own. */
export const sessionFacetsOn = (shown: readonly ClockedSession[]) => facetGroups(sessionList, shown);

/** Past sessions that the directory's first page lists; the archive has them all. */
const NEWEST = 12;

/** The directory's first page, as cards that the filter knows: all ahead, all changed, the newest of the past; and what it lists. */
export function directory() {
  const tokens = new Map(relations.sessions.map((item) => [item.session.id, tokensOfSession(item)]));
  const known = (list: readonly SessionCard[]) => list.map((card) => ({ ...card, tokens: tokens.get(card.id) }));
  const { ahead, changed, past } = sortSessions(relations.sessions);
  const sessions = { ahead: known(ahead), changed: known(changed), past: known(past.slice(0, NEWEST)) };
  const ids = new Set(Object.values(sessions).flatMap((list) => list.map(({ id }) => id)));
  return {
    sessions,
    shown: relations.sessions.filter(({ session }) => ids.has(session.id)),
    past: sessions.past.length,
    older: past.length - sessions.past.length,
  };
}
