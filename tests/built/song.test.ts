/** The heading font: within its budget, preloaded once, and with a glyph for every character that is set in it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Font, woff2 } from 'fonteditor-core';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { dist, pagesOf, read } from './dist.ts';

const fonts = readdirSync(join(dist, '_astro')).filter((name) => /\.(?:woff2?|ttf|otf)$/.test(name));
/** The gallery shows names that no entry has. */
const pages = pagesOf().filter((page) => !page.startsWith('styleguide/'));
let glyphs = new Set<number>();

beforeAll(async () => {
  await woff2.init();
  const font = Font.create(readFileSync(join(dist, '_astro', fonts[0] ?? '')), { type: 'woff2' });
  glyphs = new Set(Object.keys(font.get().cmap).map(Number));
});

test('one font for the whole site, 90 kB at most', () => {
  expect(fonts).toHaveLength(1);
  expect(statSync(join(dist, '_astro', fonts[0] ?? '')).size).toBeLessThanOrEqual(90_000);
});

test('preloaded once on every page', () => {
  const wrong = pages.filter((page) => read(page).match(/<link rel="preload"[^>]*as="font"[^>]*>/g)?.length !== 1);
  expect(wrong.filter((page) => !page.includes('/fragments/'))).toEqual([]);
});

/** What else is as large as a heading. */
const LARGE = {
  slogan: /<strong class="slogan">(.*?)<\/strong>/gs,
  'reading of a brand’s name': /(?<=<dl class="meaning">(?:(?!<\/dl>).)*)<dt>(.*?)<\/dt>/gs,
  'phase on a banner': /<div class="banner[^"]*">\s*<session-phase[^>]*>(.*?)</gs,
};

test('every heading set in the Song finds its glyphs there', () => {
  const missing = new Map<string, string>();
  const large = new Set<string>();
  for (const page of pages) {
    const html = read(page);
    const plain = new Set((/data-plain="([^"]*)"/.exec(html)?.[1] ?? '').split(' '));
    const set = [...html.matchAll(/<h[123]([^>]*)>(.*?)<\/h[123]>/gs)].map(
      ([, attributes = '', inner = '']) => [attributes, inner] as const,
    );
    for (const [name, pattern] of Object.entries(LARGE))
      for (const [, inner = ''] of html.matchAll(pattern)) {
        set.push(['', inner]);
        large.add(name);
      }
    for (const [attributes, inner] of set) {
      const of = /data-of="([^"]*)"/.exec(attributes)?.[1];
      if ((of !== undefined && plain.has(of)) || /class="[^"]*plain-type/.test(attributes)) continue;
      // Small print, marks and readings inside a heading are set in the sans.
      const text = inner.replace(/<(small|rt|rp|span)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, '');
      for (const character of text)
        if (/\p{Script=Han}/u.test(character) && !glyphs.has(character.codePointAt(0) ?? 0))
          missing.set(character, `${page}: ${text.trim()}`);
    }
  }
  expect([...missing]).toEqual([]);
  expect([...large].sort(), 'each of the other large texts stands somewhere').toEqual(Object.keys(LARGE).sort());
});
