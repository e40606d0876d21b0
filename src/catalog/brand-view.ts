/** Brands as cards and as pages. */
import type { BrandCard, LicenceRow } from '#domain/card-types.ts';
import { brandWear, placeName, regionLine } from '#domain/cards.ts';
import { t } from '#domain/i18n/index.ts';
import { licenceStateOn } from '#domain/licence-state.ts';
import { listOf } from '#domain/relations.ts';
import type { Brand, Licence } from '#domain/schemas/index.ts';
import { beijingDay } from '#domain/time.ts';
import { coverPath, pathOf } from '#domain/urls.ts';
import { now, relations } from './index.ts';
import { linked } from './lists.ts';

export const brandCards = (brands: readonly Brand[]): BrandCard[] =>
  brands.map((brand) => ({
    id: brand.id,
    wear: brandWear(relations, brand.id),
    href: pathOf('brands', brand.id),
    name: brand.names.zh,
    en: brand.names.en,
    region: regionLine(relations, brand),
    summary: brand.summary,
    cover: coverPath('brands', brand.id),
  }));

/** Licences with their state on the day of the build. */
export function licenceRows(licences: readonly Licence[]): LicenceRow[] {
  const today = beijingDay(now);
  return licences.map((licence) => {
    const key = licenceStateOn(licence, today);
    const reason = key === 'withdrawn' ? licence.withdrawn?.reason : key === 'suspended' ? licence.suspended?.reason : undefined;
    return {
      id: licence.id,
      number: licence.number,
      maker: relations.content.makers.get(licence.maker)?.names.zh ?? licence.maker,
      makerHref: pathOf('makers', licence.maker),
      products: linked('products', licence.products).map(({ name }) => name),
      period: t.licence.period(licence.from, licence.until),
      state: t.licence[key],
      stateKey: key,
      reason,
      sample: licence.sample,
    };
  });
}

/** Counties a brand assists, each with its division code, the pairing as far as the documents state it, and its goods. */
export function assistedCounties(brand: string) {
  return [...relations.content.places.values()]
    .filter((place) => place.assisted?.brand === brand)
    .map((place) => ({
      id: place.id,
      href: pathOf('places', place.id),
      name: placeName(relations, place.id),
      pairing: t.place.pairing(place.assisted?.from, place.assisted?.until),
      until: place.assisted?.until,
      goods: linked(
        'products',
        listOf(relations.productsOf.place, place.id).map(({ id }) => id),
      ),
    }));
}
