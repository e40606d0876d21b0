import type { APIRoute } from 'astro';
import { openSessionsSchema } from '#domain/schemas/open-session.ts';

/** The JSON Schema of `sessions.json`. */
export const GET: APIRoute = () => Response.json(openSessionsSchema());
