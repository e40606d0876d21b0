/** The calendars of the site: which there are, what they hold, how a page leads to them. */
import { calendarDomain } from '#domain/build-settings.ts';
import type { CalendarContext } from '#domain/calendar/event.ts';
import { calendarName } from '#domain/calendar/feed.ts';
import { type CalendarPanel, eventLinks, type FeedLinks, feedLinks } from '#domain/calendar/links.ts';
import { fullPlaceName } from '#domain/cards.ts';
import { t } from '#domain/i18n/index.ts';
import { brandsOf, type ClockedSession, listOf } from '#domain/relations.ts';
import { isAhead } from '#domain/session-phase.ts';
import { type CalendarCollection, calendarCollections, calendarPath, calendarQrPath } from '#domain/urls.ts';
import { absolute } from './address.ts';
import { now, relations } from './index.ts';

const { content, sessionsOf } = relations;

/** What every calendar of this build is made with. */
export const context: CalendarContext = {
  relations,
  absolute,
  domain: calendarDomain(process.env),
};

/** A feed: the sessions of one entry, or all of them. */
export interface Feed {
  collection: FeedCollection | undefined;
  id: string;
  name: string;
  sample: boolean;
  sessions: readonly ClockedSession[];
}

type FeedCollection = Exclude<CalendarCollection, 'sessions'>;

const lookups = {
  brands: sessionsOf.brand,
  hosts: sessionsOf.host,
  products: sessionsOf.product,
  makers: sessionsOf.maker,
  platforms: sessionsOf.platform,
  series: sessionsOf.series,
  places: sessionsOf.place,
};

/** The feed of all sessions. */
export const everything: Feed = {
  collection: undefined,
  id: '',
  name: t.calendar.feed.title,
  sample: false,
  sessions: relations.sessions,
};

/** The feeds of a collection: one for each entry, with sessions or without. */
export function feedsOf(collection: FeedCollection): Feed[] {
  const entries = collection === 'brands' ? brandsOf(content) : [...content[collection].values()];
  return entries.map(({ id, names, sample }) => ({
    collection,
    id,
    name: collection === 'places' ? fullPlaceName(relations, id) : names.zh,
    sample,
    sessions: listOf(lookups[collection], id),
  }));
}

/** Every feed but that of all sessions. */
export const entryFeeds = (): Feed[] => calendarCollections.flatMap((collection) => (collection === 'sessions' ? [] : feedsOf(collection)));

/** The name a feed shows itself under in a calendar. */
export const titleOf = ({ name, sample }: Feed): string => calendarName(name, sample);

/** How to subscribe to a feed. */
export const linksOf = (feed: Feed): FeedLinks =>
  feedLinks(context, { ...feed, path: calendarPath(feed.collection, feed.id), title: titleOf(feed) });

/** The panel on the page of an entry. */
export function entryPanel(collection: FeedCollection, id: string): CalendarPanel {
  return {
    feeds: feedsOf(collection)
      .filter((feed) => feed.id === id)
      .map(linksOf),
    qr: calendarQrPath(collection, id),
  };
}

/** The panel on the page of a session: the session, and the feeds of its brands. */
export function sessionPanel(item: ClockedSession): CalendarPanel {
  const { id, brands } = item.session;
  return {
    event: eventLinks(context, item, isAhead(item.clock, now)),
    feeds: feedsOf('brands')
      .filter((feed) => brands.includes(feed.id))
      .map(linksOf),
    qr: calendarQrPath('sessions', id),
  };
}

/** The panel on the hub page: all sessions. */
export const hubPanel = (): CalendarPanel => ({ feeds: [linksOf(everything)], qr: calendarQrPath() });

/** The groups of the hub page; goods and makers have their feeds on their own pages. */
export const hubGroups = () =>
  (
    [
      ['brands', t.session.brands],
      ['series', t.nav.series],
      ['platforms', t.nav.platforms],
      ['places', t.calendar.places.title],
      ['hosts', t.nav.hosts],
    ] as const
  ).flatMap(([id, title]) => {
    const feeds = feedsOf(id).map((feed) => ({ ...linksOf(feed), id: `${id}-${feed.id}`, sessions: feed.sessions.length }));
    return feeds.length === 0 ? [] : [{ id, title, feeds }];
  });
