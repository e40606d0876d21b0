/** Readings over rare characters. */
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { readings, readingsIn, rubyParts } from '#domain/ruby.ts';

const MARKED = /^[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*$/;

describe('the table', () => {
  test.each(readings)('$text: a syllable for every character, tones written', ({ text, pinyin, jyutping }) => {
    expect(pinyin.split(' ')).toHaveLength([...text].length);
    for (const syllable of pinyin.split(' ')) expect(syllable).toMatch(MARKED);
    if (jyutping === undefined) return;
    expect(jyutping.split(' ')).toHaveLength([...text].length);
    for (const syllable of jyutping.split(' ')) expect(syllable).toMatch(/^[a-z]+[1-6]$/);
  });
  test.each(readings)('$text: a reading that the dictionary knows', ({ text, pinyin: written }) => {
    const syllables = written.split(' ');
    [...text].forEach((char, index) => expect(pinyin(char, { multiple: true, type: 'array' })).toContain(syllables[index]));
  });
  test('names each text once', () => expect(new Set(readings.map(({ text }) => text)).size).toBe(readings.length));
});

describe('rubyParts', () => {
  test('annotates the rare character only', () => {
    expect(rubyParts('今日墟期')).toEqual([{ text: '今日' }, { text: '墟', pinyin: 'xū' }, { text: '期' }]);
    expect(rubyParts('斗门海鲈')).toEqual([{ text: '斗门海' }, { text: '鲈', pinyin: 'lú' }]);
    expect(rubyParts('好货')).toEqual([{ text: '好货' }]);
    expect(rubyParts('')).toEqual([]);
  });
  test('a word beats its characters, the longest word beats a shorter one', () => {
    expect(rubyParts('广货番禺行').slice(1)).toEqual([{ text: '番', pinyin: 'pān' }, { text: '禺', pinyin: 'yú' }, { text: '行' }]);
    expect(rubyParts('葵涌街道')[1]).toEqual({ text: '涌', pinyin: 'chōng' });
    expect(rubyParts('涌现')).toEqual([{ text: '涌现' }]);
    expect(rubyParts('番茄')).toEqual([{ text: '番茄' }]);
  });
  test('whatever the text, the pieces joined are the text', () => {
    const texts = fc
      .array(fc.oneof(fc.constantFrom(...readings.map(({ text }) => text)), fc.string({ unit: 'grapheme' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        texts,
        (text) =>
          rubyParts(text)
            .map((part) => part.text)
            .join('') === text,
      ),
    );
  });
});

test('readingsIn lists what a name needs once, with Cantonese where it is spoken', () => {
  expect(readingsIn('禾虫与鲜禾虫干').map(({ text, jyutping }) => [text, jyutping])).toEqual([['禾虫', 'wo4 cung4']]);
  expect(readingsIn('雉街彝族苗族乡')).toEqual([{ text: '雉街', pinyin: 'zhì jiē' }]);
  expect(readingsIn('苹果')).toEqual([]);
});
