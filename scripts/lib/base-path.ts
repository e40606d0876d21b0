/** The site's base path. */

/** `BASE_PATH` with a slash at both ends; `/` when unset. */
export function basePath(env: NodeJS.ProcessEnv = process.env): string {
  const inner = (env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}
