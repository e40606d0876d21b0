/** Which places have a page: every district, and every town that goods or makers come from. */
import type { Place } from '#domain/schemas/index.ts';
import { relations } from './index.ts';

const { content, productsOf, makersOf } = relations;
const used = new Set([
  ...[...content.sessions.values()].map(({ town }) => town),
  ...[...content.hosts.values()].map(({ town }) => town),
  ...[...content.venues.values()].map(({ town }) => town),
  ...[...content.belts.values()].flatMap(({ places }) => places),
  ...productsOf.place.keys(),
  ...makersOf.place.keys(),
]);

export const placesWithPages: Place[] = [...content.places.values()].filter((place) => place.level === 'area' || used.has(place.id));
