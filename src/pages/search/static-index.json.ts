import type { APIRoute } from 'astro';
import { buildStaticIndex } from '#domain/search/static-index.ts';
import { documents } from '../../catalog/search.ts';

/** The index that answers in the browser when no server does. */
export const GET: APIRoute = () => Response.json(buildStaticIndex(documents));
