import type { APIRoute } from 'astro';
import { scheduleOn } from '../catalog/open-data.ts';

/** `/api/v1/schedule.json` again, where conference apps look for it. */
export const GET: APIRoute = ({ site }) => Response.json(scheduleOn(site));
