/** Whether a built page may stand in the sitemap: one that tells robots to keep out may not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A filter for the sitemap of the site built in `directory` and served under `base`, with its slashes; takes the address of a page. */
export function indexable(directory: string, base: string): (address: string) => boolean {
  return (address) => {
    const path = decodeURIComponent(new URL(address).pathname).slice(base.length);
    return !readFileSync(join(directory, path, 'index.html'), 'utf8').includes('<meta name="robots" content="noindex"');
  };
}
