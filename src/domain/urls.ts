/** Site paths, without BASE_PATH. A URL is made here and nowhere else. */
import type { CollectionName } from './schemas/index.ts';

/** The page of an entry; collections without pages of their own point to their place in a list. */
export function pathOf(collection: CollectionName, id: string): string {
  switch (collection) {
    case 'sessions':
      return `/live/${id}/`;
    case 'platforms':
    case 'venues':
    case 'series':
    case 'belts':
      return `/${collection}/#${id}`;
    case 'marks':
      return `/about/marks/#${id}`;
    case 'licences':
      return `/about/marks/#licence-${id}`;
    default:
      return `/${collection}/${id}/`;
  }
}

/** The page of the goods in season in a month, 1–12. */
export function seasonPath(month: number): string {
  return `/seasons/${month}/`;
}

/** A moment's stable address: `?t=` for crawlers and the player, the fragment for readers without JavaScript. */
export function momentPath(session: string, second: number): string {
  const whole = Math.floor(second);
  return `/live/${session}/?t=${whole}#t-${whole}`;
}

/** The generated cover of an entry. */
export function coverPath(collection: CollectionName, id: string): string {
  return `/covers/${collection}/${id}.svg`;
}

/** The search page for `query`. */
export function searchPath(query = ''): string {
  return query === '' ? '/search/' : `/search/?q=${encodeURIComponent(query)}`;
}

/** Collections whose entries have a page that is worth a QR code on paper. */
export const qrCollections = ['products', 'makers', 'sessions', 'brands'] as const;

/** The QR code of the page of an entry. */
export function qrPath(collection: (typeof qrCollections)[number], id: string): string {
  return `/qr/${collection}/${id}.svg`;
}

/** The open data: where other people's programs find it. */
export const openDataPaths = {
  sessions: '/api/v1/sessions.json',
  schema: '/api/v1/sessions.schema.json',
  schedule: '/api/v1/schedule.json',
} as const;

/** The calendar file of a session. */
export function calendarPath(session: string): string {
  return `/calendar/sessions/${session}.ics`;
}
