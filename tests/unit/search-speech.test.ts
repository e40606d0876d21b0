/** Words spoken in replays: compared as they were said, shown with their second, and never before anything else. */
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { normalise } from '#domain/search/normalise.ts';
import { holds, phrasesOf, presentSpeech, saidOf } from '#domain/search/speech.ts';
import { spokenDocument, type SpokenSession } from '#domain/search/spoken-document.ts';
import { buildStaticSpoken, SPOKEN_LIMIT, spokenFinder } from '#domain/search/static-spoken.ts';
import { type SearchDocument, SearchUnavailable } from '#domain/search/types.ts';
import Results from '../../src/components/search/Results.tsx';
import { readCorpus, readQueries } from '../../scripts/lib/search-corpus.ts';
import { judge, scores } from '../../scripts/lib/search-judge.ts';
import { productNames, talkDocuments } from '../../scripts/lib/synthetic-talk.ts';

const session: SpokenSession = { id: 'yuxun', title: '海鲈鱼汛第一场', brand: '斗门优品', sample: true, startsAt: 1000, endsAt: 2000 };
const said = (words: string, starts: [number, number][] = [[0, 754]], carried = 0, window = 0) =>
  spokenDocument({ session, window, words, starts, carried });
const shown = (document: SearchDocument, query: string) => {
  const hit = presentSpeech(document, query);
  return hit && { ...hit, text: hit.snippet?.runs.map(({ text, match }) => (match ? `[${text}]` : text)).join('') };
};

describe('what is compared', () => {
  it.each([
    ['清蒸八分鐘，火候不要太大', '清蒸八分钟', true],
    ['淋上 iPhone 15 的油', 'iphone 15', true],
    ['这条海 鲈鱼', '海鲈', true],
    ['先清蒸。这条海鲈', '海鲈 清蒸', true],
    ['这条海鲈', '海鲈 清蒸', false],
    ['这条海鲈', '鲈海', false],
    ['iphones', 'iphone', false],
  ])('「%s」 says 「%s」: %s', (words, query, expected) => {
    expect(holds(saidOf(words), phrasesOf(normalise(query)))).toBe(expected);
    expect(shown(said(words), normalise(query)) !== undefined).toBe(expected);
  });

  it('one character is no question, two are', () => {
    expect(phrasesOf('鲈')).toEqual([]);
    expect(phrasesOf('，')).toEqual([]);
    expect(phrasesOf('鲈 鱼')).toEqual(['鲈', '鱼']);
    expect(phrasesOf('海鲈 海鲈')).toEqual(['海 鲈']);
  });

  it('the end of a word and the beginning of the next are not a word', () => {
    expect(shown(said('我们现场尝一口红木圈椅'), '口红')).toBeUndefined();
    expect(shown(said('现场尝一口红薯干'), '一口红薯')?.text).toBe('现场尝[一口红薯]干');
    expect(shown(said('这支口红很好看'), '口红')?.text).toBe('这支[口红]很好看');
    expect(shown(said('现场尝一口红薯干'), '薯干')?.text).toBe('现场尝一口红[薯干]');
    expect(shown(said('中华人民共和国'), '共和')?.text).toBe('中华人民[共和]国');
  });
});

describe('a hit', () => {
  const words = '今天说养殖 这条海鲈清蒸八分钟 淋上热油';
  const starts: [number, number][] = [
    [0, 750],
    [6, 754],
    [16, 760],
  ];

  it('leads two seconds before the cue of its first match', () => {
    expect(shown(said(words, starts), '清蒸')).toMatchObject({
      second: 754,
      path: '/live/yuxun/?t=752#replay',
      title: [{ text: '海鲈鱼汛第一场', match: false }],
      text: '今天说养殖 这条海鲈[清蒸]八分钟 淋上热油',
    });
    expect(shown(said(words, starts), '热油 养殖')).toMatchObject({ second: 750, text: expect.stringContaining('[热油]') });
    expect(shown(said(words, [[0, 1]]), '清蒸')?.path).toBe('/live/yuxun/?t=0#replay');
  });

  it('speaks for its own words, not for those carried over; across the border for both', () => {
    const carried = said(words, starts, 5);
    expect(shown(carried, '养殖')).toBeUndefined();
    expect(shown(carried, '殖这条')).toMatchObject({ second: 750 });
    expect(shown(said('海鲈 又是海鲈', [[0, 10], [3, 20]], 2), '海鲈')).toMatchObject({ second: 20 }); // prettier-ignore
  });

  it('is not found by its title, its brand or its sound', () => {
    for (const query of ['鱼汛', '斗门优品', 'qingzheng', '轻蒸']) expect(shown(said(words, starts), query)).toBeUndefined();
  });

  it('shows the words around the match, whole characters only', () => {
    const long = said(`${'𠮷长话'.repeat(30)}海鲈${'后话𠮷'.repeat(30)}`);
    expect(shown(long, '海鲈')?.text).toMatch(/^….{8,18}\[海鲈\].{20,60}…$/u);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 90 }), (before, after) => {
        const runs = presentSpeech(said(`${before} 海鲈 ${after}`), '海鲈')?.snippet?.runs ?? [];
        const text = runs.map((run) => run.text).join('');
        expect(runs.some(({ text: run, match }) => match && run.replaceAll(' ', '').includes('海鲈'))).toBe(true);
        expect(`${before} 海鲈 ${after}`).toContain(text.replace(/^…|…$/g, '').trim());
        expect(text.isWellFormed() || !`${before}${after}`.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is text on the page, with its second, and its own address', () => {
    const hit = presentSpeech(said('<img src=x> 清蒸八分钟', [[0, 754]]), '清蒸');
    if (!hit) throw new Error('fixture');
    const facets = { kind: {}, brand: {}, category: {}, town: {}, season: {}, tags: {} };
    const result = { hits: [hit], total: 1, totalIsExact: true, facets, source: 'static', match: 'exact', query: '清蒸' } as const;
    const html = renderToStaticMarkup(
      createElement(Results, { result: { ...result, hits: [hit] }, request: { q: '清蒸' }, ask: () => undefined }),
    );
    expect(html).toContain('回放里说到 · 斗门优品 · 12:34');
    expect(html).toContain('href="/live/yuxun/?t=752#replay"');
    expect(html).toContain('说到：&lt;img src=x&gt; <mark>清蒸</mark>八分钟');
  });
});

describe('without a server', () => {
  const corpus = readCorpus('tests/fixtures/search/corpus.json');
  const talk = talkDocuments(productNames(corpus), 1_000);
  const index = buildStaticIndex([...corpus, ...talk]);
  const speech = JSON.parse(JSON.stringify(buildStaticSpoken([...corpus, ...talk])));
  const engine = staticEngine(index, async () => spokenFinder(speech));
  const silent = staticEngine(buildStaticIndex(corpus));

  it('the index of everything else is as it was', () => expect(index).toEqual(buildStaticIndex(corpus)));

  it('goods stand first, and judged queries are answered as before', async () => {
    const { hits } = await engine.search({ q: '斗门海鲈', hitsPerPage: 100 });
    const kinds = hits.map(({ document }) => document.kind === 'spoken');
    expect(kinds.indexOf(true)).toBeGreaterThan(0);
    expect(kinds.lastIndexOf(false)).toBeLessThan(kinds.indexOf(true));
    const queries = readQueries('tests/fixtures/search/queries.json');
    const hit1 = async (one: typeof engine) => scores(await judge(one, queries)).map(({ cls, hit1: share }) => [cls, share]);
    expect(await hit1(engine)).toEqual(await hit1(silent));
  });

  it('nothing but the spoken words can be asked for, and filters hold', async () => {
    const all = await engine.search({ q: '斗门海鲈', hitsPerPage: 1 });
    const { hits, total } = await engine.search({ q: '斗门海鲈', filters: { kind: ['spoken'] } });
    expect(hits.every(({ document }) => document.kind === 'spoken')).toBe(true);
    expect(total).toBe(all.facets.kind['spoken']);
    expect(total).toBeGreaterThan(20);
    expect((await engine.search({ q: '斗门海鲈', filters: { brand: ['岗货'] } })).total).toBe(0);
    expect((await engine.search({ q: '', hitsPerPage: 100 })).total).toBe(corpus.length);
  });

  it('what was said in so many words is more than something near', async () => {
    const near = await silent.search({ q: '海鲈蒸八分钟就好' });
    expect(near.match).toBe('loose');
    const { match, hits } = await engine.search({ q: '海鲈蒸八分钟就好' });
    expect(match).toBe('exact');
    expect(hits[0]?.document.kind).toBe('spoken');
  });

  it('pages follow one another without loss', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => engine.search({ q: '斗门海鲈', page, hitsPerPage: 25 })));
    const once = await engine.search({ q: '斗门海鲈', hitsPerPage: 100 });
    const ids = (hits: { document: SearchDocument }[]) => hits.map(({ document }) => document.id);
    expect(ids(pages.flatMap(({ hits }) => hits))).toEqual(ids(once.hits));
  });

  it('words that cannot be fetched leave the rest found, and are asked for again', async () => {
    let asked = 0;
    const failing = staticEngine(index, async () => {
      asked++;
      throw new SearchUnavailable('404');
    });
    for (const times of [1, 2]) {
      expect((await failing.search({ q: '斗门海鲈' })).hits[0]?.document.name).toBe('斗门海鲈');
      expect(asked).toBe(times);
    }
    await failing.search({ q: '鲈' });
    expect(asked).toBe(2);
  });

  it('carries the newest windows and gives back the same documents', () => {
    const bare = (document: SearchDocument) => ({ ...document, said: '' });
    expect(spokenFinder(speech)(['海 鲈'])).toEqual(talk.filter((one) => holds(one.said, ['海 鲈'])).map(bare));
    const few = buildStaticSpoken(talk.toReversed(), 300);
    expect(few.windows).toHaveLength(300);
    expect(few.sessions.map(({ id }) => id)).toEqual(['talk-0', 'talk-1']);
    expect(buildStaticSpoken(talkDocuments(['海鲈'], SPOKEN_LIMIT + 5)).windows).toHaveLength(SPOKEN_LIMIT);
    expect(() => spokenFinder({ format: 0 })).toThrow(SearchUnavailable);
  });
});
