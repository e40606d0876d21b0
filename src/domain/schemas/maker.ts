/** Who makes the goods. */
import { z } from 'zod';
import { doc, line, link, names, pictures, prose, ref, shared } from './fields.ts';

/** A member firm, co-operative or workshop. */
export const makerFields = z.strictObject({
  ...shared,
  ...pictures,
  names: doc(names, '名称', '厂商全称。'),
  aliases: doc(z.array(line).default([]), '别名', '简称、字号和常用叫法。'),
  kind: doc(z.enum(['company', 'cooperative', 'workshop', 'farm', 'shop']), '类别', '企业、合作社、工坊、农场或店铺。'),
  brand: ref('brands', '品牌', '属于哪个区域品牌。'),
  associations: doc(z.array(ref('associations', '协会', '加入的商会或协会。')).default([]), '协会', '加入的商会或协会。'),
  town: ref('places', '镇街', '所在镇街（或帮扶县）的行政区划代码。'),
  belts: doc(z.array(ref('belts', '产业带', '属于哪些产业带。')).default([]), '产业带', '属于哪些产业带。'),
  creditCode: doc(
    z
      .string()
      .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码是 18 位数字和大写字母')
      .optional(),
    '统一社会信用代码',
    '营业执照上的 18 位代码。',
  ),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍，空一行分段。'),
  links: doc(
    z.array(z.strictObject({ title: doc(line, '标题', '链接文字。'), url: doc(link, '网址', '店铺或官网地址。') })).default([]),
    '链接',
    '店铺和官网。',
  ),
});
