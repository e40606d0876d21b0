/** Calendars of the gallery. Fictional, all of them. */
import type { CalendarPanel, FeedLinks } from '#domain/calendar/links.ts';
import { LONG } from './fixtures.ts';

const feed = (name: string, sample = false): FeedLinks => ({
  name,
  sample,
  path: '/calendar/all.ics',
  https: 'https://example.com/calendar/all.ics',
  webcal: 'webcal://example.com/calendar/all.ics',
  google: 'https://example.com/',
  outlook: 'https://example.com/',
});
const qr = '/qr/calendar/all.svg';

/** The panel of an entry; of a session to come with two brands; of one that is over. */
export const calendarPanels: Record<'entry' | 'coming' | 'over', CalendarPanel> = {
  entry: { feeds: [feed(LONG, true)], qr },
  coming: {
    event: { path: '/calendar/all.ics', google: 'https://example.com/', outlook: 'https://example.com/' },
    feeds: [feed('斗门优品'), feed('岗货')],
    qr,
  },
  over: { event: { path: '/calendar/all.ics', google: undefined, outlook: undefined }, feeds: [feed('斗门优品')], qr },
};

/** Rows of the hub page, some without sessions. */
export const feedRows = ['斗门优品', LONG, '示例平台', '白蕉镇', '沙湾街道'].map((name, index) => ({
  ...feed(name, index === 1),
  id: `feed-${index}`,
  sessions: index < 3 ? index + 1 : 0,
}));
