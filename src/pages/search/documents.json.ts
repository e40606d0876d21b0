import type { APIRoute } from 'astro';
import { documents } from '../../catalog/search.ts';

/** Every search document, for `npm run search:index`. */
export const GET: APIRoute = () => Response.json(documents);
