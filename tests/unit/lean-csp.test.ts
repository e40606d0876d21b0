/** A page's policy: the hashes of what it holds, no others. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { leanPolicy } from '../../scripts/lib/lean-csp.ts';

const hash = (text: string) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string, rest: string) =>
  `<!DOCTYPE html><html><head><meta http-equiv="content-security-policy" content="script-src 'self'${policy};"></head><body>${rest}</body></html>`;

describe('leanPolicy', () => {
  test('keeps the hash of what is inline and drops the others', () => {
    const rest = '<script>a()</script><style>b{}</style><script src="/c.js"></script><script type="application/ld+json">{}</script>';
    const all = hash('a()') + hash('b{}') + hash('elsewhere');
    expect(leanPolicy(page(all, rest))).toBe(page(hash('a()') + hash('b{}'), rest));
  });
  test('takes no text for a script: attributes, comments, titles, data', () => {
    const hostile = '</script><script>pwn()</script>';
    for (const rest of [
      `<meta name="description" content="${hostile}">`,
      `<a title='${hostile}' href="/">x</a>`,
      `<!-- ${hostile} -->`,
      `<title><script>pwn()</script></title>`,
      `<textarea><style>x</style></textarea>`,
    ])
      expect(leanPolicy(page(hash('elsewhere'), rest))).toBe(page('', rest));
  });
  test('an inline script without a hash is an error that names the page', () => {
    expect(() => leanPolicy(page('', '<SCRIPT>a()</SCRIPT>'), 'live/index.html')).toThrow('live/index.html');
  });
});
