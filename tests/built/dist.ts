/** The built site as tests read it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const dist = process.env['OUT_DIR'] ?? 'dist';
if (!existsSync(join(dist, 'index.html'))) throw new Error('dist/ is missing: run npm run build first.');

/** Whether an HTML file is a piece that scripts fetch, not a page: it has no head, no h1 and no place in the sitemap. */
export const isFragment = (name: string): boolean => name.startsWith('fragments/');

/** Every HTML page, as a path relative to the built site. */
export const pagesOf = (folder = dist): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && !isFragment(name))
    .sort();

export const read = (name: string, folder = dist): string => readFileSync(join(folder, name), 'utf8');

/** Lists and tables that a page shows without an item in them. */
export const emptyLists = (html: string): string[] =>
  [...html.matchAll(/<(ul|ol|dl|tbody|section)(?![^>]*\shidden)[^>]*>\s*<\/\1>/g)].map(([whole]) => whole);

/** Bytes over the wire, gzip. */
export const gz = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

/** The scripts that a page loads by itself: those it names and what they import statically. */
export function scriptsOf(html: string): string[] {
  const named = [...html.matchAll(/(?:src|component-url|renderer-url|before-hydration-url)="(\/_astro\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, next] of read(path.slice(1)).matchAll(/(?:import|export)\s*(?:[^"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g))
      visit(`/_astro/${next}`);
  };
  named.forEach(visit);
  return [...seen];
}
