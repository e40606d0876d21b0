/** Articles as links and rows. */
import { formatDay } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { Article } from '#domain/schemas/index.ts';
import { pathOf } from '#domain/urls.ts';
import { relations } from './index.ts';

/** Articles for readers, newest first; undated policies last. Fixed pages (about, compliance) are not among them. */
export const articles: Article[] = [...relations.content.articles.values()]
  .filter(({ kind }) => kind !== 'page')
  .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.title.localeCompare(b.title, 'zh'));

export const articleLinks = (items: readonly Article[]) =>
  items
    .filter(({ kind }) => kind !== 'page')
    .map((article) => ({ href: pathOf('articles', article.id), name: article.title, sample: article.sample }));

/** Kind, date and status of an article in one line. */
export function articleLine(article: Article): string {
  return [t.article.kind[article.kind], article.date && formatDay(article.date), article.policy && t.article.status[article.policy.status]]
    .filter(Boolean)
    .join(' · ');
}
