/** What is sent to a server and what is made of its answers, without a server. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterOf, meilisearchEngine, type Post, withoutOperators } from '#domain/search/engine-meilisearch.ts';
import { prepare } from '#domain/search/request.ts';
import { indexSettings, searchedFields, settingsVersion } from '#domain/search/settings.ts';
import { spokenDocument } from '#domain/search/spoken-document.ts';
import { type SearchDocument, SearchUnavailable } from '#domain/search/types.ts';
import { readCorpus } from '../../scripts/lib/search-corpus.ts';

interface Asked {
  queries: { q?: string; filter?: string[][]; facets?: string[]; attributesToSearchOn?: string[]; matchingStrategy?: string }[];
}
const corpus = readCorpus('tests/fixtures/search/corpus.json');
const named = (name: string) => corpus.filter((document) => document.name === name);

/** A server that answers each query with some documents, and remembers what it was asked. */
function server(answer: (query: Asked['queries'][number]) => SearchDocument[]) {
  const asked: Asked[] = [];
  const post: Post = async (_, body) => {
    asked.push(body as Asked);
    return {
      results: (body as Asked).queries.map((query) => ({ hits: answer(query), totalHits: answer(query).length, facetDistribution: {} })),
    };
  };
  return { asked, engine: meilisearchEngine({ post, index: 'haohuo' }) };
}

describe('filters', () => {
  it('quotes hostile values', () => {
    const { filters } = prepare({ q: '', filters: { brand: ['x" OR brand EXISTS OR brand = "', 'a\\" OR 1'] } });
    expect(filterOf(filters)).toEqual([['brand = "x\\" OR brand EXISTS OR brand = \\""', 'brand = "a\\\\\\" OR 1"']]);
  });

  it('never leaves a value open', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const [[one = ''] = []] = filterOf(prepare({ q: '', filters: { town: [value] } }).filters);
        expect(one).toMatch(/^town = "(?:[^"\\]|\\["\\])*"$/s);
      }),
    );
  });

  it('are asked disjunctively, in one request', async () => {
    const { asked, engine } = server(() => named('斗门海鲈'));
    await engine.search({ q: '海鲈', filters: { brand: ['斗门优品'], kind: ['product'] } });
    expect(asked).toHaveLength(1);
    const rest = ['brand = "斗门优品"'];
    const kind = ['kind = "product"'];
    const group = (among: string[]) => [
      [
        ['category', 'town', 'season', 'tags'],
        [among, kind, rest],
      ],
      [['kind'], [among, rest]],
      [['brand'], [among, kind]],
      [undefined, [among]],
    ];
    expect(asked[0]?.queries.map(({ facets, filter }) => [facets, filter])).toEqual([
      ...group(['kind != "spoken"']),
      ...group(['kind = "spoken"']),
    ]);
  });
});

describe('spoken words', () => {
  const spoken = Array.from({ length: 30 }, (_, window) =>
    spokenDocument({
      session: { id: 'yuxun', title: '鱼汛', sample: true, startsAt: 1, endsAt: 2 },
      ...{ window, words: '海鲈清蒸', starts: [[0, window * 20]], carried: 0 },
    }),
  );
  const saying = ({ attributesToSearchOn }: Asked['queries'][number]) => attributesToSearchOn?.[0] === 'said';

  it('are asked as a phrase in the same request, and not for a single character', async () => {
    const { asked, engine } = server((query) => (saying(query) ? [] : named('斗门海鲈')));
    await engine.search({ q: '海鱸 -"清蒸' });
    expect(asked[0]?.queries.filter(saying).map(({ q }) => q)).toEqual(['"海 鲈" "清 蒸"']);
    await engine.search({ q: '鲈' });
    expect(asked[1]?.queries.filter(saying)).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('later pages are asked for by themselves', async () => {
    const asked: Asked[] = [];
    const post: Post = async (_, body) => {
      asked.push(body as Asked);
      const results = (body as { queries: { page: number; hitsPerPage: number; attributesToSearchOn: string[] }[] }).queries.map(
        ({ page, hitsPerPage, attributesToSearchOn }) => {
          const all = attributesToSearchOn[0] === 'said' ? spoken : named('斗门海鲈');
          return { hits: all.slice((page - 1) * hitsPerPage, page * hitsPerPage), totalHits: all.length, facetDistribution: {} };
        },
      );
      return { results };
    };
    const engine = meilisearchEngine({ post, index: 'haohuo' });
    const pages = await Promise.all([1, 2].map((page) => engine.search({ q: '海鲈', page })));
    expect(pages.map(({ hits, total }) => [hits.length, total])).toEqual([
      [20, 31],
      [11, 31],
    ]);
    expect(pages.flatMap(({ hits }) => hits.map(({ document }) => document.id))).toEqual(
      [...named('斗门海鲈'), ...spoken].map(({ id }) => id),
    );
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['no speech', { speech: undefined }],
    ['another page', { speech: { ...spoken[0]?.speech, session: '../../evil' } }],
    ['starts that are none', { speech: { ...spoken[0]?.speech, starts: [[0]] } }],
    ['half a second', { speech: { ...spoken[0]?.speech, starts: [[0, 1.5]] } }],
    ['words that are none', { speech: { ...spoken[0]?.speech, words: null } }],
    ['speech of a product', { kind: 'product' }],
  ])('%s: the server is not believed', async (_, change) => {
    const engine = (hit: object) =>
      meilisearchEngine({
        post: async (_path, body) => ({ results: (body as Asked).queries.map(() => ({ hits: [hit], totalHits: 1 })) }),
        index: 'x',
      });
    expect((await engine({ ...spoken[0] }).search({ q: '清蒸' })).hits.at(-1)?.path).toBe('/live/yuxun/?t=0#replay');
    await expect(engine({ ...spoken[0], ...change }).search({ q: '清蒸' })).rejects.toThrow(SearchUnavailable);
  });
});

it('operators are words', () => expect(withoutOperators('-荔枝 --"海鲈" a-b')).toBe('荔枝 海鲈 a-b'));

describe('the ladder', () => {
  const sounding = (query: Asked['queries'][number]) => query.attributesToSearchOn?.[0] === 'pinyinExact';

  it('asks once when the words are found', async () => {
    const { asked, engine } = server(() => named('斗门海鲈'));
    expect((await engine.search({ q: '海鲈' })).match).toBe('exact');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.queries[0]?.attributesToSearchOn).toEqual(searchedFields);
  });

  it('goes by sound when they are not', async () => {
    const { asked, engine } = server((query) => (sounding(query) ? named('斗门荔枝') : []));
    const result = await engine.search({ q: '荔支' });
    expect(result).toMatchObject({ match: 'pinyin', total: 1, query: '荔支' });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.queries.find(sounding)?.q).toBe('lizhi');
  });

  it('takes something near only when it holds half of the words', async () => {
    const { engine } = server((query) => (query.matchingStrategy === 'frequency' ? [...named('蒲烧鳗鱼'), ...named('再生硒鼓')] : []));
    const result = await engine.search({ q: '烤鳗鱼扒' });
    expect(result.match).toBe('loose');
    expect(result.hits.map(({ document }) => document.name)).toEqual(['蒲烧鳗鱼']);
    expect((await engine.search({ q: '冰箱' })).total).toBe(0);
  });
});

describe('a server that fails', () => {
  it.each([
    ['nothing', undefined],
    ['another shape', { results: [] }],
    ['half a document', { results: [{ hits: [{ id: 'x' }], totalHits: 1 }] }],
    ['a foreign path', { results: [{ hits: [{ ...named('斗门海鲈')[0], path: '//evil.example/' }], totalHits: 1 }] }],
  ])('answers %s', async (_, body) => {
    await expect(meilisearchEngine({ post: async () => body, index: 'x' }).search({ q: '海鲈' })).rejects.toThrow(SearchUnavailable);
  });

  it('is unavailable on errors, but aborts pass through', async () => {
    const failing = (error: Error) => meilisearchEngine({ post: async () => Promise.reject(error), index: 'x' }).search({ q: 'x' });
    await expect(failing(new TypeError('fetch failed'))).rejects.toThrow(SearchUnavailable);
    await expect(failing(new DOMException('stop', 'AbortError'))).rejects.toHaveProperty('name', 'AbortError');
  });
});

it('settings have a version that only they decide, and synonyms in both directions', () => {
  expect(settingsVersion()).toMatch(/^[0-9a-f]{8}$/);
  expect(settingsVersion()).toBe(settingsVersion());
  for (const [word, others] of Object.entries(indexSettings.synonyms))
    for (const other of others) expect(indexSettings.synonyms[other]).toContain(word);
});
