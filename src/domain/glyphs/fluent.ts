/** Glyphs of Fluent Emoji High Contrast (Microsoft, MIT licence), read from its package: any of its names can be written in content. */
import icons from '@iconify-json/fluent-emoji-high-contrast/icons.json' with { type: 'json' };
import { compactPath } from './compact-path.ts';

const bodies: Readonly<Record<string, { body: string }>> = icons.icons;

/** Every name the package has. */
export const fluentNames: readonly string[] = Object.keys(bodies);

/** The glyph `name` as SVG paths on a grid of 32 × `scale` units; undefined when the package has none, or draws it with more than paths. */
export function fluentGlyph(name: string, scale: number): string | undefined {
  // Its clip paths are the picture's own edge.
  const body = Object.hasOwn(bodies, name) ? bodies[name]?.body.replace(/<defs><clipPath.*?<\/defs>/g, '') : undefined;
  if (body === undefined || /<(?!path|g|\/g)|transform|stroke|opacity|mask/.test(body)) return undefined;
  return [...body.matchAll(/<path\b([^>]*)>/g)]
    .map(([, attributes = '']) => {
      const data = / d="([^"]*)"/.exec(attributes)?.[1] ?? '';
      return `<path${/fill-rule="evenodd"/.test(attributes) ? ' fill-rule="evenodd"' : ''} d="${compactPath(data, scale)}"/>`;
    })
    .join('');
}
