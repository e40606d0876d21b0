import type { APIRoute } from 'astro';
import { scheduleOn } from '../../../catalog/open-data.ts';

/** The schedule for conference apps (C3VOC). */
export const GET: APIRoute = ({ site }) => Response.json(scheduleOn(site));
