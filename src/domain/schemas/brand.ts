/** A regional brand, the associations behind it, its marks and the licences to use them. */
import { z } from 'zod';
import type { RuleContext } from './rules.ts';
import { day, doc, line, link, names, pictures, prose, ref, shared, source } from './fields.ts';

/** A regional brand: 广货番禺行, 斗门优品, 岗货. A fourth is one more entry. */
export const brandFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '品牌的简体、繁体和英文名称。'),
  order: doc(z.number().int(), '次序', '首页和列表里的先后，小的在前。'),
  region: ref('places', '区域', '品牌所在区县的行政区划代码。'),
  city: doc(names, '城市', '品牌对外使用的城市名，写在区县之前。'),
  association: ref('associations', '品牌协会', '文件写明管理品牌或标志的商会或协会。').optional(),
  slogan: doc(names.optional(), '口号', '文件里已有的口号，没有就不写。'),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose, '故事', '品牌的来历，空一行分段。'),
  definition: doc(
    z.string({ error: '写文件里的定义；文件没有定义就写 null' }).nullable(),
    '定义',
    '正式文件给出的定义；文件里没有就写 null，页面会如实说明。',
  ),
  meaning: doc(
    z
      .array(
        z.strictObject({
          reading: doc(names, '读法', '名称的一种读法或一个字的一种意思。'),
          text: doc(names, '解释', '这种读法的意思。'),
        }),
      )
      .default([]),
    '名称释义',
    '名称里一字多义时逐条解释。',
  ),
  positioning: doc(prose.optional(), '定位规则', '对外怎样称呼，例如先广州后番禺。'),
  markRules: doc(prose.optional(), '共享标志说明', '谁可以用标志、标志保证什么。'),
  lattice: doc(z.enum(['begonia', 'scales', 'ice-crack']), '窗格', '品牌封面用的满洲窗纹样。'),
  palette: doc(z.enum(['kapok', 'water', 'indigo', 'bamboo', 'lotus']), '配色', '品牌配色。'),
});

/** A chamber or association that lists members' goods. */
export const associationFields = z.strictObject({
  ...shared,
  ...pictures,
  names: doc(names, '名称', '商会或协会的全称。'),
  aliases: doc(z.array(line).default([]), '别名', '简称和常用叫法。'),
  kind: doc(z.enum(['chamber', 'industry', 'market', 'town']), '类别', '商会、行业协会、市场商会或镇街商会。'),
  region: ref('places', '地区', '所在区县代码。'),
  brands: doc(z.array(ref('brands', '品牌', '参与的区域品牌。')).default([]), '品牌', '参与的区域品牌。'),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍。'),
  contact: doc(
    z
      .strictObject({
        phone: doc(line.optional(), '电话', '可以公开的电话。'),
        address: doc(line.optional(), '地址', '可以公开的地址。'),
        url: doc(link.optional(), '网站', '官方网站。'),
      })
      .optional(),
    '联系方式',
    '只写可以公开的联系方式。',
  ),
  joining: doc(prose.optional(), '入会说明', '厂商怎样加入。'),
});

/** A shared, collective or certification mark, or a geographical-indication sign. */
export const markFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '标志名称。'),
  kind: doc(z.enum(['ordinary', 'collective', 'certification', 'gi']), '类别', '普通商标、集体商标、证明商标或地理标志。'),
  brand: ref('brands', '品牌', '服务于哪个区域品牌。'),
  owner: ref('associations', '所有人', '注册和管理标志的协会。'),
  registration: doc(
    z
      .strictObject({
        number: doc(line, '注册号', '商标注册号。'),
        class: doc(line.optional(), '类别', '商标注册类别。'),
      })
      .optional(),
    '注册',
    '注册号和类别，不知道就不写。',
  ),
  rules: doc(
    z
      .array(
        z.strictObject({
          version: doc(line, '版本', '规则的版本名。'),
          from: doc(day, '生效日', '这一版从哪天起生效。'),
          text: doc(prose, '内容', '规则全文或摘要。'),
        }),
      )
      .default([]),
    '使用规则',
    '按版本列出的使用规则。',
  ),
  summary: doc(line, '一句话', '标志说明。'),
});

/** A maker's permission to use a mark for some goods. Its state is a function of the date. */
export const licenceFields = z.strictObject({
  ...shared,
  mark: ref('marks', '标志', '许可使用的标志。'),
  maker: ref('makers', '厂商', '获得许可的厂商。'),
  products: doc(z.array(ref('products', '产品', '许可覆盖的产品。')).min(1, '至少写一件产品'), '产品', '许可覆盖的产品。'),
  number: doc(line, '许可编号', '许可证书的编号。'),
  from: doc(day, '起始日', '许可从哪天起有效（当天起）。'),
  until: doc(day, '到期日', '许可到哪天为止（含当天）。'),
  batch: doc(line.optional(), '批次', '哪一批评审通过。'),
  suspended: doc(
    z
      .strictObject({
        on: doc(day, '日期', '从哪天起暂停。'),
        reason: doc(line, '原因', '暂停的原因。'),
        until: doc(day.optional(), '恢复日', '哪天恢复；不写即仍在暂停。'),
      })
      .optional(),
    '暂停',
    '许可被暂停时写。',
  ),
  withdrawn: doc(
    z.strictObject({ on: doc(day, '日期', '从哪天起撤销。'), reason: doc(line, '原因', '撤销的原因。') }).optional(),
    '撤销',
    '许可被撤销时写。',
  ),
  evidence: doc(z.array(source).default([]), '凭证', '许可文件。'),
});

/** A licence that ends before it begins is a fault. */
export function licenceRules(licence: z.output<typeof licenceFields>, { fault }: RuleContext): void {
  if (licence.until < licence.from)
    fault('date-order', 'until', `到期日 ${licence.until} 早于起始日 ${licence.from}`, '对照许可证书改正两个日期');
  if (licence.suspended?.until !== undefined && licence.suspended.until < licence.suspended.on)
    fault('date-order', 'suspended.until', '恢复日早于暂停日', '改正暂停和恢复的日期');
}
