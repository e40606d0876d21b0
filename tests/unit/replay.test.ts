/** Replays in the domain: seconds in addresses, chapters and tracks, addresses on platforms, the text, what search engines are told, files beside entries. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import parser from 'webvtt-parser';
import { checkContent } from '#domain/content.ts';
import { formatBytes } from '#domain/format.ts';
import { mediaFaults, readMediaFacts } from '#domain/media.ts';
import { formatOffset } from '#domain/offset.ts';
import { captionsVtt, type Chapter, chaptersOf, chaptersVtt, productsVtt } from '#domain/replay/chapters.ts';
import { chapterAt } from '#domain/replay/chapters-at.ts';
import { embedAddress, seekAddress } from '#domain/replay/platform.ts';
import { clampSecond, parseSecond, seekOf } from '#domain/replay/seek.ts';
import { passagesOf } from '#domain/replay/transcript.ts';
import { clockOf, isOut, nextEdge, phaseAt } from '#domain/session-phase.ts';
import { isoDuration, scriptJson, videoObject } from '#domain/structured-data.ts';
import { mediaPath } from '#domain/urls.ts';
import { base, session } from './fixtures.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);

describe('a second in an address', () => {
  test.each([
    ['75', 75],
    ['75.5', 75.5],
    ['75s', 75],
    ['1m15s', 75],
    ['1h2m3s', 3723],
    ['1:15', 75],
    ['62:03', 3723],
    ['1:02:03', 3723],
    ['npt:75', 75],
    ['0', 0],
    ['', undefined],
    ['-5', undefined],
    ['NaN', undefined],
    ['1e9', undefined],
    ['abc', undefined],
    ['1:75', undefined],
    ['9'.repeat(30), undefined],
  ])('%j', (text, second) => expect(parseSecond(text)).toBe(second));

  test('whatever is shown of a second leads back to it', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), (second) => parseSecond(formatOffset(second)) === second)));

  test.each([
    ['?t=75', '', { from: 75, to: undefined }],
    ['', '#t=1:15', { from: 75, to: undefined }],
    ['?t=10', '#t=20', { from: 20, to: undefined }],
    ['?t=10', '#t=zz', { from: 10, to: undefined }],
    ['?t=754', '#t-754', { from: 754, to: undefined }],
    ['', '#t=12,34', { from: 12, to: 34 }],
    ['', '#t=,34', { from: 0, to: 34 }],
    ['', '#t=34,12', { from: 34, to: undefined }],
    ['?x=1', '#lineup', undefined],
    ['?t=%00', '', undefined],
  ])('%s%s', (search, hash, asked) => expect(seekOf({ search, hash })).toEqual(asked));

  test('never outside the recording', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -10, max: 1e9 }), fc.integer({ min: 1, max: 20_000 }), (second, duration) => {
        const clamped = clampSecond(second, duration);
        expect(clamped >= 0 && clamped < duration).toBe(true);
      }),
    ));
});

describe('chapters', () => {
  const item = fc.record({
    product: fc.constantFrom('wok', 'pan'),
    at: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    length: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  });
  const lineups = fc.array(item, { maxLength: 12 }).map((items) =>
    items.map(({ product, at: from, length }) => ({
      product,
      at: from,
      until: from === undefined || length === undefined ? undefined : from + length,
    })),
  ) as fc.Arbitrary<Parameters<typeof chaptersOf>[0]>;
  const words = fc.string({ unit: 'binary', maxLength: 40 });
  const errorsOf = (text: string, mode: 'chapters' | 'captions' | 'metadata') => new parser.WebVTTParser().parse(text, mode);

  test('in order, within the recording, none over the next; the files are valid whatever the titles hold', () =>
    fc.assert(
      fc.property(lineups, words, (lineup, title) => {
        const chapters = chaptersOf(lineup, 400);
        chapters.forEach(({ from, to }, index) => {
          expect(from < to && to <= 400).toBe(true);
          expect(to).toBeLessThanOrEqual(chapters[index + 1]?.from ?? 400);
        });
        const { errors, cues } = errorsOf(
          chaptersVtt(chapters, () => `甲${title}`),
          'chapters',
        );
        expect(errors).toEqual([]);
        expect(cues).toHaveLength(chapters.length);
        const products = errorsOf(productsVtt(chapters), 'metadata');
        expect(products.errors).toEqual([]);
        expect(products.cues.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
          chapters.map(({ product, from, to }) => ({ product, from, to })),
        );
      }),
    ));

  test('captions are valid, and read back as they were', () =>
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (texts) => {
        const cues = texts.map((text, index) => ({ from: index * 2, to: index * 2 + 1.5, text: `说${text}` }));
        const { errors, cues: read } = errorsOf(captionsVtt(cues), 'captions');
        expect(errors).toEqual([]);
        expect(read.map(({ startTime }) => startTime)).toEqual(cues.map(({ from }) => from));
      }),
    ));

  test('a boundary belongs to the chapter that begins', () => {
    const chapters = chaptersOf(
      [
        { product: 'a', at: 10, until: 20 },
        { product: 'b', at: 20 },
      ] as Parameters<typeof chaptersOf>[0],
      60,
    );
    expect([9.9, 10, 19.99, 20, 59.9, 60].map((second) => chapterAt(chapters, second)?.product)).toEqual([
      undefined,
      'a',
      'a',
      'b',
      'b',
      undefined,
    ]);
  });

  test('the text stands under its chapters; a silence begins a paragraph', () => {
    const chapter: Chapter = { item: 0, product: 'a', from: 10, to: 20 };
    const cue = (from: number, text: string) => ({ from, to: from + 1, text });
    const passages = passagesOf([cue(0, '开场'), cue(1, '大家好'), cue(10, '锅'), cue(16, '还是锅'), cue(20, '再见')], [chapter]);
    expect(passages.map(({ chapter: of, paragraphs }) => [of?.product, paragraphs.map(({ text }) => text)])).toEqual([
      [undefined, ['开场 大家好']],
      ['a', ['锅', '还是锅']],
      [undefined, ['再见']],
    ]);
  });
});

describe('on a platform', () => {
  const url = 'https://live.test.example/r/1?x=1';
  test('the second goes into the template, and the address keeps its own query', () => {
    expect(seekAddress('{url}?t={seconds}', 'https://a.example/r', 754.9)).toBe('https://a.example/r?t=754');
    expect(seekAddress('{url}?t={seconds}', url, 754)).toBe(`${url}&t=754`);
    expect(embedAddress('https://player.example/?v={url}&t={seconds}', url, 5)).toBe(
      `https://player.example/?v=${encodeURIComponent(url)}&t=5`,
    );
  });
  test('no template, or no https: no address', () => {
    expect(seekAddress(null, url, 1)).toBeUndefined();
    expect(seekAddress('javascript:alert({seconds})', url, 1)).toBeUndefined();
    expect(seekAddress('{url}', 'javascript:alert(1)', 1)).toBeUndefined();
  });
});

describe('gone', () => {
  const replay = { publishedAt: '2026-11-22T10:00+08:00' };
  const timed = { startsAt: '2026-11-21T20:00+08:00', endsAt: '2026-11-21T21:30+08:00' };
  const clock = clockOf({ ...timed, replay: { ...replay, gone: { since: '2026-12-01' } } });
  test.each([
    ['2026-11-22T09:59:59', 'ended', false],
    ['2026-11-22T10:00:00', 'archived', true],
    ['2026-11-30T23:59:59', 'archived', true],
    ['2026-12-01T00:00:00', 'ended', false],
  ])('%s: %s', (time, phase, out) => {
    expect(phaseAt(clock, at(time))).toBe(phase);
    expect(isOut(clock, at(time))).toBe(out);
  });
  test('the browser wakes when it goes', () => expect(nextEdge(clock, at('2026-11-25T00:00:00'))).toBe(at('2026-12-01T00:00:00')));
  test('one that was never there does not go', () =>
    expect(phaseAt(clockOf({ ...timed, replay }), at('2030-01-01T00:00:00'))).toBe('archived'));
});

describe('search engines', () => {
  test('durations', () => expect([0, 59.6, 3600, 5480].map(isoDuration)).toEqual(['PT0S', 'PT1M', 'PT1H', 'PT1H31M20S']));
  test('nothing of a title ends the element', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const json = scriptJson({ title: `</script><!--${title}` });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual({ title: `</script><!--${title}` });
      }),
    ));
  test('a replay on a platform claims no file of ours', () => {
    const facts = { name: 'n', description: 'd', page: 'https://a/', thumbnail: 'https://a/c.svg', uploadDate: '2026-11-22', duration: 60 };
    const data = videoObject({ ...facts, url: 'https://b/', clips: [] });
    expect(data).toMatchObject({ url: 'https://b/', duration: 'PT1M' });
    expect(data).not.toHaveProperty('contentUrl');
    expect(data).not.toHaveProperty('hasPart');
  });
});

describe('files beside an entry', () => {
  const entryWith = (replay: object) =>
    session({
      startsAt: '2026-11-01T20:00',
      endsAt: '2026-11-01T21:00',
      replay: { publishedAt: '2026-11-02T10:00', duration: 60, ...replay },
    });
  const files = (texts: Record<string, string>) => ({
    lstatSync: (path: string) => {
      if (!(path in texts)) throw new Error('ENOENT');
      return { isFile: () => true, size: texts[path]?.length ?? 0 };
    },
    readFileSync: (path: string) => texts[path] ?? '',
  });
  const faultsOf = (replay: object, texts: Record<string, string>) => {
    const entry = entryWith(replay);
    const media = readMediaFacts([entry], files(texts));
    return checkContent([...base, entry], { includeSamples: true, media }).faults.map(({ code, field }) => `${code} ${field}`);
  };
  const folder = 'content/sessions';
  const list = '#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n';

  test.each([
    [{ file: './s.mp4' }, { [`${folder}/s.mp4`]: 'x' }, []],
    [{ file: './s.mp4' }, {}, ['media-missing replay.file']],
    [{ file: './s.mp4' }, { [`${folder}/s.mp4`]: '' }, ['media-missing replay.file']],
    [{ file: '../s.mp4' }, {}, ['media-place replay.file']],
    [{ file: '/etc/passwd.mp4' }, {}, ['media-place replay.file']],
    [{ file: './s.mov' }, {}, ['media-place replay.file']],
    [{ file: './s/index.m3u8' }, { [`${folder}/s/index.m3u8`]: list, [`${folder}/s/a.ts`]: 'x' }, []],
    [{ file: './s/index.m3u8' }, { [`${folder}/s/index.m3u8`]: list }, ['media-missing replay.file']],
    [{ file: './s/index.m3u8' }, { [`${folder}/s/index.m3u8`]: '#EXTM3U\nhttps://a.example/a.ts' }, ['media-playlist replay.file']],
    [
      { file: './s.mp4', captions: './s.vtt' },
      { [`${folder}/s.mp4`]: 'x', [`${folder}/s.vtt`]: 'WEBVTT\n\n00:01.000 --> 00:02.000\n锅\n' },
      [],
    ],
    [
      { file: './s.mp4', captions: './s.vtt' },
      { [`${folder}/s.mp4`]: 'x', [`${folder}/s.vtt`]: 'WEBVTT\n' },
      ['media-captions replay.captions'],
    ],
    [
      { file: './s.mp4', captions: './s.vtt' },
      { [`${folder}/s.mp4`]: 'x', [`${folder}/s.vtt`]: '<html>' },
      ['media-captions replay.captions'],
    ],
  ])('%j', (replay, texts, faults) => expect(faultsOf(replay, texts as Record<string, string>)).toEqual(faults));

  test('names alone are checked when nobody looked at the files', () => {
    expect(mediaFaults('content/sessions/s.yaml', { replay: { file: './s.mp4' } }, undefined)).toEqual([]);
    expect(mediaFaults('content/sessions/s.yaml', { replay: { file: 'x/../s.mp4' } }, undefined)).toHaveLength(1);
  });
  test('where they are served', () => {
    expect(mediaPath('s', './s.mp4')).toBe('/media/s/s.mp4');
    expect(mediaPath('s', './s/index.m3u8')).toBe('/media/s/index.m3u8');
    expect(mediaPath('s', './两 个.mp4')).toBe('/media/s/%E4%B8%A4%20%E4%B8%AA.mp4');
  });
  test('sizes as phones count them', () =>
    expect([1, 900, 96_400, 1_140_000, 812_400_000, 2_000_000_000].map(formatBytes)).toEqual([
      '1 kB',
      '1 kB',
      '96 kB',
      '1.1 MB',
      '812 MB',
      '2.0 GB',
    ]));
});
