/**
 * Astro writes the hash of every script and stylesheet of the whole site into every page's policy. Files come under `'self'`; only
 * what stands inline in the page needs a hash. The rest is half a kilobyte a page, and allows what the page does not have.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const HASH = / 'sha256-[A-Za-z0-9+/]+=*'/g;

/** A page with only the hashes of its own inline scripts and styles in its policy. Throws when one of them has none. */
export function leanPolicy(html: string): string {
  const inline = [
    ...html.matchAll(
      /<(?:script|style)(?![^>]*\ssrc=)(?![^>]*type="(?:application|speculationrules)[^>]*)[^>]*>([\s\S]*?)<\/(?:script|style)>/g,
    ),
  ];
  const needed = new Set(inline.map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`));
  return html.replace(/(<meta http-equiv="content-security-policy" content=")([^"]*)/, (_, open: string, policy: string) => {
    const missing = [...needed].filter((hash) => !policy.includes(hash));
    if (missing.length > 0) throw new Error(`an inline script or style is not in the policy:${missing.join('')}`);
    return open + policy.replace(HASH, (hash) => (needed.has(hash) ? hash : ''));
  });
}

/** Makes every page's policy lean when the site is built. */
export function leanCsp(): AstroIntegration {
  return {
    name: 'lean-csp',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const files = await readdir(dir, { recursive: true });
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const path = join(fileURLToPath(dir), file);
          await writeFile(path, leanPolicy(await readFile(path, 'utf8')));
        }
      },
    },
  };
}
