/** What the session page shows beyond its card. */
import type { FactRow, LineupRow, NamedLink, PlatformRow } from '#domain/card-types.ts';
import { formatClock, formatClockHours, formatDay, formatFen, formatLength, formatTime } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { keepUntil } from '#domain/replay/keep.ts';
import type { Session } from '#domain/schemas/index.ts';
import { phaseAt, spanOf } from '#domain/session-phase.ts';
import { beijingDay } from '#domain/time.ts';
import { pathOf, roomQrPath } from '#domain/urls.ts';
import { now, relations } from './index.ts';
import { linked } from './lists.ts';

const { content } = relations;

/** Who hosts, who operates the room, who sells, who pays, where: rows for the facts list. */
export function sessionRows(session: Session): FactRow[] {
  const sellers = session.lineup.map(({ product }) => content.products.get(product)?.maker);
  const { operator } = session;
  return [
    { term: t.session.natureLabel, text: t.session.nature[session.nature] },
    { term: t.session.kindLabel, text: t.session.kind[session.kind] },
    { term: t.session.brands, links: linked('brands', session.brands) },
    { term: t.session.hosts, links: hostLinks(session) },
    {
      term: t.session.operator,
      text: operator.name,
      links: [...linked('associations', [operator.association]), ...linked('makers', [operator.maker])],
    },
    { term: t.session.sellers, links: linked('makers', sellers) },
    { term: t.session.payer, text: session.payer },
    { term: t.session.venue, links: linked('venues', [session.venue]) },
    { term: t.session.town, links: linked('places', [session.town]) },
    { term: t.session.series, links: linked('series', [session.series]) },
    { term: t.session.stage, text: session.stage },
  ];
}

function hostLinks(session: Session): NamedLink[] {
  return session.hosts.flatMap(({ host, as }) =>
    linked('hosts', [host]).map((link) => {
      const role = as ?? content.hosts.get(host)?.office;
      return { ...link, name: role === undefined || role === link.name ? link.name : `${link.name} · ${role}` };
    }),
  );
}

/** The line-up in order; places in the replay once the replay is out. */
export function lineupRows({ session, clock }: ClockedSession): LineupRow[] {
  const archived = phaseAt(clock, now) === 'archived';
  return session.lineup.map((item) => {
    const product = content.products.get(item.product);
    const price = item.price === undefined ? undefined : formatFen(item.price);
    return {
      product: linked('products', [item.product])[0],
      maker: product?.maker === undefined ? undefined : content.makers.get(product.maker)?.names.zh,
      note: item.note,
      price: price && (archived ? t.session.priceThen(price) : t.session.priceAnnounced(price)),
      planned: item.planned,
      when:
        item.planned === undefined || archived || clock.rough !== undefined || clock.state !== undefined
          ? undefined
          : t.session.planned(formatTime(clock.startsAt + item.planned * 1000)),
      second: archived ? item.at : undefined,
      length: archived && item.at !== undefined && item.until !== undefined ? formatLength(item.until - item.at) : undefined,
    };
  });
}

/** The replay, once it is out: its length, its address, how long it is kept (three years unless the entry says otherwise). */
export function replayView({ session, clock }: ClockedSession) {
  const { replay } = session;
  if (!replay || phaseAt(clock, now) !== 'archived') return undefined;
  const platform = replay.platform === undefined ? undefined : content.platforms.get(replay.platform)?.names.zh;
  return {
    url: replay.url,
    platform,
    length: formatLength(replay.duration),
    keepUntil: formatDay(keepUntil(replay, clock.endsAt)),
  };
}

/** The ways on from a session's first view. */
export function sessionWays(item: ClockedSession) {
  const { session } = item;
  return [
    ...(replayView(item) ? [{ href: '#replay', text: t.session.replay, strong: true }] : []),
    ...(session.lineup.length > 0
      ? [{ href: '#lineup', text: `${t.session.lineup} ${t.common.count(session.lineup.length, t.common.units.products)}` }]
      : []),
    { href: '#platforms', text: t.session.platforms },
    { href: '#calendar', text: t.calendar.way },
    ...(session.visit ? [{ href: '#visit', text: t.session.visit }] : []),
  ];
}

/** The platforms of a session, with the room's address when it is known, and how to get there from elsewhere. */
export function platformRows({ session, clock }: ClockedSession): PlatformRow[] {
  return session.platforms.map(({ platform, roomUrl }) => {
    const known = content.platforms.get(platform);
    const name = known?.names.zh ?? platform;
    const title = session.sample ? `【${t.common.sample}】${session.title}` : session.title;
    return {
      room: `${session.id}/${platform}`,
      name,
      roomUrl,
      allow: known?.roomPatterns ?? [],
      qr: roomUrl === undefined ? undefined : roomQrPath(session.id, platform),
      text: t.session.handOff.text(title, formatClock(clock, now), name, roomUrl ?? '', absolute(pathOf('sessions', session.id))),
    };
  });
}

/** The whole address of a site path. */
const absolute = (path: string) => new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + path, import.meta.env.SITE).href;

/** What the session's banner says beside its time: the planned hours when it was aired at others, when the replay comes out. */
export function bannerNotes({ session, clock }: ClockedSession): string[] {
  const planned = session.aired && session.state === undefined ? spanOf(session.startsAt, session.endsAt) : undefined;
  const awaited = clock.replayAt !== undefined && clock.replayAt > now && clock.replayAt > clock.endsAt ? clock.replayAt : undefined;
  return [
    ...(planned ? [t.session.aired(formatClockHours(planned, now))] : []),
    ...(awaited === undefined ? [] : [t.session.replayAwaited(`${formatDay(beijingDay(awaited), now)} ${formatTime(awaited)}`)]),
  ];
}
