/** Names by sound: characters read in more than one way, and both sides alike. */
import { describe, expect, it } from 'vitest';
import { pinyinFields } from '#domain/search/pinyin.ts';
import { polyphones } from '#domain/search/polyphones.ts';
import { queryPinyin } from '#domain/search/query-pinyin.ts';

describe('pinyinFields', () => {
  it.each([
    ['番禺珠宝', 'panyuzhubao'],
    ['广货番禺行', 'guanghuopanyuhang'],
    ['重壳蟹', 'chongkexie'],
    ['石碁红木', 'shiqihongmu'],
    ['黄沙蚬', 'huangshaxian'],
    ['尖峰水产行', 'jianfengshuichanhang'],
    ['厂长', 'changzhang'],
    ['绿茶', 'lvcha'],
  ])('%s is said %s', (name, said) => expect(pinyinFields([name]).pinyinJoined[0]).toBe(said));

  it('has every suffix, initials and wrong readings too', () => {
    const fields = pinyinFields(['斗门海鲈', '重壳蟹']);
    expect(fields.pinyinSuffix).toEqual(expect.arrayContaining(['menhailu', 'hailu', 'lu', 'kexie']));
    expect(fields.pinyinInitials).toEqual(expect.arrayContaining(['dmhl', 'mhl', 'ckx', 'zkx']));
    expect(fields.pinyinExact).toEqual(expect.arrayContaining(['doumenhailu', 'hailu', 'zhongkexie']));
  });

  it("takes the editor's reading, tones and all", () => {
    expect(pinyinFields(['广货番禺行'], 'Guǎnghuò Pānyú Háng').pinyinExact).toContain('panyuhang');
    expect(pinyinFields(['x'], 'lǜ').pinyinJoined).toEqual(['lv']);
  });

  it('says nothing of names without Han', () => expect(pinyinFields(['Ken', '']).pinyinJoined).toEqual([]));
});

describe('the hand list', () => {
  it('has a syllable for every character and wins on the query side', () => {
    for (const [word, said] of Object.entries(polyphones)) {
      expect(said.split(' ')).toHaveLength([...word].length);
      expect(queryPinyin(word)).toBe(said.replaceAll(' ', ''));
    }
  });
});

describe('queryPinyin', () => {
  it.each([
    ['荔支', 'lizhi'],
    ['18K金 海炉', '18kjin hailu'],
    ['hailu', undefined],
    ['𠮷野', undefined],
  ])('%s → %s', (query, said) => expect(queryPinyin(query)).toBe(said));
});
