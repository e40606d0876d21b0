import type { APIRoute } from 'astro';
import { feedText, sessionText } from '#domain/calendar/feed.ts';
import { context, entryFeeds, titleOf } from '../../../catalog/calendar.ts';
import { relations } from '../../../catalog/index.ts';

export const getStaticPaths = () => [
  ...relations.sessions.map((item) => ({
    params: { collection: 'sessions', id: item.session.id },
    props: { text: () => sessionText(context, item) },
  })),
  ...entryFeeds().map((feed) => ({
    params: { collection: feed.collection, id: feed.id },
    props: { text: () => feedText(context, titleOf(feed), feed.sessions) },
  })),
];

/** The calendar of one session, or of the sessions of an entry. */
export const GET: APIRoute<{ text: () => string }> = ({ props }) =>
  new Response(props.text(), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
