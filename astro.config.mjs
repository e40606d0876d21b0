// @ts-check
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

const search = process.env.SEARCH_ORIGIN ? ` ${process.env.SEARCH_ORIGIN}` : '';

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.BASE_PATH || '/',
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR || 'dist',
  build: { format: 'directory', concurrency: 4, inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [react(), sitemap()],
  security: {
    csp: {
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
  vite: { build: { assetsInlineLimit: 0 } },
});
