/** From entries with their names resolved to search documents. For the build and scripts: it makes pinyin. */
import { BLANK } from './blank.ts';
import { pinyinFields } from './pinyin.ts';
import { spokenDocument, type SpokenSource } from './spoken-document.ts';
import { type SearchDocument, type SearchKind, searchKinds, type SessionState } from './types.ts';

/** What every kind of document is made of; names are resolved, text is plain. */
export interface EntrySource {
  /** The entry's id; may hold only `[A-Za-z0-9_-]`. */
  id: string;
  /** Site path without BASE_PATH. */
  path: string;
  name: string;
  nameEn?: string | undefined;
  /** Names that pages show too. */
  aliases?: readonly string[] | undefined;
  /** Names for search only. */
  terms?: readonly string[] | undefined;
  /** The editor's pinyin of the name. */
  reading?: string | undefined;
  brand?: string | undefined;
  category?: string | undefined;
  town?: string | undefined;
  tags?: readonly string[] | undefined;
  description?: string | undefined;
  sample?: boolean | undefined;
  cover?: string | undefined;
}

/** A product: who makes it and when it is in season (see `seasonsOf`). */
export interface ProductSource extends EntrySource {
  maker?: string | undefined;
  season?: readonly string[] | undefined;
  /** A regional specialty stands before the goods that are named after it. */
  specialty?: boolean | undefined;
}

/** A maker or an association: what it makes. */
export interface MakerSource extends EntrySource {
  products?: readonly string[] | undefined;
}

/** A host. */
export type HostSource = EntrySource;

/** A session: `tags` holds 预告 or 回放; times are epoch seconds. */
export interface SessionSource extends EntrySource {
  host?: string | undefined;
  maker?: string | undefined;
  products?: readonly string[] | undefined;
  startsAt: number;
  endsAt: number;
  replayAt?: number | undefined;
  state?: SessionState | undefined;
}

/** A moment of a session: `id` is the session's, `second` the place in the replay. */
export interface MomentSource extends SessionSource {
  second: number;
}

/** An article; `date` in epoch seconds lets it take part in newest-first. */
export interface ArticleSource extends EntrySource {
  date?: number | undefined;
}

/** Everything that becomes documents. */
export interface DocumentSource {
  products: readonly ProductSource[];
  sessions: readonly SessionSource[];
  moments: readonly MomentSource[];
  makers: readonly MakerSource[];
  associations: readonly MakerSource[];
  hosts: readonly HostSource[];
  articles: readonly ArticleSource[];
  spoken: readonly SpokenSource[];
}

/** All documents, the important kinds first. */
export function buildDocuments(source: DocumentSource): SearchDocument[] {
  return [
    ...source.products.map(productDocument),
    ...source.sessions.map(sessionDocument),
    ...source.moments.map(momentDocument),
    ...source.makers.map(makerDocument),
    ...source.associations.map(associationDocument),
    ...source.hosts.map(hostDocument),
    ...source.articles.map(articleDocument),
    ...source.spoken.map(spokenDocument),
  ];
}

/** The document of a product. */
export function productDocument(product: ProductSource): SearchDocument {
  const document = { ...base('product', product), maker: product.maker ?? '', season: [...(product.season ?? [])] };
  return product.specialty === true ? { ...document, kindRank: -1 } : document;
}

/** The document of a session. */
export function sessionDocument(session: SessionSource): SearchDocument {
  return { ...base('session', session), ...aired(session) };
}

/** The document of a moment. */
export function momentDocument(moment: MomentSource): SearchDocument {
  return { ...base('moment', moment), ...aired(moment), id: `moment-${moment.id}-${moment.second}`, second: moment.second };
}

/** The document of a maker; its own name is searched as maker too. */
export function makerDocument(maker: MakerSource): SearchDocument {
  return { ...base('maker', maker), maker: maker.name, products: [...(maker.products ?? [])] };
}

/** The document of an association. */
export function associationDocument(association: MakerSource): SearchDocument {
  return { ...base('association', association), products: [...(association.products ?? [])] };
}

/** The document of a host. */
export function hostDocument(host: HostSource): SearchDocument {
  return base('host', host);
}

/** The document of an article. */
export function articleDocument(article: ArticleSource): SearchDocument {
  return { ...base('article', article), startsAt: article.date ?? 0 };
}

/** The seasons of some months: 春 3–5, 夏 6–8, 秋 9–11, 冬 12–2; no months or all of them are 四季. */
export function seasonsOf(months: readonly number[]): string[] {
  const seasons = ['春', '夏', '秋', '冬'].filter((_, at) => months.some((month) => Math.floor(((month + 9) % 12) / 3) === at));
  return months.length === 0 || months.length === 12 ? ['四季'] : seasons;
}

function aired(session: SessionSource) {
  const { host = '', maker = '', products = [], startsAt, endsAt, replayAt = 0, state = '' } = session;
  return { host, maker, products: [...products], startsAt, endsAt, replayAt, state } satisfies Partial<SearchDocument>;
}

function base(kind: SearchKind, entry: EntrySource): SearchDocument {
  const aliases = [...(entry.aliases ?? [])];
  const terms = [...(entry.terms ?? [])];
  return {
    ...BLANK,
    id: `${kind}-${entry.id}`,
    kind,
    kindRank: searchKinds.indexOf(kind),
    path: entry.path,
    name: entry.name,
    nameEn: entry.nameEn ?? '',
    aliases,
    terms,
    ...pinyinFields([entry.name, ...aliases, ...terms], entry.reading),
    category: entry.category ?? '',
    town: entry.town ?? '',
    brand: entry.brand ?? '',
    tags: [...(entry.tags ?? [])],
    description: entry.description ?? '',
    sample: entry.sample ?? false,
    cover: entry.cover ?? '',
  };
}
