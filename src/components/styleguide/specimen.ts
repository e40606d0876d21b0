/** Makes one example fit beside its like: components write ids and labels for a page that holds them once. */

/** Attributes that name ids of the same page. */
const REFERENCES = /\s(for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g;

/**
 * The HTML of an example with the ids and labels of its landmarks made its own. `id` is the example's, `name` its caption, whose
 * element is `${id}-name`. Links to fragments of other pages lose them: examples are fictional, and so are the places they point at.
 */
export function ownIds(html: string, id: string, name: string): string {
  const own = new Map([...html.matchAll(/\sid="([^"]*)"/g)].map(([, one = '']) => [one, `${id}-${one}`]));
  return html
    .replace(/\sid="([^"]*)"/g, (whole, one: string) => ` id="${own.get(one) ?? whole}"`)
    .replace(
      REFERENCES,
      (_, key: string, list: string) =>
        ` ${key}="${list
          .split(' ')
          .map((one) => own.get(one) ?? one)
          .join(' ')}"`,
    )
    .replace(/\shref="#([^"]*)"/g, (_, one: string) => ` href="#${own.get(one) ?? one}"`)
    .replace(/(\shref="[^"#?]+)(?:\?[^"#]*)?#[^"]*"/g, '$1"')
    .replace(/<(nav|aside|div|section)(\s[^>]*)>/g, (whole, tag: string, attributes: string) => {
      if (tag !== 'nav' && tag !== 'aside' && !/\srole="(?:region|group)"/.test(attributes)) return whole;
      const labelled = attributes
        .replace(/(\saria-label="[^"]*)"/, `$1（${name}）"`)
        .replace(/(\saria-labelledby="[^"]*)"/, `$1 ${id}-name"`);
      return `<${tag}${labelled}>`;
    });
}
