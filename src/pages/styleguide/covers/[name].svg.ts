import type { APIRoute } from 'astro';
import { includeSamples } from '#domain/build-settings.ts';
import { galleryFiles } from '../../../components/styleguide/windows.ts';

export const getStaticPaths = () =>
  includeSamples(process.env) ? galleryFiles().map(({ name, svg }) => ({ params: { name }, props: { svg } })) : [];

/** A drawing of the gallery, lazily loaded there. */
export const GET: APIRoute<{ svg: string }> = ({ props }) => new Response(props.svg, { headers: { 'content-type': 'image/svg+xml' } });
