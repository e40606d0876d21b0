/** Fixed examples for `/styleguide/`: cards, links and photographs' stand-ins, names from short to 40 characters. Fictional, all of them. */
import type { BrandCard, NamedLink, PersonCard, ProductCard } from '#domain/card-types.ts';
import { LATTICES, PALETTES, windowPath } from './windows.ts';

/** Forty characters, the longest name the site is designed for. */
export const LONG = '斗门区乾务镇水乡示范片养殖合作社联合出品咸淡水交汇处塘头现捞鲜活重壳蟹姜葱礼盒装';

/** What brands wear: the three, and the palettes kept for brands to come. */
const LATTICE_OF = [0, 1, 2, 1, 0];
const wears = PALETTES.map((palette, index) => ({ palette, lattice: LATTICES[LATTICE_OF[index] ?? 0] ?? '' }));
const wear = (index: number) => wears[index % wears.length] ?? { palette: '', lattice: '' };
export const wearOf = (index: number) => `brand-${index % wears.length} ${wear(index).lattice} ${wear(index).palette}`;
/** A cover in the window that `wearOf(index)` wears; an emblem when asked. */
export const coverOf = (index: number, emblem = false) =>
  windowPath(wear(index).lattice, wear(index).palette, emblem ? 0 : (index % 24) + 1);

/** What every card has. */
export const card = (index: number, title: string) => ({
  href: '/products/',
  title,
  summary: '一句话介绍它从哪里来、好在哪里。',
  cover: coverOf(index),
  sample: index % 2 === 1,
  brand: `brand-${index}`,
  wear: wearOf(index),
});

export const link = (name: string, sample = false): NamedLink => ({ href: '/products/', name, sample });
export const links = [link('海鲈'), link(LONG, true), link('姜埋奶'), link('禾虫', true), link('钛架近视眼镜')];

/** `count` names, the third of them long. */
const naming = (names: readonly string[], count: number) =>
  Array.from({ length: count }, (_, index) => (index === 2 ? LONG : (names[index % names.length] ?? '')));

export const brandCards: BrandCard[] = ['广货番禺行', '斗门优品', '岗货', '新乡好货', LONG].map((name, index) => ({
  id: `brand-${index}`,
  wear: wearOf(index),
  href: '/brands/',
  name,
  en: index === 4 ? undefined : 'A regional brand',
  region: '广州 · 番禺区',
  summary: '一句话说明这个品牌。',
  cover: coverOf(index, true),
}));

const SEASONS = [[10, 11, 12, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], undefined, [6], [4, 5, 9, 10]];
export const productCards: ProductCard[] = naming(['海鲈', '姜埋奶', '钛架近视眼镜', '禾虫', '荔枝'], 8).map((title, index) => ({
  ...card(index, title),
  maker: index === 0 ? undefined : '示例合作社',
  town: '白蕉镇',
  kind: index === 0 ? 'specialty' : index === 5 ? 'experience' : 'goods',
  seasonMonths: SEASONS[index % SEASONS.length],
  licences: [],
  qr: '/qr/brands/ganghuo.svg',
}));

export const personCards: PersonCard[] = naming(['示例合作社', '奶品工坊', '灯饰厂', '水产公司'], 6).map((title, index) => ({
  ...card(index, title),
  href: '/makers/',
  of: 'makers',
  label: '企业',
  town: index === 3 ? undefined : '白蕉镇',
}));

export const memberRows = naming(['示例商会', '水产协会', '眼镜行业协会'], 5).map((title, index) => ({
  href: '/associations/',
  title,
  wear: wearOf(index),
  sample: index % 2 === 1,
  region: '斗门区',
  members: index === 1 ? 0 : index * 12 + 3,
}));

export const fairnessRows = ['广货番禺行', '斗门优品', LONG].map((name, index) => ({
  group: `brand-${index}`,
  name,
  wear: wearOf(index),
  items: 8 + index,
  days: 24 + index * 3,
  leads: 8,
  least: 6,
  most: 7,
  mean: index === 0 ? 6 : 6.4,
}));
