/** What the session page shows beyond its card. */
import type { FactRow, LineupRow, NamedLink } from '#domain/cards.ts';
import { formatDay, formatFen, formatLength, formatTime } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { keepUntil } from '#domain/replay.ts';
import type { Session } from '#domain/schemas/index.ts';
import { phaseAt } from '#domain/session-phase.ts';
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
      when:
        item.planned === undefined || archived || clock.rough !== undefined
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
    ...(session.visit ? [{ href: '#visit', text: t.session.visit }] : []),
  ];
}

/** The platforms of a session, with the room's address when it is known. */
export function platformRows(session: Session) {
  return session.platforms.map(({ platform, roomUrl }) => ({ name: content.platforms.get(platform)?.names.zh ?? platform, roomUrl }));
}
