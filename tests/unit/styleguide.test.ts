/** The gallery shows every component and every colour; examples keep out of each other's way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownIds } from '../../src/components/styleguide/specimen.ts';

const COMPONENTS = 'src/components';
/** Folders whose components the gallery does not show, and why. */
const EXCEPT: Record<string, string> = {
  styleguide: 'the gallery itself',
  site: 'stands around every page, the gallery too',
  log: 'the clerk’s desk is one page by itself, and works on what is kept on the device',
  search: 'needs an engine behind it; the field stands in every header, the results have pages of their own',
};

/** The components that `file` shows, itself and all that they show in turn. */
function shownBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/^import .* from '(\.[^']+\.astro)';$/gm))
    shownBy(join(dirname(file), target).replaceAll('\\', '/'), found);
  return found;
}

const components = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.astro') && !Object.hasOwn(EXCEPT, name.split('/')[0] ?? ''))
  .map((name) => `${COMPONENTS}/${name}`);

describe('the gallery', () => {
  const shown = shownBy(`${COMPONENTS}/styleguide/Gallery.astro`);

  test('shows something', () => expect(shown.size).toBeGreaterThan(50));
  test.each(components)('shows %s', (component) => expect([...shown]).toContain(component));
  test('leaves out folders that there are', () => {
    for (const folder of Object.keys(EXCEPT)) expect(existsSync(`${COMPONENTS}/${folder}`), folder).toBe(true);
  });

  test('shows every colour token', () => {
    const named = [...readFileSync('src/styles/tokens.css', 'utf8').matchAll(/--([a-z-]+): (?:light-dark\(|#)/g)].map(([, name]) => name);
    const swatches = readFileSync('src/styles/gallery.css', 'utf8');
    const listed = readFileSync(`${COMPONENTS}/styleguide/GalleryType.astro`, 'utf8');
    for (const name of new Set(named)) {
      expect(swatches).toContain(`[data-token='${name}']`);
      expect(listed).toContain(`'${name}'`);
    }
  });
});

describe('an example', () => {
  test('gets ids of its own, and what refers to them follows', () =>
    expect(ownIds('<a href="#b">x</a><ul aria-labelledby="b c"><li id="b"></li></ul>', 'one', 'One')).toBe(
      '<a href="#one-b">x</a><ul aria-labelledby="one-b c"><li id="one-b"></li></ul>',
    ));
  test('names its landmarks by its caption', () =>
    expect(
      ownIds(
        '<nav aria-label="way"></nav><aside aria-labelledby="s"><h2 id="s"></h2></aside><div role="region" aria-label="t">',
        'one',
        'One',
      ),
    ).toBe(
      '<nav aria-label="way（One）"></nav><aside aria-labelledby="one-s one-name"><h2 id="one-s"></h2></aside><div role="region" aria-label="t（One）">',
    ));
  test('points at pages, not at places in them', () =>
    expect(ownIds('<a href="/live/x/?t=2#t-2">x</a><a href="/live/">y</a>', 'one', 'One')).toBe(
      '<a href="/live/x/">x</a><a href="/live/">y</a>',
    ));
});
