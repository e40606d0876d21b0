/** The open data files of this build. */
import { t } from '#domain/i18n/index.ts';
import { scheduleOf } from '#domain/open-data/schedule.ts';
import { type Address, openSessionsOf } from '#domain/open-data/sessions.ts';
import { relations } from './index.ts';

/** Whole addresses of site paths, where the site is served. */
const addressOn =
  (site: URL | undefined): Address =>
  (path) =>
    new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + path, site).href;

/** `sessions.json`. */
export const openSessionsOn = (site: URL | undefined) => openSessionsOf(relations, addressOn(site));

/** `schedule.json`. */
export const scheduleOn = (site: URL | undefined) =>
  scheduleOf(relations, addressOn(site), { title: t.site.name, description: t.site.description });
