/** News, guides, reports and policies summed up with their source. */
import { z } from 'zod';
import type { RuleContext } from './rules.ts';
import { day, doc, line, prose, ref, shared } from './fields.ts';

/** An article; its body is Markdown without HTML. */
export const articleFields = z.strictObject({
  ...shared,
  title: doc(line, '标题', '文章标题。'),
  kind: doc(z.enum(['news', 'guide', 'report', 'policy', 'page']), '类别', '动态、指南（云课堂）、行业报告、政策，或本站的固定页面。'),
  date: doc(day.optional(), '日期', '发布日期；政策文件不知道日期就不写。'),
  brands: doc(z.array(ref('brands', '品牌', '涉及哪些区域品牌。')).default([]), '品牌', '涉及哪些区域品牌。'),
  summary: doc(line, '一句话', '列表里用的一句介绍。'),
  body: doc(prose, '正文', '正文，Markdown 格式，不能用 HTML。'),
  policy: doc(
    z
      .strictObject({
        issuer: doc(line, '发布单位', '发布政策的单位。'),
        status: doc(z.enum(['in-force', 'ended', 'draft', 'proposal']), '状态', '执行中、已到期、征求意见稿或提案。'),
        statusNote: doc(line, '状态说明', '为什么是这个状态。'),
        from: doc(day.optional(), '起始日', '生效日期，不知道就不写。'),
        until: doc(day.optional(), '到期日', '失效日期，不知道就不写。'),
      })
      .optional(),
    '政策',
    '政策类文章必填。',
  ),
});

/** A policy article states its issuer and status; every other article its date. */
export function articleRules(article: z.output<typeof articleFields>, { fault }: RuleContext): void {
  if (article.kind === 'policy' && !article.policy)
    fault('kind-field', 'policy', '政策类文章缺少发布单位和状态', '补上 policy.issuer 和 policy.status');
  if (article.kind !== 'policy' && article.kind !== 'page' && article.date === undefined)
    fault('kind-field', 'date', '文章缺少日期', '补上 date，例如 2026-03-05');
  if (/!\[/.test(article.body)) fault('body-image', 'body', '正文里不能放图片', '删掉 ![…](…)');
  for (const [, target = ''] of article.body.matchAll(/\]\(\s*<?([^)\s>]*)/g))
    if (!/^(?:https:\/\/|\/(?!\/)|#)/.test(target))
      fault('body-link', 'body', `正文里的链接「${target}」不能用`, '写完整的 https:// 网址，或以 / 开头的本站地址');
  if (article.policy?.from !== undefined && article.policy.until !== undefined && article.policy.until < article.policy.from)
    fault('date-order', 'policy.until', '到期日早于起始日', '改正政策的起止日期');
}
