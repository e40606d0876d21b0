/** The filters of the built site: every link leads to a list of just what its count says, and the fragment is the whole list. */
import { describe, expect, test } from 'vitest';
import { gz, isFragment, pagesOf, read, scriptsOf } from './dist.ts';

const decode = (text: string) => text.replaceAll('&amp;', '&');
/** The facet links of a page: value, address, count. */
const facetsOf = (html: string) =>
  [...html.matchAll(/<a href="([^"]+)" data-v="([^"]+)"[^>]*>\s*<span>[^<]*<\/span>\s*<small>(\d+)<\/small>/g)].map(
    ([, href = '', token = '', count]) => ({ href: decode(href), token, count: Number(count) }),
  );
const tokensIn = (html: string) => [...html.matchAll(/<li data-f="([^"]*)"/g)].map((match) => match[1] ?? '');
const links = (html: string, folder: string) =>
  new Set([...html.matchAll(new RegExp(`<h3[^>]*>\\s*<a href="(/${folder}/[^"#]+)"`, 'g'))].map((match) => match[1]));
const fragment = read('fragments/products/index.html');

describe.each(['products', 'live', 'makers'])('/%s/', (list) => {
  const html = read(`${list}/index.html`);
  const items = tokensIn(list === 'products' ? fragment : html);
  const facets = facetsOf(html);
  const has = (tokens: string, token: string) => {
    const [group = '', value = ''] = token.split(':');
    return tokens.split(' ').some(
      (part) =>
        part.startsWith(`${group}:`) &&
        part
          .slice(group.length + 1)
          .split(',')
          .includes(value),
    );
  };

  test('has facets and items', () => {
    expect(facets.length).toBeGreaterThan(12);
    expect(items.length).toBe(Number(/data-total="(\d+)"/.exec(html)?.[1]));
  });
  test('counts are the items’ own', () => {
    for (const { token, count } of facets) expect(items.filter((tokens) => has(tokens, token)).length, token).toBe(count);
  });
  test('a link leads to a list of as many, or more', () => {
    for (const { href, token, count } of facets.filter(({ href }) => !href.includes('#'))) {
      const found = links(read(`${href.slice(1)}index.html`), list).size;
      // The first page of sessions lists the newest of the past; the page of a value lists them all.
      if (list === 'live') expect(found, `${token} ${href}`).toBeGreaterThanOrEqual(Math.max(1, count));
      else expect(found, `${token} ${href}`).toBe(count);
    }
  });
});

describe('the fragment', () => {
  test('is the cards and nothing else', () => {
    expect(fragment).toMatch(/^<ul/);
    expect(fragment).not.toMatch(/<script|<html|<h1/);
    expect(links(fragment, 'products').size).toBe(tokensIn(fragment).length);
  });
  test('is no page: not in the sitemap, not for robots', () => {
    expect(pagesOf().filter(isFragment)).toEqual([]);
    expect(read('sitemap-0.xml')).not.toContain('/fragments/');
    expect(read('_headers')).toMatch(/^\/fragments\/\*\n\s+X-Robots-Tag: noindex$/m);
  });
});

test('the filter’s script: 2 kB', () => {
  const scripts = scriptsOf(read('makers/index.html')).filter((script) => read(script.slice(1)).includes('list-filter'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, script) => sum + gz(read(script.slice(1))), 0)).toBeLessThanOrEqual(2000);
});
