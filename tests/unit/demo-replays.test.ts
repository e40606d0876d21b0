/** The demo's own replays: whole, as their entries say, and worded as a shop window may be. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { imagePath } from '#domain/images.ts';
import { readVtt } from '#domain/replay/vtt.ts';
import { readContent } from '../../scripts/lib/read-content.ts';

const { content } = checkContent(readContent('src/content').entries, { includeSamples: true });
const own = [...content.sessions.values()].flatMap((session) => {
  const { id, replay } = session;
  const beside = (name: string | undefined) => (name === undefined ? undefined : imagePath(`src/content/sessions/${id}.yaml`, name));
  return replay?.file === undefined
    ? []
    : [{ session, replay, file: beside(replay.file) ?? '', audio: beside(replay.audio), captions: beside(replay.captions) ?? '' }];
});

/** Every file of a recording: the file itself, or the playlist and what it names. */
function filesOf(file: string): string[] {
  if (!file.endsWith('.m3u8')) return [file];
  const text = readFileSync(file, 'utf8');
  const names = text.split('\n').flatMap((line) => /URI="([^"]+)"/.exec(line)?.[1] ?? (line === '' || line.startsWith('#') ? [] : [line]));
  return [file, ...names.map((name) => join(dirname(file), name))];
}

test('both ways of keeping a replay are shown, one product in each, and a replay that is gone', () => {
  expect(new Set(own.map(({ file }) => file.split('.').at(-1)))).toEqual(new Set(['m3u8', 'mp4']));
  const [one = [], other = []] = own.map(({ session }) => session.lineup.map(({ product }) => product));
  expect(one.some((product) => other.includes(product))).toBe(true);
  expect([...content.sessions.values()].filter(({ replay }) => replay?.gone).length).toBeGreaterThan(0);
});

test('all recordings together stay within 2.5 MB', () => {
  const files = own.flatMap(({ file, audio }) => [...filesOf(file), ...(audio === undefined ? [] : [audio])]);
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(2_500_000);
});

describe.each(own)('$session.id', ({ session, replay, file, captions }) => {
  const { cues, faults } = readVtt(readFileSync(captions, 'utf8'));

  test('every file is there, named relatively, with the digest of the entry', () => {
    for (const part of filesOf(file)) expect(existsSync(part), part).toBe(true);
    if (file.endsWith('.m3u8')) expect(readFileSync(file, 'utf8')).not.toMatch(/:\/\/|^\//m);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(replay.sha256);
    expect(replay.url ?? replay.platform).toBeUndefined();
  });

  test('captions are in order, within the replay, short, and say at once that this is a sample', () => {
    expect(faults).toEqual([]);
    expect(cues.length).toBeGreaterThanOrEqual(60);
    expect(cues[0]?.text).toContain('示例');
    for (const [index, { from, to, text }] of cues.entries()) {
      expect(from, text).toBeGreaterThanOrEqual(cues[index - 1]?.to ?? 0);
      expect(to, text).toBeLessThanOrEqual(replay.duration);
      expect(to - from, text).toBeGreaterThanOrEqual(2);
      expect(to - from, text).toBeLessThanOrEqual(5);
      expect((text.match(/\p{Script=Han}/gu) ?? []).length, text).toBeLessThanOrEqual(24);
      expect(text).not.toMatch(/最|第一|国家级|顶级|推荐/);
      if (session.nature === 'public-benefit') expect(text).not.toMatch(/直播价|元|块[一二三四五六七八九]/);
    }
  });

  test('every product is named while it is shown', () => {
    for (const { product, at = 0, until = 0 } of session.lineup) {
      const { names, aliases = [] } = content.products.get(product) ?? { names: { zh: product } };
      const said = cues
        .filter(({ from, to }) => from >= at && to <= until)
        .map(({ text }) => text)
        .join('\n');
      expect(
        [names.zh, ...aliases].some((name) => said.includes(name)),
        product,
      ).toBe(true);
    }
  });
});
