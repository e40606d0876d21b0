/** Every page is valid HTML. */
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { pagesOf, read } from './dist.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  elements: [
    'html5',
    {
      'search-box': { flow: true, phrasing: false },
      'session-phase': { flow: true, phrasing: true },
      'count-down': { flow: true, phrasing: false },
      'market-board': { flow: true, phrasing: false },
      'list-filter': { flow: true },
      'watch-star': { flow: true, phrasing: true },
      'watch-list': { flow: true },
      'lineup-log': { flow: true },
      'elder-tools': { flow: true, phrasing: false },
      'astro-island': { flow: true },
    },
  ],
  rules: {
    // Astro's own output: attribute order, self-closed void elements and long lines are matters of taste, not validity.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'no-implicit-button-type': 'off',
    'element-required-attributes': 'error',
  },
});

test.each(pagesOf())('%s', async (page) => {
  const report = await validator.validateString(read(page));
  expect(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`)),
  ).toEqual([]);
});
