/** The settings of a build, read from the environment and checked before anything is built. */
import { type Epoch, epochOf } from './time.ts';
import { parseInstant } from './instant.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used; its message is one Chinese line. */
export class SettingFault extends Error {}

/** Whether demo entries are part of the build: `INCLUDE_SAMPLES`, by default yes. Anything but a plain yes or no is refused, lest fiction be published by a typing error. */
export function includeSamples(env: Environment): boolean {
  const written = (env['INCLUDE_SAMPLES'] ?? '').trim().toLowerCase();
  if (['', 'true', '1', 'yes'].includes(written)) return true;
  if (['false', '0', 'no'].includes(written)) return false;
  throw new SettingFault(`INCLUDE_SAMPLES=${written} 看不懂，写成 true 或 false。`);
}

/** The moment the site is built for: `BUILD_NOW` (Beijing time unless it carries an offset); nothing means the clock. */
export function buildNow(env: Environment): Epoch | undefined {
  const written = env['BUILD_NOW'];
  if (!written) return undefined;
  const instant = parseInstant(written);
  if (instant === undefined)
    throw new SettingFault(`BUILD_NOW=${written} 不是有效时间，日期和时刻都要写，例如 2026-11-21T20:10（北京时间）。`);
  return epochOf(instant);
}

/** What stands behind the `@` of every calendar entry's UID: `CALENDAR_DOMAIN`, else the host of `SITE_URL`. It must never change, or every entry comes twice. */
export function calendarDomain(env: Environment): string {
  const written = (env['CALENDAR_DOMAIN'] ?? '').trim().toLowerCase();
  if (written === '') return new URL(env['SITE_URL'] || 'http://localhost').hostname;
  if (/^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/.test(written)) return written;
  throw new SettingFault(`CALENDAR_DOMAIN=${written} 不是域名，写成 example.com（不带协议、端口和路径），定下以后不要再改。`);
}

/** Checks every setting that is only used deep inside the build. */
export function checkBuildSettings(env: Environment): void {
  includeSamples(env);
  buildNow(env);
  const { SITE_URL: site, BASE_PATH: base, PUBLIC_SEARCH_URL: search, SEARCH_ORIGIN: origin } = env;
  if (site && !/^https?:\/\/[^\s/?#]+\/?$/.test(site))
    throw new SettingFault(`SITE_URL=${site} 不是网址，写成 https://example.com（不带路径，路径写在 BASE_PATH）。`);
  calendarDomain(env);
  if (base && !/^\/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/?)*$/.test(base))
    throw new SettingFault(`BASE_PATH=${base} 不能用，写成 / 或 /sub/。`);
  if (search && !/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)|\/(?!\/))[^\s"'<>]*$/.test(search))
    throw new SettingFault(`PUBLIC_SEARCH_URL=${search} 不能用，写成 https:// 网址、以 / 开头的路径，或留空。`);
  if (origin && !/^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?$/.test(origin))
    throw new SettingFault(`SEARCH_ORIGIN=${origin} 不能用，只写协议、域名和端口，例如 https://search.example.com。`);
}
