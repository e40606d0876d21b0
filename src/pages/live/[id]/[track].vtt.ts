import type { APIRoute } from 'astro';
import { tracks } from '../../../catalog/tracks.ts';

export const getStaticPaths = () => tracks().map(({ id, track, text }) => ({ params: { id, track }, props: { text } }));

/** A text track of a replay: chapters, captions, or the products on show. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/vtt; charset=utf-8' } });
