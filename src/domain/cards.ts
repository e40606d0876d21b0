/** How cards and rows are picked from entries and relations. */
import type { MomentLink, PersonCard, ProductCard, SessionCard } from './card-types.ts';
import type { ClockedSession, Moment, Relations } from './relations.ts';
import type { Association, Brand, Host, Maker, Product } from './schemas/index.ts';
import { movedFrom } from './session-phase.ts';
import { coverPath, momentPath, pathOf, qrPath } from './urls.ts';

/** The words of a `data-brand` attribute: the brand's id, lattice and palette. Styles match the last two, so a new brand needs no style of its own. */
export function brandWear(relations: Relations, id: string | undefined): string {
  const brand = id === undefined ? undefined : relations.content.brands.get(id);
  return brand === undefined ? '' : `${brand.id} ${brand.lattice} ${brand.palette}`;
}

/** The name of a place as readers say it. */
export function placeName(relations: Relations, id: string): string {
  const place = relations.content.places.get(id);
  return place?.shortName ?? place?.names.zh ?? id;
}

/** A place with its district: 珠海斗门区白蕉镇 is written 斗门区白蕉镇. */
export function fullPlaceName(relations: Relations, id: string): string {
  const parent = relations.content.places.get(id)?.parent;
  return parent === undefined ? placeName(relations, id) : placeName(relations, parent) + placeName(relations, id);
}

export function productCard(relations: Relations, product: Product): ProductCard {
  const maker = product.maker === undefined ? undefined : relations.content.makers.get(product.maker);
  return {
    href: pathOf('products', product.id),
    title: product.names.zh,
    summary: product.summary,
    cover: coverPath('products', product.id),
    qr: qrPath('products', product.id),
    licences: [],
    sample: product.sample,
    brand: product.brand,
    wear: brandWear(relations, product.brand),
    maker: maker?.names.zh,
    town: placeName(relations, product.origin),
    kind: product.kind,
    seasonMonths: product.seasonMonths,
  };
}

export function sessionCard(relations: Relations, { session, clock }: ClockedSession): SessionCard {
  const { content } = relations;
  return {
    id: session.id,
    href: pathOf('sessions', session.id),
    title: session.title,
    summary: session.summary,
    cover: coverPath('sessions', session.id),
    sample: session.sample,
    brand: session.brands[0] ?? '',
    wear: brandWear(relations, session.brands[0]),
    clock,
    oldClock: movedFrom(session),
    reason: session.state?.reason,
    revision: session.revision,
    nature: session.nature,
    hosts: session.hosts.map(({ host }) => content.hosts.get(host)?.names.zh ?? host),
    products: [...new Set(session.lineup.map(({ product }) => content.products.get(product)?.names.zh ?? product))],
    moments: (relations.momentsOf.session.get(session.id) ?? []).map(momentLink),
  };
}

export function momentLink({ session, clock, product, at, until, note }: Moment): MomentLink {
  return {
    href: momentPath(session.id, at),
    name: product.names.zh,
    second: at,
    length: until === undefined ? undefined : until - at,
    session: session.title,
    note,
    startsAt: clock.startsAt,
    sample: session.sample,
    cover: coverPath('sessions', session.id),
  };
}

export function makerCard(relations: Relations, maker: Maker, kinds: Record<Maker['kind'], string>): PersonCard {
  return {
    of: 'makers',
    href: pathOf('makers', maker.id),
    title: maker.names.zh,
    summary: maker.summary,
    cover: coverPath('makers', maker.id),
    qr: qrPath('makers', maker.id),
    sample: maker.sample,
    brand: maker.brand,
    wear: brandWear(relations, maker.brand),
    label: kinds[maker.kind],
    town: placeName(relations, maker.town),
  };
}

export function hostCard(relations: Relations, host: Host, kinds: Record<Host['kind'], string>): PersonCard {
  return {
    of: 'hosts',
    href: pathOf('hosts', host.id),
    title: host.names.zh,
    summary: host.summary,
    cover: coverPath('hosts', host.id),
    sample: host.sample,
    brand: host.brand,
    wear: brandWear(relations, host.brand),
    label: host.office ?? kinds[host.kind],
    town: host.town === undefined ? undefined : placeName(relations, host.town),
  };
}

export function associationCard(relations: Relations, association: Association, kinds: Record<Association['kind'], string>): PersonCard {
  return {
    of: 'associations',
    href: pathOf('associations', association.id),
    title: association.names.zh,
    summary: association.summary,
    cover: coverPath('associations', association.id),
    sample: association.sample,
    brand: association.brands[0] ?? '',
    wear: brandWear(relations, association.brands[0]),
    label: kinds[association.kind],
    town: placeName(relations, association.region),
  };
}

/** The total length of moments in seconds; `undefined` when one of them has no end. */
export function totalLength(moments: readonly MomentLink[]): number | undefined {
  return moments.reduce<number | undefined>((sum, { length }) => (sum === undefined || length === undefined ? undefined : sum + length), 0);
}

/** `广州 · 番禺区`: the city first, as the founding proposal asks. */
export function regionLine(relations: Relations, brand: Brand): string {
  return `${brand.city.zh} · ${placeName(relations, brand.region)}`;
}
