/** QR codes for paper: small, quiet at the edge, readable. */
import { gzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type jsqr from 'jsqr';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { qrSvg } from '#domain/qr.ts';
import { pathOf, qrPath } from '#domain/urls.ts';

const read = createRequire(import.meta.url)('jsqr') as typeof jsqr;

async function pixels(svg: string, width: number) {
  const { data, info } = await sharp(Buffer.from(svg)).resize(width, width).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width };
}

describe('qrSvg', () => {
  test.each([
    'https://haohuo.example/',
    'https://haohuo.example/products/hezhang-hetao/',
    'https://www.haohuo-zaibo.example.cn/sub/products/panyu-zhubao-18k-zuanshi-diaozhui/',
    `https://haohuo.example/live/${'a-'.repeat(45)}z/`,
  ])('says %s, small and quiet at the edge', async (url) => {
    const svg = qrSvg(url);
    const { data, width } = await pixels(svg, 330);
    expect(read(data, width, width)?.data).toBe(url);
    expect(gzipSync(svg).length).toBeLessThan(1500);
    const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const quiet = Math.floor((width / side) * 4) - 1;
    for (let y = 0; y < width; y++)
      for (let x = 0; x < quiet; x++)
        for (const at of [y * width + x, x * width + y]) if (data[at * 4] !== 255) expect.fail(`${x} ${y} is dark`);
  });

  test('any address of ours comes back', () =>
    fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+){0,6}$/), async (id) => {
        const url = `https://haohuo.example${pathOf('products', id)}`;
        const { data, width } = await pixels(qrSvg(url), 360);
        expect(read(data, width, width)?.data).toBe(url);
      }),
      { numRuns: 25 },
    ));

  test('has a stable address', () => expect(qrPath('sessions', 'a')).toBe('/qr/sessions/a.svg'));
});
