import type { APIRoute } from 'astro';
import { buildStaticSpoken } from '#domain/search/static-spoken.ts';
import { documents } from '../../catalog/search.ts';

/** What was said in the newest replays, for search without a server. */
export const GET: APIRoute = () => Response.json(buildStaticSpoken(documents));
