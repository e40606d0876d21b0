/** Every link between entries, in both directions, derived once per build. */
import type {
  Article,
  Association,
  Belt,
  Brand,
  Content,
  Host,
  Licence,
  Maker,
  Mark,
  Place,
  Product,
  Series,
  Session,
} from './schemas/index.ts';
import { clockOf, isOut, type SessionClock } from './session-phase.ts';
import type { Epoch } from './time.ts';

/** A session with its clock, so that nobody derives it twice. */
export interface ClockedSession {
  session: Session;
  clock: SessionClock;
}

/** One stretch of a published replay that shows a product; seconds. */
export interface Moment extends ClockedSession {
  product: Product;
  note: string | undefined;
  at: number;
  /** `undefined` when nobody noted the end. */
  until: number | undefined;
}

/** Reverse lookups. A missing key means "none": read them with `listOf`. */
export interface Relations {
  content: Content;
  /** The moment for which the site is built. */
  now: Epoch;
  /** All sessions in the order of their start. */
  sessions: readonly ClockedSession[];
  productsOf: {
    brand: Lookup<Product>;
    maker: Lookup<Product>;
    category: Lookup<Product>;
    place: Lookup<Product>;
    specialty: Lookup<Product>;
    association: Lookup<Product>;
  };
  makersOf: { brand: Lookup<Maker>; association: Lookup<Maker>; place: Lookup<Maker>; belt: Lookup<Maker> };
  sessionsOf: {
    brand: Lookup<ClockedSession>;
    product: Lookup<ClockedSession>;
    maker: Lookup<ClockedSession>;
    host: Lookup<ClockedSession>;
    association: Lookup<ClockedSession>;
    venue: Lookup<ClockedSession>;
    platform: Lookup<ClockedSession>;
    series: Lookup<ClockedSession>;
    /** By the session's town, else its venue's, and by the area around it. */
    place: Lookup<ClockedSession>;
  };
  momentsOf: { product: Lookup<Moment>; session: Lookup<Moment> };
  licencesOf: { product: Lookup<Licence>; maker: Lookup<Licence>; mark: Lookup<Licence> };
  hostsOf: { brand: Lookup<Host>; maker: Lookup<Host> };
  marksOf: { brand: Lookup<Mark>; association: Lookup<Mark> };
  associationsOf: { brand: Lookup<Association> };
  beltsOf: { brand: Lookup<Belt> };
  seriesOf: { brand: Lookup<Series> };
  articlesOf: { brand: Lookup<Article> };
  townsOf: { area: Lookup<Place> };
}

export type Lookup<Item> = ReadonlyMap<string, readonly Item[]>;

/** The items under `key`, in catalogue order; none is an empty list. */
export function listOf<Item>(lookup: Lookup<Item>, key: string): readonly Item[] {
  return lookup.get(key) ?? [];
}

/** Groups `items` by every key of each; an item appears once under a key. */
export function group<Item>(items: Iterable<Item>, keys: (item: Item) => Iterable<string | undefined>): Map<string, Item[]> {
  const map = new Map<string, Item[]>();
  for (const item of items)
    for (const key of new Set(keys(item))) {
      if (key === undefined) continue;
      const list = map.get(key);
      if (list) list.push(item);
      else map.set(key, [item]);
    }
  return map;
}

/** Products in category order, then by the sound of their names; sessions by start. */
function sortedProducts(content: Content): Product[] {
  const order = (product: Product) => content.categories.get(product.category)?.order ?? 0;
  const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
  return [...content.products.values()].sort(
    (a, b) => order(a) - order(b) || collator.compare(a.names.zh, b.names.zh) || (a.id < b.id ? -1 : 1),
  );
}

/** Derives every relation of checked content for a build at `now`. */
export function relate(content: Content, now: Epoch): Relations {
  const products = sortedProducts(content);
  const makers = [...content.makers.values()];
  const sessions = [...content.sessions.values()]
    .map((session) => ({ session, clock: clockOf(session) }))
    .sort((a, b) => a.clock.startsAt - b.clock.startsAt || (a.session.id < b.session.id ? -1 : 1));
  const product = (id: string) => content.products.get(id);
  const makerIds = ({ session }: ClockedSession) => session.lineup.map((item) => product(item.product)?.maker);
  const areaOf = (place: string) => content.places.get(place)?.parent;
  const moments = sessions.filter(({ clock }) => isOut(clock, now)).flatMap((item) => momentsOf(item, content));
  return {
    content,
    now,
    sessions,
    productsOf: {
      brand: group(products, (item) => [item.brand]),
      maker: group(products, (item) => [item.maker]),
      category: group(products, (item) => [item.category]),
      place: group(products, (item) => [item.origin, areaOf(item.origin)]),
      specialty: group(products, (item) => [item.specialty]),
      association: group(products, (item) => (item.maker === undefined ? [] : (content.makers.get(item.maker)?.associations ?? []))),
    },
    makersOf: {
      brand: group(makers, (item) => [item.brand]),
      association: group(makers, (item) => item.associations),
      place: group(makers, (item) => [item.town, areaOf(item.town)]),
      belt: group(makers, (item) => item.belts),
    },
    sessionsOf: {
      brand: group(sessions, ({ session }) => session.brands),
      product: group(sessions, ({ session }) => session.lineup.flatMap((item) => [item.product, product(item.product)?.specialty])),
      maker: group(sessions, (item) => [...makerIds(item), item.session.operator.maker]),
      host: group(sessions, ({ session }) => session.hosts.map(({ host }) => host)),
      association: group(sessions, (item) => [
        item.session.operator.association,
        ...makerIds(item).flatMap((id) => (id === undefined ? [] : (content.makers.get(id)?.associations ?? []))),
      ]),
      venue: group(sessions, ({ session }) => [session.venue]),
      platform: group(sessions, ({ session }) => session.platforms.map(({ platform }) => platform)),
      series: group(sessions, ({ session }) => [session.series]),
      place: group(sessions, ({ session }) => {
        const place = placeOfSession(content, session);
        return place === undefined ? [] : [place, areaOf(place)];
      }),
    },
    momentsOf: {
      product: group(moments, (moment) => [moment.product.id, moment.product.specialty]),
      session: group(moments, (moment) => [moment.session.id]),
    },
    licencesOf: {
      product: group(content.licences.values(), (item) => item.products),
      maker: group(content.licences.values(), (item) => [item.maker]),
      mark: group(content.licences.values(), (item) => [item.mark]),
    },
    hostsOf: {
      brand: group(content.hosts.values(), (item) => [item.brand]),
      maker: group(content.hosts.values(), (item) => [item.maker]),
    },
    marksOf: {
      brand: group(content.marks.values(), (item) => [item.brand]),
      association: group(content.marks.values(), (item) => [item.owner]),
    },
    associationsOf: { brand: group(content.associations.values(), (item) => item.brands) },
    beltsOf: { brand: group(content.belts.values(), (item) => [item.brand]) },
    seriesOf: { brand: group(content.series.values(), (item) => [item.brand]) },
    articlesOf: { brand: group(content.articles.values(), (item) => item.brands) },
    townsOf: { area: group(content.places.values(), (item) => [item.parent]) },
  };
}

function momentsOf({ session, clock }: ClockedSession, content: Content): Moment[] {
  return session.lineup.flatMap((item) => {
    const product = content.products.get(item.product);
    return item.at === undefined || !product ? [] : [{ session, clock, product, note: item.note, at: item.at, until: item.until }];
  });
}

/** Brands in their stated order. */
export function brandsOf(content: Content): Brand[] {
  return [...content.brands.values()].sort((a, b) => a.order - b.order);
}

/** Where a session is held: its town, else that of its venue. */
export function placeOfSession({ venues }: Content, { town, venue }: Pick<Session, 'town' | 'venue'>): string | undefined {
  return town ?? (venue === undefined ? undefined : venues.get(venue)?.town);
}
