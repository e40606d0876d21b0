/** The site's entries as sources of search documents: names resolved, times in epoch seconds. */
import { placeName } from './cards.ts';
import type { Cue } from './replay/cue.ts';
import { windowsOf } from './replay/windows.ts';
import { type ClockedSession, listOf, type Relations } from './relations.ts';
import type { Association, Brand, Host, Maker, Product, Session } from './schemas/index.ts';
import { type DocumentSource, type EntrySource, seasonsOf, type SessionSource } from './search/documents.ts';
import type { SpokenSource } from './search/spoken-document.ts';
import { phaseAt } from './session-phase.ts';
import { dayStart } from './time.ts';
import { coverPath, momentPath, pathOf } from './urls.ts';

/** Tags of a session that change with its phase; as readers type them. */
const PHASE_TAGS = { archived: ['回放'], ended: [], cancelled: ['已取消'], postponed: ['已延期'] } as const;

/** Everything the site can find; `cuesOf` reads the captions of a session's replay. */
export function documentSource(relations: Relations, cuesOf: (session: Session) => readonly Cue[] = () => []): DocumentSource {
  const { content, sessions, momentsOf } = relations;
  return {
    products: [...content.products.values()].map((product) => ({
      ...productEntry(relations, product),
      season: product.seasonMonths ? seasonsOf(product.seasonMonths) : [],
      maker: makerName(relations, product),
      specialty: product.kind === 'specialty',
    })),
    sessions: sessions.map((item) => sessionEntry(relations, item)),
    moments: sessions.flatMap((item) =>
      listOf(momentsOf.session, item.session.id).map((moment) => ({
        ...sessionEntry(relations, item),
        name: moment.product.names.zh,
        aliases: moment.product.aliases,
        terms: moment.product.searchTerms,
        nameEn: moment.product.names.en,
        products: [moment.product.names.zh],
        maker: makerName(relations, moment.product),
        category: content.categories.get(moment.product.category)?.names.zh,
        description: [item.session.title, moment.note].filter(Boolean).join(' · '),
        path: momentPath(item.session.id, moment.at),
        cover: coverPath('products', moment.product.id),
        tags: ['回放'],
        second: Math.floor(moment.at),
      })),
    ),
    makers: [...content.makers.values()].map((maker) => ({
      ...bodyEntry(relations, 'makers', maker),
      products: listOf(relations.productsOf.maker, maker.id).map(({ names }) => names.zh),
    })),
    associations: [...content.associations.values()].map((item) => bodyEntry(relations, 'associations', item)),
    hosts: [...content.hosts.values()].map((host) => bodyEntry(relations, 'hosts', host)),
    spoken: sessions.flatMap((item) => spokenEntries(relations, item, cuesOf)),
    articles: [...content.articles.values()]
      .filter(({ kind }) => kind !== 'page')
      .map((article) => ({
        id: article.id,
        path: pathOf('articles', article.id),
        name: article.title,
        description: article.summary,
        brand: brandName(relations, article.brands[0]),
        sample: article.sample,
        cover: coverPath('articles', article.id),
        date: article.date === undefined ? undefined : dayStart(article.date) / 1000,
      })),
  };
}

function brandName({ content }: Relations, id: Brand['id'] | undefined): string | undefined {
  return id === undefined ? undefined : content.brands.get(id)?.names.zh;
}

function makerName({ content }: Relations, product: Product): string | undefined {
  return product.maker === undefined ? undefined : content.makers.get(product.maker)?.names.zh;
}

function productEntry(relations: Relations, product: Product): EntrySource {
  const { names } = product;
  return {
    id: product.id,
    path: pathOf('products', product.id),
    name: names.zh,
    nameEn: names.en,
    reading: names.pinyin,
    aliases: product.aliases,
    terms: product.searchTerms,
    brand: brandName(relations, product.brand),
    category: relations.content.categories.get(product.category)?.names.zh,
    town: placeName(relations, product.origin),
    tags: product.tags,
    description: product.summary,
    sample: product.sample,
    cover: coverPath('products', product.id),
  };
}

/** A maker, an association or a host: what they have in common. */
function bodyEntry(relations: Relations, collection: 'makers' | 'associations' | 'hosts', body: Maker | Association | Host): EntrySource {
  const { id, names, aliases, summary, sample } = body;
  const town = 'region' in body ? body.region : body.town;
  return {
    id,
    path: pathOf(collection, id),
    name: names.zh,
    nameEn: names.en,
    reading: names.pinyin,
    aliases,
    brand: brandName(relations, 'brands' in body ? body.brands[0] : body.brand),
    town: town === undefined ? undefined : placeName(relations, town),
    tags: 'office' in body && body.office !== undefined ? [body.office] : [],
    description: summary,
    sample,
    cover: coverPath(collection, id),
  };
}

function sessionEntry(relations: Relations, { session, clock }: ClockedSession): SessionSource {
  const { content, now } = relations;
  const products = session.lineup.flatMap(({ product }) => content.products.get(product) ?? []);
  const phase = phaseAt(clock, now);
  return {
    id: session.id,
    path: pathOf('sessions', session.id),
    name: session.title,
    brand: brandName(relations, session.brands[0]),
    category: '直播',
    town: session.town === undefined ? undefined : placeName(relations, session.town),
    tags: phase in PHASE_TAGS ? PHASE_TAGS[phase as keyof typeof PHASE_TAGS] : ['预告'],
    description: session.summary,
    sample: session.sample,
    cover: coverPath('sessions', session.id),
    host: session.hosts.map(({ host }) => content.hosts.get(host)?.names.zh ?? '').join('、'),
    products: [...new Set(products.map(({ names }) => names.zh))],
    startsAt: clock.startsAt / 1000,
    endsAt: clock.endsAt / 1000,
    replayAt: clock.replayAt === undefined ? undefined : clock.replayAt / 1000,
    state: clock.state ?? (clock.goneAt !== undefined && clock.goneAt <= now ? 'gone' : clock.rough),
  };
}

/** The words of a replay that can be watched. */
function spokenEntries(relations: Relations, item: ClockedSession, cuesOf: (session: Session) => readonly Cue[]): SpokenSource[] {
  const { session, clock } = item;
  if (session.replay === undefined || phaseAt(clock, relations.now) !== 'archived') return [];
  const { id, name, brand, town, host, startsAt, endsAt } = sessionEntry(relations, item);
  const shared = { id, title: name, brand, town, host, sample: session.sample, startsAt, endsAt };
  const borders = session.lineup.flatMap(({ at }) => at ?? []);
  return windowsOf(cuesOf(session), borders).map(({ text, starts, carried }, window) => ({
    session: shared,
    window,
    words: text,
    starts: starts.map(([offset, second]) => [offset, Math.floor(second)]),
    carried,
  }));
}
