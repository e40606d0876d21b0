/** The address of a site path where the site is served (BASE_PATH). */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}
