/** Site paths, without BASE_PATH. A URL is made here and nowhere else. */
import type { CollectionName } from './schemas/index.ts';

/** The page of an entry; collections without pages of their own point to their place in a list. */
export function pathOf(collection: CollectionName, id: string): string {
  switch (collection) {
    case 'sessions':
      return `/live/${id}/`;
    case 'platforms':
    case 'venues':
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

/** The directory's page of a week, named by its Monday `YYYY-MM-DD`. */
export function weekPath(monday: string): string {
  return `/live/week/${monday}/`;
}

/** The directory's page of a month, `YYYY-MM`. */
export function monthPath(month: string): string {
  return `/live/month/${month}/`;
}

/** The directory's page of what was held in a year. */
export function archivePath(year: string): string {
  return `/live/archive/${year}/`;
}

/** A moment's stable address: `?t=` for crawlers and the player, the fragment for readers without JavaScript. */
export function momentPath(session: string, second: number): string {
  const whole = Math.floor(second);
  return `/live/${session}/?t=${whole}#t-${whole}`;
}

/** Where words are said in a replay, in seconds: no row of the line-up begins there, so the fragment is the replay itself. */
export function spokenPath(session: string, second: number): string {
  return `/live/${session}/?t=${Math.max(0, Math.floor(second))}#replay`;
}

/** The words of a replay as text. */
export function transcriptPath(session: string): string {
  return `/live/${session}/transcript/`;
}

/** The page on which a clerk notes the times of the line-up during the broadcast. */
export function logPath(session: string): string {
  return `/live/${session}/log/`;
}

/** The text tracks of a replay, as WebVTT. */
export function trackPath(session: string, track: 'chapters' | 'captions' | 'products'): string {
  return `/live/${session}/${track}.vtt`;
}

/** A file of a replay that the site itself serves; `file` is as the entry names it, below the entry's folder. */
export function mediaPath(session: string, file: string): string {
  const name = file.replace(/^\.\//, '').replace(new RegExp(`^${session}/`), '');
  return `/media/${session}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** The generated cover of an entry. */
export function coverPath(collection: CollectionName, id: string): string {
  return `/covers/${collection}/${id}.svg`;
}

/** Collections whose entries have a calendar of their own. */
export const calendarCollections = ['sessions', 'brands', 'hosts', 'products', 'makers', 'platforms', 'series', 'places'] as const;
export type CalendarCollection = (typeof calendarCollections)[number];

/** The calendar file of an entry; without one, that of all sessions. */
export function calendarPath(collection?: CalendarCollection, id = ''): string {
  return collection === undefined ? '/calendar/all.ics' : `/calendar/${collection}/${id}.ics`;
}

/** The QR code of the page that holds the subscribe panel of an entry, or of the hub. */
export function calendarQrPath(collection?: CalendarCollection, id = ''): string {
  return collection === undefined ? '/qr/calendar/all.svg' : `/qr/calendar/${collection}/${id}.svg`;
}

/** The search page for `query`. */
export function searchPath(query = ''): string {
  return query === '' ? '/search/' : `/search/?q=${encodeURIComponent(query)}`;
}

/** Collections whose entries have a page that is worth a QR code on paper. */
export const qrCollections = ['products', 'makers', 'sessions', 'brands'] as const;

/** The QR code of a session's room on a platform. */
export function roomQrPath(session: string, platform: string): string {
  return `/qr/rooms/${session}/${platform}.svg`;
}

/** The QR code of the page of an entry. */
export function qrPath(collection: (typeof qrCollections)[number], id: string): string {
  return `/qr/${collection}/${id}.svg`;
}

/** The keep-until ledger of replays: its page, and the same as a table. */
export const ledgerPaths = { page: '/compliance/replays/', csv: '/compliance/replays.csv' } as const;

/** The open data: where other people's programs find it. */
export const openDataPaths = {
  sessions: '/api/v1/sessions.json',
  schema: '/api/v1/sessions.schema.json',
  schedule: '/api/v1/schedule.json',
} as const;
