/** Sessions of the gallery: every phase around `now`, the board's panels, the strip, a line-up. Fictional, all of them. */
import { almanac } from '#domain/almanac.ts';
import type { BoardPanel, ReplayRow, StripDay, StripItem } from '#domain/board-cards.ts';
import type { LineupRow, MomentLink, PlatformRow, SessionCard } from '#domain/card-types.ts';
import { t } from '#domain/i18n/index.ts';
import type { ChangeRow } from '#domain/session-changes.ts';
import type { SessionClock } from '#domain/session-phase.ts';
import { addDays, beijingDay, DAY, type Epoch, HOUR } from '#domain/time.ts';
import { card, coverOf, link, LONG, wearOf } from './fixtures.ts';

const moment = (now: Epoch, index: number, second: number): MomentLink => ({
  href: '/live/',
  name: index === 1 ? LONG : '讲解示例',
  second,
  length: index === 2 ? undefined : 250,
  session: index === 1 ? LONG : '示例场次',
  note: index === 0 ? '塘头开捞' : undefined,
  startsAt: now - (index + 2) * DAY,
  sample: true,
  cover: coverOf(index),
});
export const moments = (now: Epoch): MomentLink[] => [12, 754, 3725, 4100, 5000].map((second, index) => moment(now, index, second));

/** A session from `from` to `to`, in hours from `now`. */
const clock = (now: Epoch, from: number, to: number, more: Partial<SessionClock> = {}): SessionClock => ({
  startsAt: now + from * HOUR,
  endsAt: now + to * HOUR,
  ...more,
});

const session = (index: number, title: string, at: SessionClock, more: Partial<SessionCard> = {}): SessionCard => ({
  ...card(index, title),
  href: '/live/',
  id: `phase-${index}`,
  clock: at,
  oldClock: undefined,
  reason: undefined,
  revision: 0,
  nature: 'commerce',
  hosts: ['示例主播'],
  products: ['海鲈', '姜埋奶'],
  moments: [],
  ...more,
});

/** One session in each phase; the names say which. */
export function sessionCards(now: Epoch): SessionCard[] {
  return [
    session(0, '直播中的场次', clock(now, -0.5, 6)),
    session(1, '马上开播的场次', clock(now, 0.4, 2)),
    session(2, '一天之内的场次', clock(now, 5, 7)),
    session(3, LONG, clock(now, 72, 74), { hosts: ['示例主播', '示例主播二', LONG], products: ['海鲈', LONG, '姜埋奶', '禾虫'] }),
    session(4, '回放整理中的场次', clock(now, -5, -3), { products: [] }),
    session(5, '可回看的场次', clock(now, -50, -48, { replayAt: now - 40 * HOUR }), { moments: moments(now) }),
    session(6, '已取消的场次', clock(now, 26, 28, { state: 'cancelled' }), { reason: '台风，全区停课停工。' }),
    session(7, '已延期的场次', clock(now, 30, 32, { state: 'undated' }), { reason: '场地检修，另行通知。' }),
    session(8, '已改期的场次', clock(now, 96, 98), { oldClock: clock(now, 50, 52), reason: '台风改期。' }),
    session(9, '只知道哪天的场次', clock(now, 120, 126, { rough: 'afternoon' }), { nature: 'public-benefit' }),
  ];
}

const rooms = [
  { name: '示例平台', roomUrl: 'https://example.com/' },
  { name: '示例平台二', roomUrl: undefined },
];
const hosts = ['示例镇镇长 · 李某', '新农人 · 陈某'];
const panel = (shown: SessionCard, more: Partial<BoardPanel> = {}): BoardPanel => ({ card: shown, hosts, rooms, ...more });

/** The board's panels by state; those with a room that opens are not marked as samples, or it would not. */
export const panels = (now: Epoch) => ({
  soon: panel(session(0, '塘头开捞夜', clock(now, 0.4, 2), { sample: false })),
  live: panel(session(1, '姜埋奶现撞现卖', clock(now, -0.5, 6), { sample: false })),
  second: panel(session(2, '眼镜街夜市', clock(now, -0.2, 5))),
  tomorrow: panel(session(3, '荔枝园开园', clock(now, 24, 26))),
  later: panel(session(4, '水乡年货节', clock(now, 24 * 9, 24 * 9 + 2), { products: ['海鲈', '姜埋奶', '禾虫', '荔枝', '重壳蟹'] })),
  moved: panel(session(5, '改到下周的场次', clock(now, 96, 98), { oldClock: clock(now, 50, 52), sample: false })),
  long: panel(session(6, LONG, clock(now, 72, 74), { products: [LONG, LONG] }), {
    hosts: [`示例镇镇长 · 李某`, LONG],
    rooms: [{ name: LONG, roomUrl: undefined }],
  }),
  bare: panel(session(7, '什么都没定的场次', clock(now, 72, 74), { products: [] }), { rooms: [] }),
});

export const replayRows = (now: Epoch): ReplayRow[] =>
  ['塘头开捞夜', LONG, '眼镜街夜市'].map((title, index) => ({
    ...session(index, title, clock(now, -50 * (index + 1), -48 * (index + 1), { replayAt: now - 40 * HOUR })),
    moments: moments(now).slice(0, index === 2 ? 1 : 5),
    length: index === 2 ? undefined : '1 小时 28 分',
  }));

/** Days from today's on; `filled` ones hold a crowded day, an empty one, one of each fate, a long name. */
export function strip(now: Epoch, filled: boolean): StripDay[] {
  const item = (index: number, title: string, at: SessionClock, more: Partial<StripItem> = {}): StripItem => ({
    ...at,
    id: `strip-${index}`,
    revision: 0,
    href: '/live/',
    title,
    wear: wearOf(index),
    sample: index % 2 === 1,
    note: undefined,
    struck: false,
    ...more,
  });
  const days: StripItem[][] = [
    ['直播中的场次', '马上开播', '第三场', '第四场', '第五场', '第六场'].map((title, index) =>
      item(index, title, clock(now, index === 0 ? -0.5 : index * 0.4, 6)),
    ),
    [],
    [item(3, LONG, clock(now, 48, 50))],
    [item(4, '已取消的场次', clock(now, 72, 74), { note: '已取消', struck: true })],
    [item(5, '已改期的场次', clock(now, 96, 98), { note: '已改期' }), item(6, '夜市', clock(now, 97, 99))],
  ];
  return Array.from({ length: 9 }, (_, index) => {
    const day = addDays(beijingDay(now), index);
    return { day, ...almanac(day), items: filled ? (days[index] ?? []) : [] };
  });
}

/** The market days of a board on which nothing is left. */
export const markets = (now: Epoch) =>
  [3, 8, 13].map((days) => {
    const day = beijingDay(now + days * DAY);
    return { day, words: almanac(day).month + almanac(day).date };
  });

const row = (name: string, more: Partial<LineupRow> = {}): LineupRow => ({
  product: link(name, name === LONG),
  maker: undefined,
  note: undefined,
  price: undefined,
  when: undefined,
  second: undefined,
  length: undefined,
  ...more,
});

/** Before the session: planned times, notes, prices. */
export const planned: LineupRow[] = [
  row('海鲈', { note: '塘头开捞', when: '约 20:05 介绍' }),
  row(LONG, { maker: '示例合作社', price: '公布价 ¥128' }),
  row('', { product: undefined, note: '开场，主持人介绍当天的墟期' }),
];
/** After it: each row a chapter. */
export const chapters: LineupRow[] = [
  row('海鲈', { second: 12, length: '4 分 10 秒', note: '塘头开捞' }),
  row(LONG, { second: 754, maker: '示例合作社', price: '那时的直播价 ¥128' }),
  row('姜埋奶', { second: 3725 }),
];

export const platforms: PlatformRow[] = [...rooms, { name: LONG, roomUrl: 'https://example.com/' }].map(({ name, roomUrl }, index) => ({
  room: `phase-1/room-${index}`,
  name,
  roomUrl,
  allow: [],
  qr: roomUrl && coverOf(index),
  text: `【示例】${name} ${roomUrl ?? ''}`,
}));

/** One change of each sort that a reader may meet, the newest first. */
export const changes = (now: Epoch): ChangeRow[] =>
  (
    [
      ['restored', undefined, '样衣已送到，照原时间播出'],
      ['cancelled', undefined, '样衣运输延误'],
      ['venue', LONG, '广场铺装施工'],
      ['rescheduled', '11月7日 周六 15:00–16:30', undefined],
    ] as const
  ).map(([kind, was, reason], index) => ({
    at: now - index * DAY,
    when: `11月${20 - index}日 10:00`,
    kind,
    title: t.session.changeKind[kind],
    was,
    reason,
  }));
