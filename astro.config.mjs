// @ts-check
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { earlyScript } from './src/components/site/early-script.ts';
import { checkBuildSettings, includeSamples } from './src/domain/build-settings.ts';
import { MAX_IMAGE_PIXELS } from './src/domain/images.ts';
import { searchProxyPlugin } from './scripts/lib/search-proxy.ts';
import { basePath } from './scripts/lib/base-path.ts';
import { indexable } from './scripts/lib/indexable.ts';
import { leanCsp } from './scripts/lib/lean-csp.ts';
import { leanPreload } from './scripts/lib/lean-preload.ts';
import { replayMedia } from './scripts/lib/replay-media.ts';
import { songFont } from './scripts/lib/song-font.ts';

checkBuildSettings(process.env);
const song = await songFont({ includeSamples: includeSamples(process.env) });
if (process.argv.includes('build') && song.plain.length > 0) console.log(`标题字体装不下的名称用黑体：${song.plain.join('、')}`);
const outDir = process.env.OUT_DIR || 'dist';
const mayBeIndexed = indexable(outDir, basePath());
const search = process.env.SEARCH_ORIGIN ? ` ${process.env.SEARCH_ORIGIN}` : '';

const helper = { name: 'import', priority: 1, test: /preload-helper/ };
const clock = {
  name: 'clock',
  test: /src\/(?:components\/live\/(?:session-phase|ticker|true-time|clock-data)|domain\/(?:session-phase|time|i18n\/zh-hans-phase))\.ts/,
};

/** The star, copying and subscribing stand on the same pages; what follows time and the host comes after the page. Each file costs its headers. */
const tools = { name: 'tools', test: /src\/components\/(?:ui\/copy|live\/subscribe|watch\/watch-st(?:ar|ore))\.ts/ };
const follow = { name: 'follow', test: /src\/components\/live\/(?:live-file|host-time|session-sections)\.ts/ };

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.BASE_PATH || '/',
  trailingSlash: 'always',
  outDir,
  build: { format: 'directory', concurrency: 4, inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Articles are rendered by micromark; Shiki's inline styles would break the policy.
  markdown: { syntaxHighlight: false },
  integrations: [react(), sitemap({ filter: (page) => !/\/fragments\//.test(page) && mayBeIndexed(page) }), leanCsp(), replayMedia()],
  security: {
    csp: {
      scriptDirective: { hashes: [`sha256-${createHash('sha256').update(earlyScript).digest('base64')}`] },
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        `connect-src 'self'${search}`,
        "form-action 'self'",
        "base-uri 'self'",
      ],
    },
  },
  image: { service: { entrypoint: 'astro/assets/services/sharp', config: { limitInputPixels: MAX_IMAGE_PIXELS, avif: { effort: 2 } } } },
  vite: {
    resolve: { alias: { '@song': song.folder, '@content': resolve(process.env.CONTENT_DIR || 'src/content') } },
    plugins: [searchProxyPlugin(), leanPreload()],
    build: { assetsInlineLimit: 0 },
    // What every page with a session loads, as one file: seven small ones weigh a third more.
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [clock, helper, tools, follow] } } } } },
    },
  },
});
