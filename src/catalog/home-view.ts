/** What the home page is built from: every candidate the board may show between this build and the next. */
import { almanac, isMarketDay, nextMarketDay } from '#domain/almanac.ts';
import { brandWear, placeName, productCard, regionLine, sessionCard } from '#domain/cards.ts';
import type { BoardPanel, MemberRow, ReplayRow } from '#domain/board-cards.ts';
import { formatLength } from '#domain/format.ts';
import { listOf } from '#domain/relations.ts';
import { fairness, type Neutral, neutralOrder } from '#domain/rotation.ts';
import type { Product, Session } from '#domain/schemas/index.ts';
import { isAhead, phaseAt } from '#domain/session-phase.ts';
import { beijingDay, type Day, type Epoch } from '#domain/time.ts';
import { coverPath, pathOf } from '#domain/urls.ts';
import { now, relations } from './index.ts';
import { brands, makerCards } from './lists.ts';
import { platformRows } from './session-view.ts';

const { content } = relations;
/** In no order: `neutralOrder` gives them one. */
const goods = [...content.products.values()];
const today = beijingDay(now);

/** How many sessions are written as panels, and how many goods stand on the shelf. */
const PANELS = 12;
export const SHELF = 6;
/** About two months of market days, for a board on which nothing else is left. */
const MARKETS = 12;
/** A brand with fewer seasonal goods than this fills up with what it has all year. */
const LEAST = 2;

const ahead = relations.sessions.filter(({ clock }) => isAhead(clock, now));

/** The coming sessions as panels, the first one next, and when the last known one ends, written or not. */
export function boardPanels(): { panels: BoardPanel[]; last: Epoch | undefined } {
  const written = ahead.filter(({ clock }) => clock.rough === undefined).slice(0, PANELS);
  return {
    panels: written.map((item) => ({
      card: sessionCard(relations, item),
      hosts: item.session.hosts.map(({ host, as }) => hostLine(host, as)),
      rooms: platformRows(item),
    })),
    last: ahead.at(-1)?.clock.endsAt,
  };
}

/** `白蕉镇镇长 · 李某`: the office or role first, then the name; once when they are the same. */
function hostLine(id: string, as: string | undefined): string {
  const host = content.hosts.get(id);
  const name = host?.names.zh ?? id;
  const role = as ?? host?.office;
  return role === undefined || role === name ? name : `${role} · ${name}`;
}

/** The market days of the coming weeks. */
export function marketDays(): { day: Day; words: string }[] {
  const days: Day[] = isMarketDay(today) ? [today] : [];
  while (days.length < MARKETS) days.push(nextMarketDay(days.at(-1) ?? today));
  return days.map((day) => ({ day, words: almanac(day).month + almanac(day).date }));
}

/** How goods, associations and makers are ordered: by id and brand, and the day. */
export const goodsOrder: Neutral<Product> = { key: ({ id }) => id, group: ({ brand }) => brand };

/** The goods that take turns on the shelf of a month: a brand's seasonal ones, with its all-year ones when those are too few. */
export function shelfGoods(month: number): Product[] {
  const found = goods.filter(({ seasonMonths }) => seasonMonths?.includes(month));
  const ofBrand = Map.groupBy(found, ({ brand }) => brand);
  return [...ofBrand.values()].flatMap((own) => {
    const seasonal = own.filter(({ seasonMonths }) => (seasonMonths?.length ?? 0) < 12);
    return seasonal.length < LEAST ? own : seasonal;
  });
}

/** The shelf of a month as cards; of all goods when nobody stated a season. */
export function shelf(month: number) {
  const seasonal = shelfGoods(month);
  const stated = seasonal.length > 0;
  const cards = neutralOrder(stated ? seasonal : goods, goodsOrder, today)
    .slice(0, SHELF)
    .map((product) => productCard(relations, product));
  return { month, stated, cards };
}

/** The newest replays that can be watched and show something. */
export function newestReplays(count: number): ReplayRow[] {
  const lengthOf = ({ replay }: Session) => replay && formatLength(replay.duration);
  return relations.sessions
    .filter(({ clock, session }) => phaseAt(clock, now) === 'archived' && session.lineup.some(({ at }) => at !== undefined))
    .sort((a, b) => b.clock.startsAt - a.clock.startsAt)
    .slice(0, count)
    .map((item) => ({ ...sessionCard(relations, item), length: lengthOf(item.session) }));
}

/** Associations by date, with their region and how many members are registered. */
export function associationRoll(count: number): MemberRow[] {
  const order = neutralOrder([...content.associations.values()], { key: ({ id }) => id, group: ({ brands }) => brands[0] ?? '' }, today);
  return order.slice(0, count).map((item) => ({
    href: pathOf('associations', item.id),
    title: item.names.zh,
    wear: brandWear(relations, item.brands[0]),
    sample: item.sample,
    region: placeName(relations, item.region),
    members: listOf(relations.makersOf.association, item.id).length,
  }));
}

/** Makers by date, as cards. */
export function makersToday(count: number) {
  return makerCards(
    neutralOrder([...content.makers.values()], { key: ({ id }) => id, group: ({ brand }) => brand }, today).slice(0, count),
  );
}

/** The brands' windows: the slogan where a document gives one, else the summary. */
export function brandWindows() {
  return brands.map((brand) => ({
    wear: brandWear(relations, brand.id),
    href: pathOf('brands', brand.id),
    name: brand.names.zh,
    region: regionLine(relations, brand),
    line: brand.slogan?.zh ?? brand.summary,
    cover: coverPath('brands', brand.id),
  }));
}

/** The fairness table of a month's shelf, a row for each brand in its stated order. */
export function fairnessRows(month: number) {
  const rows = fairness(shelfGoods(month), goodsOrder, SHELF, today);
  return brands.flatMap(({ id, names }) =>
    rows.filter(({ group }) => group === id).map((row) => ({ ...row, name: names.zh, wear: brandWear(relations, id) })),
  );
}
