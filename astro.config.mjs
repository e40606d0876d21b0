// @ts-check
import { createHash } from 'node:crypto';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { checkBuildSettings } from './src/domain/build-settings.ts';
import { earlyScript } from './src/components/site/early-script.ts';
import { searchProxyPlugin } from './scripts/lib/search-proxy.ts';

checkBuildSettings(process.env);
const search = process.env.SEARCH_ORIGIN ? ` ${process.env.SEARCH_ORIGIN}` : '';

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.BASE_PATH || '/',
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR || 'dist',
  build: { format: 'directory', concurrency: 4, inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Articles are rendered by micromark; Shiki's inline styles would break the policy.
  markdown: { syntaxHighlight: false },
  integrations: [react(), sitemap()],
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
  vite: { plugins: [searchProxyPlugin()], build: { assetsInlineLimit: 0 } },
});
