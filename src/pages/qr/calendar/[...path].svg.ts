import type { APIRoute } from 'astro';
import { qrSvg } from '#domain/qr.ts';
import { pathOf } from '#domain/urls.ts';
import { context } from '../../../catalog/calendar.ts';
import { relations } from '../../../catalog/index.ts';
import { placesWithPages } from '../../../catalog/place-view.ts';

const paged = ['sessions', 'hosts', 'products', 'makers', 'places'] as const;
const shown = new Set(placesWithPages.map(({ id }) => id));

export const getStaticPaths = () => [
  { params: { path: 'all' }, props: { page: '/calendar/' } },
  ...paged.flatMap((collection) =>
    [...relations.content[collection].keys()]
      .filter((id) => collection !== 'places' || shown.has(id))
      .map((id) => ({ params: { path: `${collection}/${id}` }, props: { page: pathOf(collection, id) } })),
  ),
];

/** The QR code of a page at its subscribe panel: the panel, unlike a calendar's address, opens in every phone and in WeChat. */
export const GET: APIRoute<{ page: string }> = ({ props }) =>
  new Response(qrSvg(`${context.absolute(props.page)}#calendar`), { headers: { 'content-type': 'image/svg+xml' } });
