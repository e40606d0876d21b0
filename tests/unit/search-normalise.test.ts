/** Queries made plain, and the tables behind that. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalise, QUERY_LIMIT } from '#domain/search/normalise.ts';
import { prepare, putPlainly } from '#domain/search/request.ts';
import { searchTables } from '../../scripts/make-search-tables.ts';

describe('normalise', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }));

  it.each([
    ['  鬥門\u200b荔枝🍒 ', '斗门荔枝'],
    ['ＨＡＩＬＵ\u3000海鱸', 'hailu 海鲈'],
    ['傢俬', '家私'],
    ['有什么', '有什么'],
    ['a\u202eb\u0007c\ud800', 'ab c'],
    ['👨‍👩‍👧🇨🇳1️⃣', '1'],
  ])('%j becomes %j', (given, wanted) => expect(normalise(given)).toBe(wanted));

  it('is idempotent, short and clean, whatever is typed', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = normalise(given);
        expect(normalise(once)).toBe(once);
        expect([...once].length).toBeLessThanOrEqual(QUERY_LIMIT);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Extended_Pictographic}]| {2}|^ | $/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('puts slang plainly and drops words that say nothing, but never everything', () => {
    expect(putPlainly('有什么水果')).toBe('水果');
    expect(putPlainly('返工西装')).toBe('通勤 西装');
    expect(putPlainly('的')).toBe('的');
  });
});

describe('prepare', () => {
  it('keeps only known facets with text values, and bounds numbers', () => {
    const filters = { brand: ['斗门优品', 7, ''], nonsense: ['x'], town: 'y' } as unknown as { brand: string[] };
    const asked = prepare({ q: 'A', filters, page: -3, hitsPerPage: 1e9 });
    expect([...asked.filters]).toEqual([['brand', ['斗门优品']]]);
    expect(asked).toMatchObject({ query: 'a', page: 1, hitsPerPage: 100, sort: 'relevance' });
    expect(prepare({ q: '', page: Number.NaN }).page).toBe(1);
  });
});

it('the committed tables are what the script makes', () => {
  for (const [name, made] of Object.entries(searchTables())) expect(readFileSync(`src/domain/search/tables/${name}`, 'utf8')).toBe(made);
});
