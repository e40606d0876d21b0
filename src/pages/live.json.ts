/** `/live.json`: what changed since the build. The content directory's own file, or one that says nothing yet; the host may replace it by hand. */
import type { APIRoute } from 'astro';
import { liveFileText } from '../catalog/live-file.ts';

export const GET: APIRoute = () => new Response(liveFileText(), { headers: { 'content-type': 'application/json' } });
