/** One thing a reader can want: a regional specialty, a maker's goods or an experience. */
import { z } from 'zod';
import type { RuleContext } from './rules.ts';
import { day, doc, line, link, names, pictures, prose, ref, shared, source, yuan } from './fields.ts';
import { glyphName } from './glyph.ts';

const trade = {
  spec: doc(line, '规格', '净含量、尺寸或每份的数量。'),
  shipFrom: doc(line, '发货地', '从哪里发货。'),
  dispatch: doc(line, '发货时间', '下单后多久发出。'),
  afterSales: doc(line, '售后', '退换和赔付的办法。'),
};
const keeping = {
  storage: doc(line, '贮存', '怎样保存。'),
  shelfLife: doc(line, '保质期', '保质期或最佳食用期。'),
};

/** Label facts by type of goods; which ones are required depends on `type`. */
export const labelFacts = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fresh'), ...trade, ...keeping }),
  z.strictObject({
    type: z.literal('food'),
    ...trade,
    ...keeping,
    ingredients: doc(line, '配料', '配料表，由多到少。'),
    allergens: doc(line.optional(), '致敏物', '含有或可能含有的致敏物。'),
  }),
  z.strictObject({
    type: z.literal('apparel'),
    ...trade,
    material: doc(line, '面料', '面料和成分。'),
    safetyClass: doc(line, '安全类别', '纺织品安全类别，例如 B 类。'),
  }),
  z.strictObject({
    type: z.literal('jewellery'),
    ...trade,
    material: doc(line, '材质', '材质和成色。'),
    certificate: doc(line, '证书', '随货的检测证书种类。'),
  }),
  z.strictObject({
    type: z.literal('electronics'),
    ...trade,
    model: doc(line, '型号', '产品型号。'),
    warranty: doc(line, '保修', '保修期和范围。'),
    ccc: doc(line.optional(), '3C', '强制性产品认证情况。'),
  }),
  z.strictObject({
    type: z.literal('general'),
    ...trade,
    material: doc(line, '材质', '主要材质或成分。'),
  }),
]);

/** Where and when an experience takes place. */
export const visitFields = z.strictObject({
  address: doc(line, '地址', '到哪里体验。'),
  hours: doc(line, '时间', '开放或成团的时间。'),
  duration: doc(line.optional(), '时长', '大约多久。'),
  booking: doc(line.optional(), '预约', '怎样预约。'),
  transport: doc(line.optional(), '交通', '怎样到达。'),
});

/** A certification; a registered GI name stands apart from the trade name. */
export const certificationFields = z.strictObject({
  kind: doc(
    z.enum(['gi', 'mtyx', 'sc', 'organic', 'report', 'heritage']),
    '类别',
    '地理标志、名特优新、食品生产许可、有机、检测报告或非遗。',
  ),
  name: doc(line, '登记名称', '证书或登记册上的名称，例如 白蕉海鲈。'),
  number: doc(line.optional(), '编号', '证书编号。'),
  issuer: doc(line.optional(), '发证单位', '发证或登记的单位。'),
  area: doc(line.optional(), '地域', '登记的产地范围。'),
  until: doc(day.optional(), '有效期至', '证书到期日。'),
  sources: doc(z.array(source).min(1, '至少写一条来源'), '来源', '证书的出处。'),
});

/** A product entry. */
export const productFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '商品名称。'),
  aliases: doc(z.array(line).default([]), '别名', '页面上显示的别名：粤语叫法、旧名、俗称。'),
  searchTerms: doc(z.array(line).default([]), '搜索词', '只用于搜索、不显示的叫法和常见错写。'),
  kind: doc(
    z.enum(['specialty', 'goods', 'experience']),
    '种类',
    'specialty 是区域特产（没有单一厂商），goods 是某厂商的商品，experience 是线路、体验、餐饮。',
  ),
  brand: ref('brands', '品牌', '属于哪个区域品牌。'),
  maker: ref('makers', '厂商', '谁生产或经营；区域特产不写。').optional(),
  specialty: ref('products', '所属特产', '这件商品属于哪种区域特产。').optional(),
  category: ref('categories', '品类', '品类。'),
  glyph: doc(glyphName.optional(), '图形', '封面窗心里的图形，写图形的英文名；不写就用品类的图形。'),
  origin: ref('places', '产地', '产地镇街（或帮扶县）的行政区划代码。'),
  seasonMonths: doc(
    z
      .union([
        z.literal('all').transform(() => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        z.array(z.number().int('月份是 1–12').min(1, '月份是 1–12').max(12, '月份是 1–12')).min(1, '全年供应写 all'),
      ])
      .optional(),
    '时令月份',
    '当季的月份，例如 [5, 6, 7];全年都有写 all；不知道就不写。',
  ),
  summary: doc(line, '一句话', '卡片上用的一句介绍。'),
  story: doc(prose.optional(), '介绍', '详细介绍，空一行分段。'),
  specs: doc(
    z.array(z.strictObject({ name: doc(line, '项目', '参数名。'), value: doc(line, '内容', '参数值。') })).default([]),
    '参数',
    '其他参数。',
  ),
  price: doc(
    z
      .strictObject({
        from: doc(yuan, '价格', '价格（元），区间写最低价。'),
        to: doc(yuan.optional(), '最高价', '价格区间的最高价（元）。'),
        unit: doc(line, '单位', '每多少的价格，例如 条（约 500 克）。'),
        asOf: doc(day, '核价日期', '价格是哪天核对的。'),
      })
      .optional(),
    '参考价',
    '没有可靠价格就不写。',
  ),
  label: doc(labelFacts.optional(), '标签事实', '按商品类型必填的标签内容。'),
  visit: doc(visitFields.optional(), '到访', '体验类必填：地点和时间。'),
  scenes: doc(
    z.array(z.enum(['night', 'tourism', 'dining'])).default([]),
    '场景',
    '只有体验写：night 在晚上进行，tourism 是游览或采摘，dining 是坐下来吃或亲手做来吃；可以写几个。',
  ),
  certifications: doc(z.array(certificationFields).default([]), '认证', '地理标志、名特优新、检测报告等。'),
  ...pictures,
  whereToBuy: doc(
    z
      .array(
        z.strictObject({
          name: doc(line, '名称', '店名或平台店铺名。'),
          url: doc(link.optional(), '网址', '网店地址。'),
          address: doc(line.optional(), '地址', '门店地址。'),
        }),
      )
      .default([]),
    '哪里买',
    '购买渠道。',
  ),
  tags: doc(z.array(line).default([]), '标签', '例如 对口帮扶。'),
});

/** What each kind of product must and must not carry. */
export function productRules(product: z.output<typeof productFields>, { fault }: RuleContext): void {
  if (product.kind === 'specialty') {
    if (product.maker !== undefined) fault('kind-field', 'maker', '区域特产不属于单一厂商', '删掉 maker，或把 kind 改成 goods');
    if (product.specialty !== undefined) fault('kind-field', 'specialty', '区域特产不能再属于另一种特产', '删掉 specialty');
  } else if (product.maker === undefined) fault('kind-field', 'maker', '缺少厂商', '写上 makers 里的 id，例如 maker: zhaoxin-shuichan');
  if (product.kind === 'goods' && product.label === undefined)
    fault('kind-field', 'label', '商品缺少标签事实（规格、发货地、售后等）', '按商品类型补上 label');
  if (product.kind === 'experience' && product.visit === undefined)
    fault('kind-field', 'visit', '体验缺少到访信息', '补上 visit.address 和 visit.hours');
  if (product.kind !== 'experience' && product.scenes.length > 0) fault('kind-field', 'scenes', '只有体验写场景', '删掉 scenes');
  if (product.price?.to !== undefined && product.price.to < product.price.from)
    fault('price-order', 'price.to', '最高价低于最低价', '对调 price.from 和 price.to');
  if (new Set(product.seasonMonths).size !== (product.seasonMonths ?? []).length)
    fault('duplicate-item', 'seasonMonths', '月份重复', '每个月只写一次');
}
