/** Moving an MP4's directory to the front: every pointer still leads to the same bytes, narrow and wide ones, wherever the media lies. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { boxesOf, isFastStart, writeFastStart } from '../../scripts/lib/mp4-boxes.ts';

const folder = mkdtempSync(join(tmpdir(), 'mp4-boxes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const pointers = (type: 'stco' | 'co64', ...offsets: number[]) => {
  const width = type === 'stco' ? 4 : 8;
  const body = Buffer.alloc(8 + offsets.length * width);
  body.writeUInt32BE(offsets.length, 4);
  offsets.forEach((offset, at) =>
    width === 4 ? body.writeUInt32BE(offset, 8 + at * 4) : body.writeBigUInt64BE(BigInt(offset), 8 + at * 8),
  );
  return box(type, body);
};
const track = (table: Buffer) => box('trak', box('tkhd', Buffer.alloc(4)), box('mdia', box('minf', box('stbl', table))));

test.each(['stco', 'co64'] as const)('pointers of %s', async (type) => {
  const start = box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1'));
  const media = box('mdat', Buffer.from('ABCDEFGH'));
  const first = start.length + 8;
  const moov = box('moov', box('mvhd', Buffer.alloc(12)), track(pointers(type, first, first + 4)), track(pointers(type, first + 6)));
  const file = join(folder, `${type}.mp4`);
  writeFileSync(file, Buffer.concat([start, media, moov, box('free', Buffer.alloc(3))]));
  const boxes = await boxesOf(file);
  expect(isFastStart(boxes)).toBe(false);
  await writeFastStart(file, boxes, `${file}.out`);
  const out = readFileSync(`${file}.out`);
  const after = await boxesOf(`${file}.out`);
  expect(after.map((one) => one.type)).toEqual(['ftyp', 'moov', 'mdat', 'free']);
  expect(isFastStart(after)).toBe(true);
  expect(out.length).toBe(readFileSync(file).length);
  const shown: string[] = [];
  for (let at = out.indexOf(type); at >= 0; at = out.indexOf(type, at + 4)) {
    const width = type === 'stco' ? 4 : 8;
    for (let index = 0; index < out.readUInt32BE(at + 8); index++) {
      const place = at + 12 + index * width;
      const offset = width === 4 ? out.readUInt32BE(place) : Number(out.readBigUInt64BE(place));
      shown.push(out.toString('latin1', offset, offset + 1));
    }
  }
  expect(shown).toEqual(['A', 'E', 'G']);
});
