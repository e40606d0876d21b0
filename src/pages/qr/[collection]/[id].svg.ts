import type { APIRoute } from 'astro';
import { qrSvg } from '#domain/qr.ts';
import { pathOf, qrCollections } from '#domain/urls.ts';
import { relations } from '../../../catalog/index.ts';

export const getStaticPaths = () =>
  qrCollections.flatMap((collection) =>
    [...relations.content[collection].keys()].map((id) => ({ params: { collection, id }, props: { path: pathOf(collection, id) } })),
  );

/** The QR code of the page of an entry, with its whole address. */
export const GET: APIRoute<{ path: string }> = ({ props, site }) =>
  new Response(qrSvg(new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + props.path, site).href), {
    headers: { 'content-type': 'image/svg+xml' },
  });
