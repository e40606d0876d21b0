/** The pages that browser tests walk through. */
import { basePath } from '../../scripts/lib/base-path.ts';
import { pageKinds, sitemapPaths } from '../../scripts/lib/page-kinds.ts';

const directory = process.env['OUT_DIR'] || 'dist';

/** The address of a site path, relative to Playwright's baseURL, so that a base path holds. */
const relative = (path: string): string => `./${path.slice(1)}`;

/** Every page of the sitemap. */
export const everyPage: string[] = sitemapPaths(directory, basePath()).map(relative);

/** One page of each kind. */
export const kinds: { kind: string; path: string }[] = pageKinds(directory, basePath()).map(({ kind, path }) => ({
  kind,
  path: relative(path),
}));

/** A list cut into slices of `size`. */
export function slices<Item>(list: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, index * size + size));
}
