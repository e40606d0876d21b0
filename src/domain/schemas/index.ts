/** Every collection: its schema, its cross-field rules and its Chinese name. Adding a collection is one line here and a folder of entries. */
import type { z } from 'zod';
import { articleFields, articleRules } from './article.ts';
import { associationFields, brandFields, licenceFields, licenceRules, markFields } from './brand.ts';
import { makerFields } from './maker.ts';
import { hostFields, hostRules, platformFields, seriesFields, seriesRules, venueFields } from './people.ts';
import { productFields, productRules } from './product.ts';
import { sessionFields, sessionRules } from './session.ts';
import { beltFields, categoryFields, placeFields } from './taxonomy.ts';

export const collections = {
  brands: { title: '品牌', fields: brandFields, rules: undefined },
  associations: { title: '协会', fields: associationFields, rules: undefined },
  makers: { title: '厂商', fields: makerFields, rules: undefined },
  products: { title: '产品', fields: productFields, rules: productRules },
  marks: { title: '标志', fields: markFields, rules: undefined },
  licences: { title: '许可', fields: licenceFields, rules: licenceRules },
  series: { title: '系列', fields: seriesFields, rules: seriesRules },
  hosts: { title: '主播', fields: hostFields, rules: hostRules },
  platforms: { title: '平台', fields: platformFields, rules: undefined },
  venues: { title: '场地', fields: venueFields, rules: undefined },
  sessions: { title: '场次', fields: sessionFields, rules: sessionRules },
  articles: { title: '文章', fields: articleFields, rules: articleRules },
  categories: { title: '品类', fields: categoryFields, rules: undefined },
  places: { title: '地方', fields: placeFields, rules: undefined },
  belts: { title: '产业带', fields: beltFields, rules: undefined },
} as const;

/** The name of a collection, which is also its folder under the content directory. */
export type CollectionName = keyof typeof collections;

/** The names of all collections. */
export const collectionNames = Object.keys(collections) as CollectionName[];

type Entry<Name extends CollectionName> = Readonly<z.output<(typeof collections)[Name]['fields']> & { id: string }>;

export type Brand = Entry<'brands'>;
export type Association = Entry<'associations'>;
export type Maker = Entry<'makers'>;
export type Product = Entry<'products'>;
export type Mark = Entry<'marks'>;
export type Licence = Entry<'licences'>;
export type Series = Entry<'series'>;
export type Host = Entry<'hosts'>;
export type Platform = Entry<'platforms'>;
export type Venue = Entry<'venues'>;
export type Session = Entry<'sessions'>;
export type Article = Entry<'articles'>;
export type Category = Entry<'categories'>;
export type Place = Entry<'places'>;
export type Belt = Entry<'belts'>;

/** All content, by collection and id. */
export type Content = { readonly [Name in CollectionName]: ReadonlyMap<string, Entry<Name>> };
export type { Entry };
