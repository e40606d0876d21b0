/**
 * Vite wraps every dynamic import in a helper of 900 bytes gzip that preloads styles and scripts. All styles of this site come with
 * the page, so the helper only has to call what it is given.
 */
import type { Plugin } from 'vite';

/** Replaces the helper in the browser's chunks. Throws when Vite's chunk no longer looks as it did. */
export function leanPreload(): Plugin {
  return {
    name: 'lean-preload',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.name !== 'preload-helper') continue;
        const name = /export\s*\{\s*[\w$]+ as ([\w$]+)\s*\};?\s*$/.exec(chunk.code)?.[1];
        if (name === undefined) throw new Error('lean-preload: the chunk preload-helper has another shape');
        chunk.code = `const load=f=>f();export{load as ${name}};\n`;
      }
    },
  };
}
