/** The static engine on the judged corpus, marks, and the pair of engines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonsOf } from '#domain/search/documents.ts';
import { buildStaticIndex, staticEngine } from '#domain/search/engine-static.ts';
import { fallbackEngine, REST } from '#domain/search/federated.ts';
import { highlight, present } from '#domain/search/highlight.ts';
import { type SearchEngine, type SearchResult, SearchUnavailable } from '#domain/search/types.ts';
import { readCorpus, readQueries } from '../../scripts/lib/search-corpus.ts';
import { judge, scores } from '../../scripts/lib/search-judge.ts';

const documents = readCorpus('tests/fixtures/search/corpus.json');
const engine = staticEngine(JSON.parse(JSON.stringify(buildStaticIndex(documents))));
const text = (runs: { text: string; match: boolean }[]) => runs.map((run) => (run.match ? `[${run.text}]` : run.text)).join('');

describe('static engine', () => {
  it.each([
    ['海鲈', ['斗门海鲈', '一夜埕海鲈鱼干', '免浆海鲈鱼片'], 'exact'],
    ['鱸魚', ['斗门海鲈', '一夜埕海鲈鱼干', '免浆海鲈鱼片'], 'exact'],
    ['hailu', ['斗门海鲈'], 'exact'],
    ['dmhl', ['斗门海鲈'], 'exact'],
    ['荔支', ['斗门荔枝', '妃子笑荔枝', '荔枝干', '荔枝蜜'], 'pinyin'],
  ])('%s', async (q, names, match) => {
    const result = await engine.search({ q });
    expect(names).toContain(result.hits[0]?.document.name);
    expect(result).toMatchObject({ match, source: 'static' });
  });

  it('holds its scores on both sets of judged queries', async () => {
    for (const [file, floor] of [
      ['queries', 0.97],
      ['queries-more', 0.95],
    ] as const) {
      const all = scores(await judge(engine, readQueries(`tests/fixtures/search/${file}.json`)));
      expect(all.at(-1)?.hit1).toBeGreaterThanOrEqual(floor);
    }
  });

  it('counts facets disjunctively and pages without loss', async () => {
    const open = await engine.search({ q: '' });
    const chosen = await engine.search({ q: '', filters: { brand: ['岗货'], kind: ['product', 'maker'] }, hitsPerPage: 100 });
    expect(open.total).toBe(documents.length);
    expect(chosen.facets.brand['斗门优品']).toBe(
      documents.filter(({ brand, kind }) => brand === '斗门优品' && ['product', 'maker'].includes(kind)).length,
    );
    expect(chosen.total).toBe((chosen.facets.kind['product'] ?? 0) + (chosen.facets.kind['maker'] ?? 0));
    const pages = await Promise.all([1, 2, 3].map((page) => engine.search({ q: '', page, hitsPerPage: 60 })));
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ document }) => document.id))).size).toBe(documents.length);
  });

  it.each(['%', '？！', '—— …', '&|<>'])('%s says nothing, and finds nothing', async (q) => {
    expect(await engine.search({ q })).toMatchObject({ total: 0, hits: [] });
  });

  it('shows nothing rather than something near when only the filter is in the way', async () => {
    const result = await engine.search({ q: '荔枝干', filters: { brand: ['岗货'] } });
    expect(result).toMatchObject({ total: 0, match: 'exact' });
    expect(result.facets.brand['斗门优品']).toBeGreaterThan(0);
  });

  it('answers anything that can be typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (q) => void (await engine.search({ q }))),
      { numRuns: 300 },
    );
  });

  it('rejects an aborted search and an index of another format', async () => {
    await expect(engine.search({ q: '海鲈' }, AbortSignal.abort())).rejects.toHaveProperty('name', 'AbortError');
    expect(() => staticEngine({ format: 0 })).toThrow(SearchUnavailable);
  });
});

describe('highlight', () => {
  it.each([
    ['斗门海鲈', '斗门海鲈', '[斗门海鲈]'],
    ['斗门海鲈', '海鲈', '斗门[海鲈]'],
    ['斗门海鲈', 'hailu', '斗门[海鲈]'],
    ['斗门荔枝', '荔支', '斗门[荔枝]'],
    ['红木家具', '家私', '红木[家具]'],
    ['AI智能眼镜', 'ai', '[AI]智能眼镜'],
    ['珠寶', '珠宝', '[珠寶]'],
  ])('%s for %s: %s', (name, query, marked) => expect(text(highlight(name, query))).toBe(marked));

  it('keeps the text whole, merges neighbours and makes no markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 10 }), (name, query) => {
        const runs = highlight(name, query);
        expect(runs.map((run) => run.text).join('')).toBe(name);
        for (let at = 1; at < runs.length; at++) expect(runs[at]?.match).not.toBe(runs[at - 1]?.match);
      }),
    );
    expect(
      highlight('<img src=x onerror=1>', 'img')
        .map((run) => run.text)
        .join(''),
    ).toBe('<img src=x onerror=1>');
  });

  it('shows the field that matched when the name did not', () => {
    const lychee = documents.find(({ name }) => name === '妃子笑抢鲜第一场');
    if (!lychee) throw new Error('fixture');
    const { snippet } = present(lychee, '荔枝');
    expect(snippet?.field).toBe('products');
    expect(text(snippet?.runs ?? [])).toBe('妃子笑[荔枝]');
  });
});

describe('fallbackEngine', () => {
  const result = { source: 'meilisearch' } as SearchResult;
  const server = (answers: (() => Promise<SearchResult>)[]): SearchEngine => ({
    source: 'meilisearch',
    search: () => (answers.shift() ?? (async () => result))(),
  });

  it('rests for 30 s after a failure, then tries again', async () => {
    let clock = 0;
    const both = fallbackEngine(server([async () => Promise.reject(new SearchUnavailable())]), async () => engine, { now: () => clock });
    const source = async () => (await both.search({ q: '海鲈' })).source;
    expect(await source()).toBe('static');
    clock = REST - 1;
    expect(await source()).toBe('static');
    clock = REST;
    expect(await source()).toBe('meilisearch');
  });

  it('lets aborts through, works without a server, and says when there is no index either', async () => {
    const abort = Object.assign(new Error('stop'), { name: 'AbortError' });
    await expect(
      fallbackEngine(server([async () => Promise.reject(abort)]), async () => engine, { now: () => 0 }).search({ q: 'x' }),
    ).rejects.toBe(abort);
    expect((await fallbackEngine(undefined, async () => engine, { now: () => 0 }).search({ q: '海鲈' })).source).toBe('static');
    await expect(
      fallbackEngine(undefined, async () => Promise.reject(new Error('404')), { now: () => 0 }).search({ q: 'x' }),
    ).rejects.toThrow(SearchUnavailable);
  });
});

it('seasons follow the months', () => {
  expect(seasonsOf([5, 6, 7])).toEqual(['春', '夏']);
  expect(seasonsOf([12, 1])).toEqual(['冬']);
  expect(seasonsOf([])).toEqual(['四季']);
});
