/** Entries of the gallery, whole: a product, a brand, licences, articles, belts. Fictional, all of them. */
import type { LicenceRow } from '#domain/card-types.ts';
import { t } from '#domain/i18n/index.ts';
import type { FacetGroup } from '#domain/list-filter.ts';
import type { Article, Belt, Brand, Mark, Product } from '#domain/schemas/index.ts';
import { link, links, LONG, wearOf } from './fixtures.ts';

const PROSE =
  '第一段：每年冬至前后，塘水转凉，鱼肉收紧，村里人说这时候的鱼「有骨气」。\n\n第二段：天没亮就开捞，过秤、放血、上冰，中午以前到城里。';
export const sources: Brand['sources'] = [
  {
    title: '示例文件：区域品牌管理办法（试行）',
    publisher: '示例商会',
    date: '2026 年',
    url: 'https://example.com/',
    quote: '本办法所称区域品牌，是指……',
  },
  { title: LONG },
  { title: '示例公告', publisher: '示例镇人民政府', url: 'https://example.com/' },
];

/** A product; what is given replaces what it has. */
export const product = (more: Partial<Product> = {}): Product => ({
  id: 'example',
  sample: true,
  sources: [],
  names: { zh: '海鲈', en: 'Sea bass' },
  aliases: [],
  searchTerms: [],
  kind: 'goods',
  brand: 'brand-1',
  category: 'example',
  origin: '440403',
  summary: '一句话介绍它从哪里来、好在哪里。',
  specs: [],
  scenes: [],
  certifications: [],
  images: [],
  whereToBuy: [],
  tags: [],
  ...more,
});

export const productFacts = [
  { term: t.product.brand, links: [link('斗门优品')] },
  { term: t.product.maker, links: [link(LONG, true)] },
  { term: t.product.price, text: '¥58–68／条（约 500 克）' },
];

export const certified = product({
  certifications: [
    { kind: 'gi', name: '白蕉海鲈', number: '示例-GI-001', area: '示例区的五个镇', issuer: '示例局', sources: [{ title: '示例公告' }] },
    { kind: 'gi', name: LONG, sources: [{ title: LONG }] },
    {
      kind: 'report',
      name: '检测报告',
      number: '示例-R-12',
      issuer: '示例检测中心',
      until: '2027-12-31',
      sources: [{ title: '示例报告' }],
    },
    { kind: 'heritage', name: '区级非遗代表性项目', sources: [{ title: '示例名录' }] },
  ],
});

export const shops: Product['whereToBuy'] = [
  { name: '示例网店', url: 'https://example.com/' },
  { name: LONG, address: '示例区示例镇示例街 1 号首层' },
  { name: '塘头门店', url: 'https://example.com/', address: '示例区示例镇示例村' },
];

export const visit: NonNullable<Product['visit']> = {
  address: '示例区示例镇示例街 1 号首层，近示例码头',
  hours: '周六、周日 9:00–17:00',
  duration: '约 2 小时',
  booking: '提前一天致电',
  transport: '示例线「示例站」下车，步行 800 米',
};

/** A brand; `full` has every part of the story. */
export const brand = (full: boolean): Brand => ({
  id: 'example',
  sample: true,
  sources: [],
  names: { zh: '新乡好货', en: 'Xinxiang Goods' },
  order: 9,
  region: '440403',
  city: { zh: '珠海' },
  summary: '一句话说明这个品牌。',
  story: PROSE,
  definition: full ? '新乡好货是指在示例区生产、由示例商会许可使用共享标志的商品。' : null,
  meaning: full
    ? [
        {
          reading: { zh: '行（háng）', en: 'trade' },
          text: { zh: '行业、商行，一条街做一样生意。', en: 'A trade, and the street that lives on it.' },
        },
        { reading: { zh: '行（xíng）' }, text: { zh: '出门走一走，货跟人走。' } },
      ]
    : [],
  ...(full ? { positioning: '对外先说城市，再说区。', markRules: PROSE } : {}),
  lattice: 'scales',
  palette: 'water',
});

export const counties = ['示例县', '示例自治县', '示例市'].map((name, index) => ({
  id: `44998${index}`,
  href: '/products/',
  name,
  pairing: t.place.pairing(index === 0 ? '2023年1月' : undefined, index === 0 ? '2026年12月' : undefined),
  goods: index === 2 ? [] : index === 1 ? links : links.slice(0, 1),
}));

export const belts: Belt[] = ['水产养殖带', LONG].map((zh, index) => ({
  id: `belt-${index}`,
  sample: true,
  sources: [],
  names: { zh },
  brand: 'brand-1',
  categories: [],
  places: [],
  story: PROSE,
}));

export const rules: Mark['rules'] = [
  { version: '第二版', from: '2026-03-01', text: PROSE },
  { version: '第一版', from: '2024-01-01', text: PROSE },
];

export const licenceRows: LicenceRow[] = (['valid', 'ending', 'ended', 'suspended', 'withdrawn', 'future'] as const).map((key, index) => ({
  id: `licence-${index}`,
  number: `示例-00${index + 1}`,
  maker: index === 1 ? LONG : '示例合作社',
  makerHref: '/makers/',
  products: index === 1 ? ['海鲈', '姜埋奶', LONG] : ['海鲈'],
  period: t.licence.period('2026年1月1日', '2027年12月31日'),
  state: t.licence[key],
  stateKey: key,
  reason: key === 'withdrawn' || key === 'suspended' ? '示例原因：抽检不合格。' : undefined,
  sample: true,
}));

/** An article; `id` is one that the site has, since its row links to it. */
export const article = (title: string, id = ''): Article => ({
  id,
  sample: true,
  sources,
  title,
  kind: 'guide',
  date: '2026-11-01',
  brands: [],
  summary: '一句话说明这篇文章讲什么。',
  body: '# 第一步\n\n先看**塘口**，再看[名录](/about/marks/)：\n\n- 水色\n- 鱼身\n- 秤\n\n## 第二步\n\n1. 过秤\n2. 上冰\n\n### 小字\n\n> 冬至前后，鱼肉最紧。\n\n写 `标签` 时照抄。',
});

export const entries = ['示例直播基地', LONG].map((name, index) => ({
  id: `entry-${index}`,
  name,
  summary: '一句话说明这个地方。',
  story: index === 0 ? undefined : PROSE,
  sample: true,
  rows: [
    { term: t.venue.areaLabel, text: '1200 平方米' },
    { term: t.session.town, links: links.slice(0, 1) },
  ],
  sources: index === 0 ? [] : sources,
  sessions: index === 0 ? [] : links,
}));

const values = (key: string, names: readonly string[], wearing = false) =>
  names.map((name, index) => ({
    token: `${key}:${index}`,
    name,
    count: Math.max(0, 12 - index * 3),
    href: '/products/',
    wear: wearing ? wearOf(index) : '',
  }));
const group = (key: string, title: string, names: readonly string[], more: Partial<FacetGroup> = {}): FacetGroup => ({
  key,
  title,
  shape: 'index',
  folded: false,
  values: values(key, names, key.startsWith('brand')),
  ...more,
});

/** One group of each shape. `mark` keeps the keys of two lists on one page apart. */
export const facets = (mark = ''): FacetGroup[] => [
  group(`brand${mark}`, t.product.brand, ['广货番禺行', '斗门优品', '岗货', '新乡好货']),
  group(`kind${mark}`, t.product.category, ['水产', '甜品', '眼镜']),
  group(`area${mark}`, t.product.town, ['斗门区', LONG, '番禺区']),
  group(
    `season${mark}`,
    t.product.season,
    Array.from({ length: 12 }, (_, index) => t.filters.month(index + 1)),
    {
      shape: 'months',
      values: Array.from({ length: 12 }, (_, index) => ({
        token: `season${mark}:${index + 1}`,
        name: t.filters.month(index + 1),
        count: index % 5,
        href: '/products/',
        wear: '',
      })),
    },
  ),
  group(`town${mark}`, t.filters.groups.town, ['白蕉镇', '乾务镇', '斗门镇'], { folded: true }),
];
