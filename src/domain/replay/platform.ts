/** Addresses on a platform, from the templates of its entry. */

/** Fills `{url}` (as it is at the front, else encoded) and `{seconds}`; nothing when the result is no https address. */
function filled(template: string, url: string, second: number): string | undefined {
  const address = template.replace(/\{url\}|\{seconds\}/g, (name, at: number) => {
    if (name === '{seconds}') return String(Math.floor(second));
    return at === 0 ? url : encodeURIComponent(url);
  });
  // A replay's address may have a query of its own.
  const [head = '', ...rest] = address.split('?');
  const joined = rest.length > 1 ? `${head}?${rest.join('&')}` : address;
  return URL.canParse(joined) && new URL(joined).protocol === 'https:' ? joined : undefined;
}

/** The address of a second of a replay, where the platform can open one. */
export function seekAddress(seek: string | null | undefined, url: string, second: number): string | undefined {
  return seek === null || seek === undefined ? undefined : filled(seek, url, second);
}

/** The address of the platform's player for other sites. */
export function embedAddress(embed: string, url: string, second = 0): string | undefined {
  return filled(embed, url, second);
}
