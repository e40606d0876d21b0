/** Reads `_headers`, the format of Netlify and Cloudflare Pages. */

/** Headers for paths that match a pattern. */
export interface HeaderRule {
  matches(path: string): boolean;
  headers: [name: string, value: string][];
}

/** Parses the file: unindented lines are paths (`*` stands for anything), indented ones their headers, `#` starts a comment. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const header = /^\s+([^:\s]+):\s*(.*?)\s*$/.exec(line);
    if (header) rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else rules.push({ matches: matcher(line.trim()), headers: [] });
  }
  return rules;
}

function matcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

/** The headers for a path; of two rules that set the same one, the later wins. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return Object.fromEntries(
    rules.filter((rule) => rule.matches(path)).flatMap(({ headers }) => headers.map(([name, value]) => [name.toLowerCase(), value])),
  );
}
