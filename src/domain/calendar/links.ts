/** Addresses that put a session or a feed into somebody's calendar. Nothing is loaded from them; readers follow them. */
import type { ClockedSession } from '../relations.ts';
import { addDays, beijingDay, toInstant } from '../time.ts';
import { calendarPath, pathOf } from '../urls.ts';
import { type CalendarContext, eventPlace, eventTitle } from './event.ts';

/** The ways to subscribe to one feed. */
export interface FeedLinks {
  /** Whose sessions these are. */
  name: string;
  sample: boolean;
  /** The file's site path. */
  path: string;
  https: string;
  webcal: string;
  google: string;
  outlook: string;
}

/** The ways to put one session into a calendar; the web calendars only while it is to come. */
export interface EventLinks {
  /** The file's site path. */
  path: string;
  google: string | undefined;
  outlook: string | undefined;
}

/** What the subscribe panel of a page holds. */
export interface CalendarPanel {
  event?: EventLinks | undefined;
  feeds: readonly FeedLinks[];
  /** The QR code of the page, a site path. */
  qr: string;
}

/** The links of a feed; `title` is what Outlook calls it. */
export function feedLinks(context: CalendarContext, of: { name: string; sample: boolean; path: string; title: string }): FeedLinks {
  const https = context.absolute(of.path);
  const webcal = https.replace(/^https?:/, 'webcal:');
  return {
    name: of.name,
    sample: of.sample,
    path: of.path,
    https,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(https)}&name=${encodeURIComponent(of.title)}`,
  };
}

/** The links of one session; `ahead` says whether it is still to come. */
export function eventLinks(context: CalendarContext, item: ClockedSession, ahead: boolean): EventLinks {
  const { session } = item;
  const path = calendarPath('sessions', session.id);
  if (!ahead) return { path, google: undefined, outlook: undefined };
  const page = context.absolute(pathOf('sessions', session.id));
  const words = { title: eventTitle(item), place: eventPlace(context.relations, session), page };
  return { path, google: googleLink(item, words), outlook: outlookLink(item, words) };
}

interface Words {
  title: string;
  place: string;
  page: string;
}

function googleLink({ clock }: ClockedSession, { title, place, page }: Words): string {
  const day = beijingDay(clock.startsAt);
  const bare = (text: string) => text.replaceAll(/[-:]/g, '');
  const at = (epoch: number) => `${bare(new Date(epoch).toISOString().slice(0, 19))}Z`;
  const dates = clock.rough !== undefined ? `${bare(day)}/${bare(addDays(day, 1))}` : `${at(clock.startsAt)}/${at(clock.endsAt)}`;
  const query = new URLSearchParams({ action: 'TEMPLATE', text: title, dates, ctz: 'Asia/Shanghai', details: page, location: place });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

function outlookLink({ clock }: ClockedSession, { title, place, page }: Words): string {
  const day = beijingDay(clock.startsAt);
  const times =
    clock.rough !== undefined
      ? { startdt: day, enddt: addDays(day, 1), allday: 'true' }
      : { startdt: toInstant(clock.startsAt), enddt: toInstant(clock.endsAt) };
  const query = new URLSearchParams({ rru: 'addevent', subject: title, ...times, body: page, location: place });
  // Outlook shows the plus signs of form encoding as they are.
  return `https://outlook.live.com/calendar/0/action/compose?${query.toString().replaceAll('+', '%20')}`;
}
