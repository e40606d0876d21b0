import type { APIRoute } from 'astro';
import { feedText } from '#domain/calendar/feed.ts';
import { context, everything, titleOf } from '../../catalog/calendar.ts';

/** The calendar of all sessions. */
export const GET: APIRoute = () =>
  new Response(feedText(context, titleOf(everything), everything.sessions), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
