/** The layer table of CONTRIBUTING.md, enforced on every import of every source file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const DOMAIN_LIBRARIES = [
  'js-yaml',
  'yaml',
  'minisearch',
  'pinyin-pro',
  'lunar-typescript',
  '@iconify-json/fluent-emoji-high-contrast/icons.json',
  'uqr',
  'ical.js',
  'webvtt-parser',
  'uuid',
];

interface Layer {
  of: RegExp;
  /** Modules a file of this layer may import, as paths from the root or package names. */
  may: RegExp[];
}

const domain = /^src\/domain\//;
const styles = /^src\/styles\//;
const components = /^src\/components\//;
const layers: Record<string, Layer> = {
  'domain/schemas': { of: /^src\/domain\/schemas\//, may: [domain, /^zod$/] },
  domain: { of: domain, may: [domain, new RegExp(`^(?:${DOMAIN_LIBRARIES.join('|')})$`)] },
  'content.config': {
    of: /^src\/content(?:\.config|-loader)\.ts$/,
    may: [domain, /^src\/content-loader\.ts$/, /^astro:content$/, /^astro\/loaders$/, /^node:/],
  },
  catalog: { of: /^src\/catalog\//, may: [domain, /^src\/catalog\//, /^astro:(?:content|assets)$/, /^astro$/, /^node:fs$/, /^sharp$/] },
  components: {
    of: /^src\/(?:components|layouts)\//,
    may: [domain, components, styles, /^@song\//, /^astro:assets$/, /^react$/, /^micromark$/, /^hls\.js(?:\/light)?$/],
  },
  pages: { of: /^src\/pages\//, may: [domain, components, /^src\/(?:catalog|layouts)\//, /^astro$/] },
  scripts: { of: /^(?:scripts|bench)\//, may: [domain, /^scripts\/lib\//, /^[a-z@](?!rc\/|cripts\/)/] },
};

const files = ['src', 'scripts', 'bench']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((name) => /\.(?:ts|tsx|astro)$/.test(name) && !name.endsWith('.d.ts')),
  );

/** Every module `file` imports; imports of types are marked. */
function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /(?:^|[;\s])(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map(([, type, named, dynamic]) => ({
    target: resolve(file, named ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }));
}

function resolve(file: string, target: string): string {
  if (target.startsWith('#domain/')) return target.replace('#domain/', 'src/domain/');
  if (target.startsWith('.')) return relative('.', join(dirname(file), target)).replaceAll('\\', '/');
  return target;
}

function layerOf(file: string): [string, Layer] | undefined {
  return Object.entries(layers).find(([, layer]) => layer.of.test(file));
}

describe('layers', () => {
  test('there is something to check', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(200);
  });

  test.each(files)('%s', (file) => {
    const [name, layer] = layerOf(file) ?? [];
    expect(name, 'a source file that belongs to no layer').toBeDefined();
    const wrong = importsOf(file).filter(({ target, typeOnly }) => {
      if (layer?.may.some((allowed) => allowed.test(target))) return false;
      const typesFromZod = name === 'domain' && target === 'zod' && typeOnly;
      return !typesFromZod;
    });
    expect(wrong.map(({ target }) => target)).toEqual([]);
  });

  test('under src, only the schemas import zod as a value', () => {
    const others = files
      .filter((file) => /^src\/(?!domain\/schemas\/)/.test(file))
      .filter((file) => importsOf(file).some(({ target, typeOnly }) => target === 'zod' && !typeOnly));
    expect(others).toEqual([]);
  });

  test('only the catalogue and its loader read astro:content', () => {
    const readers = files.filter((file) => importsOf(file).some(({ target }) => target === 'astro:content'));
    expect(readers.sort()).toEqual(['src/catalog/index.ts', 'src/content.config.ts']);
  });

  test('only tokens.css and the covers name a colour', () => {
    const styled = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(?:css|astro|tsx|ts)$/.test(name) && !name.startsWith('content'),
    );
    const coloured = styled.filter((name) =>
      /#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;\s'")])|\brgba?\(|\bhsla?\(|\boklch\(/.test(readFileSync(join('src', name), 'utf8')),
    );
    expect(coloured.sort()).toEqual(['domain/cover/palettes.ts', 'styles/tokens.css']);
  });

  test('the clock is read in views and at the edge only', () => {
    const reading = files.filter((file) => file.startsWith('src/') && /Date\.now\(\)|new Date\(\)/.test(readFileSync(file, 'utf8')));
    for (const file of reading) expect(file).toMatch(/^src\/(?:catalog\/clock\.ts|components\/)/);
  });
});
