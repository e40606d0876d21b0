import type { APIRoute } from 'astro';
import { qrSvg } from '#domain/qr.ts';
import { relations } from '../../../../catalog/index.ts';

export const getStaticPaths = () =>
  relations.sessions.flatMap(({ session }) =>
    session.platforms.flatMap(({ platform, roomUrl }) =>
      roomUrl === undefined ? [] : [{ params: { session: session.id, platform }, props: { roomUrl } }],
    ),
  );

/** The QR code of a room. */
export const GET: APIRoute<{ roomUrl: string }> = ({ props }) =>
  new Response(qrSvg(props.roomUrl), { headers: { 'content-type': 'image/svg+xml' } });
