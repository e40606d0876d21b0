/** Fixed examples for `/styleguide/`: every phase, every licence state, names from short to 40 characters. Fictional, all of them. */
import type { BrandCard, LicenceRow, LineupRow, MomentLink, PersonCard, ProductCard, SessionCard } from '#domain/cards.ts';
import { t } from '#domain/i18n/index.ts';

const HOUR = 3_600_000;
/** Forty characters, the longest name the site is designed for. */
export const LONG = '斗门区乾务镇水乡示范片养殖合作社联合出品咸淡水交汇处塘头现捞鲜活重壳蟹姜葱礼盒装';

/** What brands wear: the three, and the palettes kept for brands to come. */
export const wears = ['a begonia kapok', 'b scales water', 'c ice-crack indigo', 'd scales bamboo', 'e begonia lotus'];
const covers = ['guanghuo-panyuhang', 'doumen-youpin', 'ganghuo'].map((id) => `/covers/brands/${id}.svg`);
const coverOf = (index: number) => covers[index % covers.length] ?? '';
const wearOf = (index: number) => wears[index % wears.length] ?? '';

const card = (index: number, title: string) => ({
  href: '/products/',
  title,
  summary: '一句话介绍。',
  cover: coverOf(index),
  sample: index % 2 === 1,
  brand: 'a',
  wear: wearOf(index),
});

export const brandCards: BrandCard[] = wears.map((wear, index) => ({
  id: `brand-${index}`,
  wear,
  href: '/brands/',
  name: index === 4 ? LONG : (['广货番禺行', '斗门优品', '岗货', '新乡好货'][index] ?? ''),
  en: index === 4 ? undefined : 'A regional brand',
  region: '广州 · 番禺区',
  summary: '一句话说明这个品牌。',
  cover: coverOf(index),
}));

export const productCards: ProductCard[] = ['海鲈', LONG, '姜埋奶', '钛架近视眼镜', '禾虫'].map((title, index) => ({
  ...card(index, title),
  maker: index === 0 ? undefined : '示例合作社',
  town: '白蕉镇',
  kind: index === 0 ? 'specialty' : 'goods',
  seasonMonths: [[10, 11, 12, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], undefined, [6], [4, 5, 9, 10]][index],
  licences: [],
  qr: '/qr/brands/ganghuo.svg',
}));

export const personCards: PersonCard[] = ['示例合作社', LONG].map((title, index) => ({
  ...card(index, title),
  href: '/makers/',
  of: 'makers',
  label: '企业',
  town: '白蕉镇',
}));

const moment = (index: number, second: number): MomentLink => ({
  href: '/live/',
  name: index === 1 ? LONG : '讲解示例',
  second,
  length: 250,
  session: '示例场次',
  note: undefined,
  startsAt: 0,
  sample: true,
  cover: coverOf(index),
});
export const moments: MomentLink[] = [moment(0, 12), moment(1, 754), moment(2, 3725)];

/** One session in each phase, around `now` (epoch milliseconds). */
export function sessionCards(now: number): SessionCard[] {
  const clock = (from: number, to: number) => ({ startsAt: now + from * HOUR, endsAt: now + to * HOUR });
  const phases: [string, SessionCard['clock']][] = [
    ['直播中', clock(-0.5, 1)],
    ['马上开播', clock(0.25, 2)],
    ['即将开播', clock(5, 7)],
    ['预告', clock(72, 74)],
    ['回放整理中', clock(-5, -3)],
    ['可回看', { ...clock(-50, -48), replayAt: now - 40 * HOUR }],
    ['已取消', { ...clock(26, 28), state: 'cancelled' }],
    ['已延期', { ...clock(26, 28), state: 'undated' }],
    ['已改期', clock(96, 98)],
  ];
  return phases.map(([name, at], index) => ({
    ...card(index, index === 3 ? LONG : `${name}的场次`),
    href: '/live/',
    id: `phase-${index}`,
    clock: at,
    oldClock: name === '已改期' ? clock(50, 52) : undefined,
    reason: name.startsWith('已') ? '台风改期。' : undefined,
    hosts: ['示例主播'],
    products: ['海鲈', '姜埋奶'],
    moments: name === '可回看' ? moments : [],
  }));
}

export const licenceRows: LicenceRow[] = (['valid', 'ending', 'ended', 'suspended', 'withdrawn', 'future'] as const).map((key, index) => ({
  id: `licence-${index}`,
  number: `示例-00${index + 1}`,
  maker: index === 1 ? LONG : '示例合作社',
  makerHref: '/makers/',
  products: ['海鲈'],
  period: '2026年1月1日至 2027年12月31日',
  state: t.licence[key],
  stateKey: key,
  reason: key === 'withdrawn' || key === 'suspended' ? '示例原因。' : undefined,
  sample: true,
}));

export const lineup: LineupRow[] = [
  {
    product: { href: '/products/', name: '海鲈', sample: false },
    maker: undefined,
    note: '塘头开捞',
    price: undefined,
    when: '约 20:05',
    second: undefined,
    length: undefined,
  },
  {
    product: { href: '/products/', name: LONG, sample: true },
    maker: '示例合作社',
    note: undefined,
    price: '公布价 ¥128',
    when: undefined,
    second: undefined,
    length: '4 分 10 秒',
  },
];
