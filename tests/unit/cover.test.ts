/** The drawn covers: small, well-formed, symmetric, the same for the same id, and different enough for a page of them. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { coverPlans } from '#domain/cover-plans.ts';
import { coverSvg, type Motif, type Window, windowSvg } from '#domain/cover.ts';
import { SCHEMES } from '#domain/cover/schemes.ts';
import { compactPath } from '#domain/glyphs/compact-path.ts';
import { drawnGlyphs } from '#domain/glyphs/drawn.ts';
import { glyph, GLYPH_BYTES, nearGlyphs } from '#domain/glyphs/index.ts';
import { relate } from '#domain/relations.ts';
import { brandFields } from '#domain/schemas/brand.ts';
import { contentDirectory, readContent } from '../../scripts/lib/read-content.ts';
import { base, entry } from './fixtures.ts';

const LIMIT = 3000;
const bytes = (svg: string) => Buffer.byteLength(svg);
const windows: Window[] = brandFields.shape.lattice.options.flatMap((lattice) =>
  brandFields.shape.palette.options.map((palette) => ({ lattice, palette })),
);
const named = windows.map((window) => [`${window.lattice} in ${window.palette}`, window] as const);

const { content, faults } = checkContent(readContent(contentDirectory()).entries, { includeSamples: true });
const plans = coverPlans(relate(content, Date.parse('2026-11-21T12:00:00+08:00')));
const draw = ({ id, glyph: name, brand, motif }: (typeof plans)[number]) => coverSvg(id, name, brand, motif);

/** Every reference of an SVG leads to an id in it, every id is there once. */
function expectWhole(svg: string): void {
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(id);
}

describe('covers of the content', () => {
  test('all collections have covers, all under 3000 bytes, well-formed', async () => {
    expect(faults).toEqual([]);
    expect(new Set(plans.map(({ collection }) => collection)).size).toBe(7);
    for (const plan of plans) {
      const svg = draw(plan);
      expect(bytes(svg), `${plan.collection}/${plan.id}`).toBeLessThanOrEqual(LIMIT);
      expectWhole(svg);
      expect(svg).not.toMatch(/undefined|NaN|style=/);
    }
    for (const plan of plans.slice(0, 12))
      expect(await sharp(Buffer.from(draw(plan))).metadata()).toMatchObject({ width: 400, height: 300 });
  });

  test('an entry without a photo shows a glyph, a brand its emblem', () => {
    for (const { collection, glyph: name } of plans) expect(name === undefined).toBe(collection === 'brands');
    for (const { glyph: name } of plans) if (name !== undefined) expect(glyph(name), name).toBeDefined();
  });

  test.each([2, 3, 4, 5, 6])('in a grid of %i columns no neighbours of a brand are alike', (columns) => {
    for (const brand of content.brands.keys()) {
      const own = plans.filter(({ collection, id }) => collection === 'products' && content.products.get(id)?.brand === brand).map(draw);
      const alike = own.filter((svg, index) => svg === own[index + 1] || svg === own[index + columns]);
      expect(alike).toHaveLength(0);
    }
  });

  test('products show their own glyph, else their category’s; sessions what they sell', () => {
    const of = (collection: string, id: string) => plans.find((plan) => plan.collection === collection && plan.id === id);
    expect(of('products', 'doumen-chongkexie')?.glyph).toBe('crab');
    expect(of('products', 'doumen-hailu')?.glyph).toBe(content.categories.get('shengxian-shuichan')?.glyph);
    for (const session of content.sessions.values()) {
      const first = content.products.get(session.lineup[0]?.product ?? '');
      if (first) expect(of('sessions', session.id)?.glyph).toBe(first.glyph ?? content.categories.get(first.category)?.glyph);
    }
  });
});

describe.each(named)('%s', (_, window) => {
  test('every composition leaves room for the heaviest glyph and a sign', () => {
    const light = glyph('tangerine')?.svg.length ?? 0;
    for (let number = 0; number < SCHEMES; number++) {
      const svg = windowSvg(number, 'tangerine', window, 'seal');
      expect(bytes(svg) - light + GLYPH_BYTES).toBeLessThanOrEqual(LIMIT);
      expect(bytes(windowSvg(number, undefined, window))).toBeLessThanOrEqual(LIMIT);
    }
    expectWhole(windowSvg(0, 'tangerine', window, 'moon'));
    expectWhole(windowSvg(0, undefined, window));
  });

  test('24 ids in a row give at least 20 windows, and the same ones again', () => {
    const all = Array.from({ length: 24 }, (_unused, index) => coverSvg(`id-${index + 1}`, 'crab', window));
    expect(new Set(all).size).toBeGreaterThanOrEqual(20);
    expect(all).toEqual(Array.from({ length: 24 }, (_unused, index) => coverSvg(`id-${index + 1}`, 'crab', window)));
  });

  test('mirrored pixels are alike', async () => {
    for (const [number, name] of [
      [3, undefined],
      [77, undefined],
      [130, 'tangerine'],
      [401, 'tangerine'],
      [650, 'tangerine'],
    ] as const) {
      const { data, info } = await sharp(Buffer.from(windowSvg(number, name, window)))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const differs = (x: number, y: number, otherX: number, otherY: number) => {
        // The glyph itself need not be symmetric.
        if (name !== undefined && Math.hypot(x - 199.5, y - 149.5) < 96) return false;
        const at = (column: number, row: number, channel: number) => data[(row * info.width + column) * info.channels + channel] ?? 0;
        return [0, 1, 2].some((channel) => Math.abs(at(x, y, channel) - at(otherX, otherY, channel)) > 48);
      };
      let across = 0;
      let down = 0;
      for (let y = 0; y < 300; y++)
        for (let x = 0; x < 400; x++) {
          if (differs(x, y, 399 - x, y)) across++;
          if (differs(x, y, x, 299 - y)) down++;
        }
      // Of 120 000 pixels; what differs are the soft edges of lines that are drawn twice.
      expect(across).toBeLessThan(300);
      if (window.lattice !== 'scales') expect(down).toBeLessThan(300);
    }
  });
});

test('the tiles for masks are small and seamless in size', async () => {
  for (const lattice of brandFields.shape.lattice.options) {
    const tile = readFileSync(`src/styles/lattices/${lattice}.svg`);
    expect(tile.length).toBeLessThanOrEqual(600);
    const { data, info } = await sharp(tile).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const alpha = (x: number, y: number) => data[(y * info.width + x) * 4 + 3] ?? 0;
    // A seam would show as a line that stops at the edge of the tile.
    for (let y = 0; y < info.height; y++) expect(Math.abs(alpha(0, y) - alpha(info.width - 1, y))).toBeLessThan(160);
  }
});

test('the sign of a session stands on the rim', () => {
  const window = { lattice: 'scales', palette: 'water' } as const;
  const signs: (Motif | undefined)[] = [undefined, 'seal', 'moon'];
  expect(new Set(signs.map((sign) => coverSvg('a', 'crab', window, sign))).size).toBe(3);
});

describe('glyphs', () => {
  test('every drawn glyph fits', () => {
    for (const name of Object.keys(drawnGlyphs)) expect(glyph(name)?.svg.length ?? Infinity, name).toBeLessThanOrEqual(GLYPH_BYTES);
  });
  test('Fluent’s names work without running anything', () => {
    expect(glyph('tulip')?.svg).toContain('<path');
    expect(glyph('toString')).toBeUndefined();
    expect(glyph('')).toBeUndefined();
  });
  test('near names come first', () => expect(nearGlyphs('crabb')[0]).toBe('crab'));
  test('an unknown glyph is a fault in Chinese with names to choose from', () => {
    const broken = base.map((raw) => (raw.collection === 'categories' ? entry('categories', 'c', { glyph: 'sea-bas' }) : raw));
    const found = checkContent(broken, { includeSamples: true }).faults.filter(({ field }) => field === 'glyph');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ file: 'content/categories/c.yaml', what: '「sea-bas」不合要求' });
    expect(found[0]?.mend).toContain('没有叫这个名字的图形，可换成 sea-bass、');
  });
  test('a glyph too fine for a cover says so', () => {
    const fine = base.map((raw) => (raw.id === 'wok' ? { ...raw, data: { ...(raw.data as object), glyph: 'exploding-head' } } : raw));
    expect(checkContent(fine, { includeSamples: true }).faults[0]?.mend).toMatch(/太细/);
  });
});

describe('compactPath', () => {
  test.each([
    ['M1 1h2v2H1z', 'm10 10h20v20h-20z'],
    ['m1,1 l.05,0 .05,0 .05,0', 'm10 10h1 1'],
    ['M0 0a1 1 0 012 2', 'm0 0a10 10 0 0 1 20 20'],
    ['M0 0C1 1 2 1 3 0S5-1 6 0', 'm0 0c10 10 20 10 30 0s20-10 30 0'],
    ['M1 1zm1 1l1 0', 'm10 10zm10 10h10'],
  ])('%s', (data, expected) => expect(compactPath(data)).toBe(expected));
  test('rounding does not add up', () => {
    const steps = 'l.04 0'.repeat(100);
    const right = [...compactPath(`M0 0${steps}`).matchAll(/(?<=[h ])(\d+)/g)].slice(1).reduce((sum, [value]) => sum + Number(value), 0);
    expect(right).toBe(40);
  });
  test('what is no path is refused', () => expect(() => compactPath('M1 x')).toThrow(/not a path/));
});
