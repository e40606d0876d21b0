/** `/api/v1/sessions.json`: every session for other people's programs. No phase, no build time: what is written stays true. */
import { placeName } from '../cards.ts';
import type { ClockedSession, Relations } from '../relations.ts';
import { chaptersOf } from '../replay/chapters.ts';
import { keeperOf, keepUntil } from '../replay/keep.ts';
import type { OpenSession, OpenSessions, OpenTimes } from '../schemas/open-session.ts';
import type { CollectionName, Session } from '../schemas/index.ts';
import { changesOf } from '../session-changes.ts';
import { isOut, type SessionClock, spanOf } from '../session-phase.ts';
import { beijingDay, toInstant } from '../time.ts';
import { calendarPath, mediaPath, openDataPaths, pathOf, trackPath } from '../urls.ts';

/** The licence of the data: that of the site's source (LICENSE). */
export const DATA_LICENCE = 'MIT';

/** Turns a site path into a whole address. */
export type Address = (path: string) => string;

type Linked = 'brands' | 'makers' | 'hosts' | 'associations';

/** The whole file, from relations; `address` knows where the site is served. */
export function openSessionsOf(relations: Relations, address: Address): OpenSessions {
  return {
    version: 1,
    schema: address(openDataPaths.schema),
    license: DATA_LICENCE,
    site: address('/'),
    timeZone: 'Asia/Shanghai',
    sessions: relations.sessions.map((item) => openSessionOf(relations, item, address)),
  };
}

function openSessionOf(relations: Relations, { session, clock }: ClockedSession, address: Address): OpenSession {
  const { content, now } = relations;
  const nameOf = (collection: CollectionName, id: string) => {
    const entry = content[collection].get(id);
    return entry !== undefined && 'names' in entry ? entry.names.zh : id;
  };
  const paged = (collection: Linked, id: string) => ({
    id,
    name: nameOf(collection, id),
    url: address(pathOf(collection, id)),
  });
  const named = (collection: 'venues' | 'series', id: string | undefined) =>
    id === undefined ? null : { id, name: nameOf(collection, id) };
  const makerOf = (product: string) => content.products.get(product)?.maker;
  const sellers = new Set(session.lineup.flatMap(({ product }) => makerOf(product) ?? []));
  // A replay that is not out yet is not given away before the site shows it.
  const replay = isOut(clock, now) ? session.replay : undefined;
  return {
    id: session.id,
    url: address(pathOf('sessions', session.id)),
    title: session.title,
    summary: session.summary,
    sample: session.sample,
    brands: session.brands.map((id) => paged('brands', id)),
    kind: session.kind,
    nature: session.nature,
    hosts: session.hosts.map(({ host, as }) => ({
      ...paged('hosts', host),
      office: content.hosts.get(host)?.office ?? null,
      as: as ?? null,
    })),
    operator: operatorOf(session, paged),
    payer: session.payer ?? null,
    sellers: [...sellers].map((id) => paged('makers', id)),
    platforms: session.platforms.map(({ platform, roomUrl }) => ({
      id: platform,
      name: nameOf('platforms', platform),
      roomUrl: roomUrl ?? null,
    })),
    venue: named('venues', session.venue),
    town: session.town === undefined ? null : { id: session.town, name: placeName(relations, session.town) },
    series: named('series', session.series),
    stage: session.stage ?? null,
    ...heldAt(clock),
    announced: announcedOf(session, clock),
    state: { kind: stateOf(session), reason: session.state?.reason ?? null },
    revision: session.revision,
    changes: changesOf(session).map(({ at, kind, reason, was, startsAt, endsAt }) => ({
      at,
      kind,
      reason: reason ?? null,
      was: was ?? null,
      announced: startsAt === undefined ? null : timesOf(spanOf(startsAt, endsAt), endsAt !== undefined),
    })),
    lineup: session.lineup.map(({ product, note, planned, at, until }) => {
      const maker = makerOf(product);
      return {
        product,
        name: nameOf('products', product),
        url: address(pathOf('products', product)),
        maker: maker === undefined ? null : paged('makers', maker),
        note: note ?? null,
        plannedOffset: planned ?? null,
        at: (replay && at) ?? null,
        until: (replay && until) ?? null,
      };
    }),
    replay: replay
      ? {
          url: replay.url ?? null,
          media: replay.file === undefined ? null : address(mediaPath(session.id, replay.file)),
          chapters: chaptersOf(session.lineup, replay.duration).length > 0 ? address(trackPath(session.id, 'chapters')) : null,
          captions: replay.captions === undefined ? null : address(trackPath(session.id, 'captions')),
          duration: replay.duration,
          publishedAt: replay.publishedAt,
          keepUntil: keepUntil(replay, clock.endsAt),
        }
      : null,
    replayGone:
      session.replay?.gone && clock.goneAt !== undefined && clock.goneAt <= now
        ? { ...session.replay.gone, keeper: keeperOf(content, session), keepUntil: keepUntil(session.replay, clock.endsAt) }
        : null,
    corrections: session.correction,
    calendar: address(calendarPath('sessions', session.id)),
    sources: session.sources.map(({ title, publisher, date, url }) => ({
      title,
      publisher: publisher ?? null,
      date: date ?? null,
      url: url ?? null,
    })),
  };
}

function operatorOf({ operator }: Session, paged: (of: Linked, id: string) => { id: string; name: string; url: string }) {
  if (operator.association !== undefined) return { kind: 'association' as const, ...paged('associations', operator.association) };
  if (operator.maker !== undefined) return { kind: 'maker' as const, ...paged('makers', operator.maker) };
  return { kind: 'other' as const, id: null, name: operator.name ?? '', url: null };
}

/** What was announced and became of it; whether it is on air is for the clock to say. */
export function stateOf({ state }: Pick<Session, 'state'>): OpenSession['state']['kind'] {
  if (state?.kind !== 'postponed') return state?.kind ?? 'planned';
  return state.newStartsAt === undefined ? 'postponed' : 'rescheduled';
}

/** A stretch as times; a rough one has no hours, and without `ended` its end is not known. */
function timesOf({ startsAt, endsAt, rough }: ReturnType<typeof spanOf>, ended = true): OpenTimes {
  const exact = rough === undefined;
  return {
    date: beijingDay(startsAt),
    startsAt: exact ? toInstant(startsAt) : null,
    endsAt: exact && ended ? toInstant(endsAt) : null,
    rough: rough ?? null,
  };
}

/** When the session is held, was held, or would have been were it not cancelled; nothing while a new time is open. */
function heldAt(clock: SessionClock): OpenTimes {
  return clock.state === 'undated' ? { date: null, startsAt: null, endsAt: null, rough: null } : timesOf(clock);
}

function announcedOf(session: Session, clock: SessionClock): OpenTimes | null {
  const first = timesOf(spanOf(session.startsAt, session.endsAt));
  const held = heldAt(clock);
  const same = first.date === held.date && first.startsAt === held.startsAt && first.endsAt === held.endsAt && first.rough === held.rough;
  return same ? null : first;
}
