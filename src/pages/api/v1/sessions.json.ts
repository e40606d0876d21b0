import type { APIRoute } from 'astro';
import { openSessionsOn } from '../../../catalog/open-data.ts';

/** Every session, for other people's programs: docs/open-data.md. */
export const GET: APIRoute = ({ site }) => Response.json(openSessionsOn(site));
