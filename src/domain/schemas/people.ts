/** Who presents, on which platforms and from where. */
import { z } from 'zod';
import type { RuleContext } from './rules.ts';
import { day, doc, line, link, names, pictures, prose, ref, shared } from './fields.ts';

/** Who presents: an official, a maker's own host, an anchor, an MCN. */
export const hostFields = z.strictObject({
  ...shared,
  ...pictures,
  names: doc(names, '名称', '主播的称呼。'),
  aliases: doc(z.array(line).default([]), '别名', '观众熟悉的叫法。'),
  kind: doc(
    z.enum(['official', 'maker', 'anchor', 'farmer', 'craftsperson', 'mcn', 'media-centre']),
    '类别',
    '官员、企业自播、主播、新农人、手艺人、MCN 机构或融媒体中心。',
  ),
  office: doc(line.optional(), '职务', '官员必填：现任职务。'),
  terms: doc(
    z.array(z.strictObject({ from: doc(day, '就任日', '就任日期。'), until: doc(day.optional(), '离任日', '离任日期。') })).default([]),
    '任期',
    '职务的起止日期，不知道就不写。',
  ),
  organisation: doc(line.optional(), '单位', '所在单位。'),
  maker: ref('makers', '厂商', '企业自播写所属厂商。').optional(),
  brand: ref('brands', '品牌', '主要为哪个区域品牌开播。'),
  town: ref('places', '镇街', '所在镇街代码。').optional(),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍。'),
  link: doc(link.optional(), '主页', '公开的个人或机构主页。'),
});

/** An official without an office, and a term that ends before it begins, are faults. */
export function hostRules(host: z.output<typeof hostFields>, { fault }: RuleContext): void {
  if (host.kind === 'official' && host.office === undefined)
    fault('kind-field', 'office', '官员缺少职务', '写上现任职务，例如 office: 番禺区副区长');
  for (const [index, term] of host.terms.entries())
    if (term.until !== undefined && term.until < term.from) fault('date-order', `terms.${index}.until`, '离任日早于就任日', '改正任期日期');
}

const pattern = z
  .string()
  .regex(/^https:\/\/(?:\*\.)?[a-z0-9.-]+\/[^\s?#]*$/, '写成 https://域名/路径，可用 * 代替一段，例如 https://live.douyin.com/*');

/** A livestream platform. */
export const platformFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '平台名称。'),
  aliases: doc(z.array(line).default([]), '别名', '别的叫法。'),
  operator: doc(line.optional(), '运营方', '运营平台的公司或单位。'),
  roomPatterns: doc(z.array(pattern).default([]), '直播间网址', '允许的直播间网址样式。'),
  replayPatterns: doc(z.array(pattern).default([]), '回放网址', '允许的回放网址样式。'),
  seek: doc(line.nullable().default(null), '定位链接', '能直达某一秒的网址模板，含 {url} 和 {seconds}；平台不支持就写 null。'),
  embed: doc(
    z
      .string()
      .regex(/^https:\/\/[a-z0-9.-]+\/\S*$/, '写成 https://域名/路径，含 {url}')
      .refine((text) => text.includes('{url}'), '要含 {url}')
      .optional(),
    '站内播放',
    '平台给别的网站用的播放器网址模板，含 {url}，可含 {seconds}；读者点了才打开。平台没有就不写。',
  ),
  summary: doc(line, '一句话', '平台说明。'),
});

/** A livestream base or place: a base, a market, a farm. */
export const venueFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '场地名称。'),
  kind: doc(
    z.enum(['base', 'training', 'park', 'market', 'mall', 'farm', 'workshop', 'street']),
    '类别',
    '直播基地、培训基地、园区、市场、商场、田头、工坊或街区。',
  ),
  town: ref('places', '地方', '所在区县或镇街代码。'),
  area: doc(z.number().positive('面积要大于 0').optional(), '面积', '面积（平方米）。'),
  status: doc(z.enum(['open', 'planned', 'unknown']), '状态', '已启用、规划中或文件没有说明。'),
  summary: doc(line, '一句话', '场地说明。'),
});

/** A campaign, contest or course that groups sessions. */
export const seriesFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '系列名称。'),
  kind: doc(z.enum(['campaign', 'contest', 'course', 'forum', 'fair']), '类别', '活动、大赛、课程、论坛或展销。'),
  brand: ref('brands', '品牌', '属于哪个区域品牌。').optional(),
  period: doc(
    z.strictObject({ from: doc(day, '开始', '第一天。'), until: doc(day.optional(), '结束', '最后一天。') }).optional(),
    '期间',
    '系列的起止日期，不知道就不写。',
  ),
  editions: doc(z.array(line).default([]), '届次', '历届或各阶段的名称。'),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍。'),
});

/** A series that ends before it begins is a fault. */
export function seriesRules(series: z.output<typeof seriesFields>, { fault }: RuleContext): void {
  if (series.period?.until !== undefined && series.period.until < series.period.from)
    fault('date-order', 'period.until', '结束日早于开始日', '改正系列的起止日期');
}
