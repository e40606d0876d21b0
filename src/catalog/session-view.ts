/** What the session page shows beyond its card. */
import type { FactRow, NamedLink, PlatformRow } from '#domain/card-types.ts';
import { formatClock, formatClockHours, formatDay, formatTime } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { ClockedSession } from '#domain/relations.ts';
import type { Session } from '#domain/schemas/index.ts';
import { spanOf } from '#domain/session-phase.ts';
import { beijingDay } from '#domain/time.ts';
import { pathOf, roomQrPath } from '#domain/urls.ts';
import { absolute } from './address.ts';
import { now, relations } from './index.ts';
import { linked } from './lists.ts';
import { replayView } from './replay-view.ts';

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

/** What the session's banner says beside its time: the planned hours when it was aired at others, when the replay comes out. */
export function bannerNotes({ session, clock }: ClockedSession): string[] {
  const planned = session.aired && session.state === undefined ? spanOf(session.startsAt, session.endsAt) : undefined;
  const awaited = clock.replayAt !== undefined && clock.replayAt > now && clock.replayAt > clock.endsAt ? clock.replayAt : undefined;
  return [
    ...(planned ? [t.session.aired(formatClockHours(planned, now))] : []),
    ...(awaited === undefined ? [] : [t.session.replayAwaited(`${formatDay(beijingDay(awaited), now)} ${formatTime(awaited)}`)]),
  ];
}
