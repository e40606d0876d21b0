/** Whole addresses of site paths, where the site is served. */
export const absolute = (path: string): string => new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + path, import.meta.env.SITE).href;
