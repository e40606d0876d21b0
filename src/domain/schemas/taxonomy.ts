/** What goods are sorted by: categories, places (GB/T 2260 codes) and industrial belts. */
import { z } from 'zod';
import { day, doc, line, names, prose, ref, shared, source } from './fields.ts';
import { glyphName } from './glyph.ts';

/** A kind of goods or service. */
export const categoryFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '品类名称。'),
  aliases: doc(z.array(line).default([]), '别名', '读者也会这样叫它，搜索时一并匹配。'),
  seal: doc(z.string().length(1), '章字', '代表品类的一个汉字。'),
  glyph: doc(glyphName, '图形', '没有照片时封面窗心里的图形，写图形的英文名，例如 sea-bass。'),
  order: doc(z.number().int(), '次序', '在品类列表里的先后，小的在前。'),
});

/** A district or one of its towns; the id is its administrative division code. */
export const placeFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '行政区划的正式名称。'),
  shortName: doc(line.optional(), '简称', '平常的叫法，例如 威宁县。'),
  level: doc(z.enum(['area', 'town']), '级别', 'area 是区县，town 是镇街。'),
  parent: ref('places', '上级', '镇街所属区县的代码。').optional(),
  assisted: doc(
    z
      .strictObject({
        brand: ref('brands', '帮扶品牌', '在哪个品牌的帮扶专柜里展示。'),
        from: doc(day.optional(), '开始', '结对开始的日期，不知道就不写。'),
        until: doc(day.optional(), '截止', '结对期满的日期，不知道就不写。'),
        sources: doc(z.array(source).min(1, '至少写一条来源'), '来源', '说明这是帮扶县的材料。'),
      })
      .optional(),
    '帮扶县',
    '对口帮扶的县写在这里。',
  ),
});

/** An industrial belt of a brand's region. */
export const beltFields = z.strictObject({
  ...shared,
  names: doc(names, '名称', '产业带名称。'),
  brand: ref('brands', '品牌', '属于哪个区域品牌。'),
  categories: doc(z.array(ref('categories', '品类', '产业带出产的品类。')).default([]), '品类', '产业带出产的品类。'),
  places: doc(z.array(ref('places', '地方', '产业带所在区县或镇街的代码。')).default([]), '地方', '所在区县或镇街。'),
  story: doc(prose, '介绍', '产业带的介绍，事实要有来源。'),
});
