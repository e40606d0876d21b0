/** Which addresses a platform allows, as patterns such as `https://live.douyin.com/*`. */

/** Whether `url` is https, on the pattern's host (`*.` allows subdomains) and under its path (`*` stands for anything). No credentials, no other port. */
export function linkMatches(pattern: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, pathname, username, password } = new URL(url);
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  const [, wildcard, patternHost, patternPath] = /^https:\/\/(\*\.)?([^/]+)(\/.*)$/.exec(pattern) ?? [];
  if (patternHost === undefined || patternPath === undefined) return false;
  if (host !== patternHost && !(wildcard !== undefined && host.endsWith(`.${patternHost}`))) return false;
  const parts = patternPath.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(pathname);
}
