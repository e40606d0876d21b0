import type { APIRoute } from 'astro';
import { watchDataOf } from '#domain/watch-data.ts';
import { relations } from '../../catalog/index.ts';
import { href } from '../../components/ui/href.ts';

/** What the watch list says about every entry; fetched by its page alone, whole, so that nobody learns which. */
export const GET: APIRoute = () => Response.json(watchDataOf(relations, href));
