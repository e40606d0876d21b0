/** One page of each kind, found in the built site: what screenshots and browser tests walk through. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '#domain/i18n/index.ts';
import { ledgerPaths } from '#domain/urls.ts';
import { readDocuments } from './documents-file.ts';

/** A page to look at; `path` is a site path (without the base path), with its query. */
export interface PageKind {
  kind: string;
  path: string;
}

/** The site paths of every page in the sitemap, in its order, without the base path. Throws when the sitemap is missing. */
export function sitemapPaths(directory: string, base: string): string[] {
  return [...readFileSync(join(directory, 'sitemap-0.xml'), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => `/${new URL(address).pathname.slice(base.length)}`,
  );
}

/** One page of each kind of the site built in `directory`. A kind that the content does not have is left out. */
export function pageKinds(directory: string, base: string): PageKind[] {
  const paths = sitemapPaths(directory, base);
  const html = (path: string) => readFileSync(join(directory, path, 'index.html'), 'utf8');
  const below = (folder: string) => paths.filter((path) => new RegExp(`^/${folder}/[^/]+/$`).test(path));
  const among = (candidates: readonly string[], fits: (html: string, path: string) => boolean) =>
    candidates.find((path) => fits(html(path), path));
  const fullest = (folder: string) => below(folder).sort((a, b) => html(b).length - html(a).length || (a < b ? -1 : 1))[0];
  const sessions = readDocuments(join(directory, 'search', 'documents.json')).filter(({ kind }) => kind === 'session');
  const session = (fits: (one: (typeof sessions)[number]) => boolean) => sessions.find(fits)?.path;
  const latest = sessions.filter(({ state }) => state === '').sort((a, b) => b.startsAt - a.startsAt)[0];
  const products = below('products');
  const found: [string, string | undefined][] = [
    ['home', '/'],
    ...['brands', 'products', 'live', 'makers', 'associations', 'hosts', 'articles', 'platforms', 'venues', 'series', 'belts'].map(
      (folder): [string, string] => [folder, `/${folder}/`],
    ),
    ...below('brands').map((path, index): [string, string] => [`brand-${index + 1}`, path]),
    [
      'product-specialty',
      among(products, (text) => text.includes(t.product.specialtyNote) && text.includes(t.product.certifications)) ??
        among(products, (text) => text.includes(t.product.specialtyNote)),
    ],
    ['product-goods', among(products, (text) => !text.includes(t.product.specialtyNote) && /\?t=\d/.test(text))],
    ['product-experience', among(products, (text) => text.includes(t.product.visit.title))],
    ['product-photo', among(products, (text) => text.includes('fetchpriority="high"'))],
    ['category', fullest('categories')],
    ['place', fullest('places')],
    ['season', fullest('seasons')],
    ['maker', fullest('makers')],
    ['association', fullest('associations')],
    ['host', fullest('hosts')],
    ['article', among(below('articles'), (text) => text.includes('<h2')) ?? below('articles')[0]],
    ['session-upcoming', latest?.path],
    ['session-archived', session(({ replayAt, path }) => replayAt > 0 && /id="t-\d/.test(html(path)))],
    ['session-cancelled', session(({ state }) => state === 'cancelled')],
    ['session-postponed', session(({ state }) => state === 'undated')],
    ['session-log', sessions.map(({ path }) => `${path}log/`).find((path) => html(path).includes('class="log-lines"'))],
    ['session-replay', among(below('live'), (text) => text.includes('<replay-player'))],
    ['session-gone', among(below('live'), (text) => text.includes('replay-gone'))],
    ['transcript', paths.find((path) => path.endsWith('/transcript/'))],
    ['product-play', among(products, (text) => text.includes('data-do="play-all"'))],
    ['week', fullest('live/week')],
    ['month', fullest('live/month')],
    ['archive', fullest('live/archive')],
    ['series-one', fullest('series')],
    ['search', '/search/'],
    ['search-results', `/search/?q=${encodeURIComponent('海鲈')}`],
    ['about', '/about/'],
    ['marks', '/about/marks/'],
    ['order', '/about/order/'],
    ['calendar', '/calendar/'],
    ['compliance', '/compliance/'],
    ['ledger', ledgerPaths.page],
    ['open-data', '/open-data/'],
    ['watch', '/watch/'],
    ['not-found', '/404.html'],
    ['styleguide', '/styleguide/'],
  ];
  const exists = (path: string) => existsSync(join(directory, path.replace(/\?.*$/, '').replace(/\/$/, '/index.html')));
  return found.flatMap(([kind, path]) => (path !== undefined && exists(path) ? [{ kind, path }] : []));
}
