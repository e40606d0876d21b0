/** The proposed times against what was really shown, on captions written for it; the figures are printed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCaptions } from '#domain/replay/captions.ts';
import type { Cue } from '#domain/replay/cue.ts';
import { type LineupItem, proposeTimes } from '#domain/replay/proposals.ts';

interface Show {
  file: string;
  duration: number;
  lineup: LineupItem[];
  others: string[];
  /** What was shown, and from when until when, in seconds. */
  shown: { product: string; at: number; until: number }[];
}
const shows = JSON.parse(readFileSync('tests/fixtures/replay/truth.json', 'utf8')) as Record<string, Show>;
const show = (name: string) => shows[name] as Show;
const cuesOf = ({ file, duration }: Show): Cue[] => readCaptions(readFileSync(`tests/fixtures/replay/${file}`, 'utf8'), { duration }).cues;
const proposals = (one: Show, lineup = one.lineup) => proposeTimes(lineup, cuesOf(one), one.duration, one.others);

describe.each([
  ['shanhuo', '12 goods, two by alias, one by a homophone', 11, 1],
  ['huanxu', 'the host changes the order, one product is never shown', 7, 0],
  ['liuyong', 'held back: never tuned on', 11, 1],
  ['xianliao', 'a lesson that shows none of the goods', 0, 0],
] as const)('%s (%s)', (name, _, least, most) => {
  const one = show(name);
  const found = proposals(one);
  const near = found.filter(({ product, at }) => one.shown.some((real) => real.product === product && Math.abs(real.at - at) <= 15));

  test(`at least ${least} of ${one.shown.length} within 15 s, at most ${most} wrong`, () => {
    console.log(`回放提议 ${name}：说中 ${near.length}/${one.shown.length}，说错 ${found.length - near.length}`);
    expect(near.length).toBeGreaterThanOrEqual(least);
    expect(found.length - near.length).toBeLessThanOrEqual(most);
  });

  test('they lie within the recording and apart, and say what was heard', () => {
    const inOrder = [...found].sort((a, b) => a.at - b.at);
    inOrder.forEach(({ at, until, words, heard, sure }, index) => {
      expect(until).toBeGreaterThan(at);
      expect(until).toBeLessThanOrEqual(Math.min(inOrder[index + 1]?.at ?? Infinity, one.duration));
      expect(words).toContain(`「${heard}」`);
      expect(sure).toBeGreaterThan(0.3);
    });
  });
});

test('how each was heard is said: by name, by alias, by sound', () => {
  const by = Object.fromEntries(proposals(show('shanhuo')).map((one) => [one.product, [one.by, one.heard]]));
  expect(by['weining-huotui']).toEqual(['name', '威宁火腿']);
  expect(by['hengshan-yazhabao']).toEqual(['alias', '鸭脚包']);
  expect(by['doumen-aici']).toEqual(['alias', '艾饼']);
  expect(by['shawan-jiangmainai']).toEqual(['sound', '沙湾江买奶']);
});

test('the goods of one show are not heard in another', () => {
  const other = show('liuyong');
  expect(proposeTimes(show('shanhuo').lineup, cuesOf(other), other.duration)).toEqual([]);
  expect(proposeTimes(show('huanxu').lineup, cuesOf(other), other.duration)).toEqual([]);
});

test('an item that has its time is left alone, and what it covers is not proposed again', () => {
  const one = show('huanxu');
  const timed = one.lineup.map((item) => (item.product === 'jizaibing' ? { ...item, at: 380, until: 455 } : item));
  const found = proposals(one, timed);
  expect(found.map(({ product }) => product)).not.toContain('jizaibing');
  expect(found).toHaveLength(6);
  expect(found.find(({ product }) => product === 'tanbei-xingrenbing')?.until).toBe(380);
});

describe('a few lines', () => {
  const cues = (...lines: string[]): Cue[] => lines.map((text, at) => ({ from: at * 10, to: at * 10 + 9, text }));
  const wok = { product: 'wok', names: ['潮汕生铁锅', '铁锅'] };
  const tea = { product: 'tea', names: ['凤凰单丛茶', '单丛'], terms: ['功夫茶'] };
  const filler = (count: number) => new Array<string>(count).fill('大家好好看一看');

  test('twice in the line-up takes two stretches in order', () => {
    const talk = cues(
      '来看第一款，潮汕生铁锅',
      '铁锅很重',
      ...filler(14),
      '接下来凤凰单丛茶',
      '单丛香',
      ...filler(14),
      '再来看潮汕生铁锅',
      '铁锅打折',
    );
    const found = proposeTimes([wok, tea, wok], talk, 400);
    expect(found.map(({ item, at }) => [item, at])).toEqual([
      [0, 0],
      [1, 160],
      [2, 320],
    ]);
  });

  test('a viewer’s question and a list do not make a stretch', () => {
    const talk = cues('来看潮汕生铁锅', '铁锅要先开锅', '有人问单丛什么时候上', '铁锅用久了不粘', ...filler(8), '今天就到这里');
    expect(proposeTimes([wok, tea], talk, 200).map(({ product }) => product)).toEqual(['wok']);
    expect(proposeTimes([wok, tea, { product: 'ink', names: ['端砚'] }], cues('今晚有铁锅、单丛，还有端砚', ...filler(9)), 200)).toEqual(
      [],
    );
  });

  test('what begins shortly before a known time ends is proposed from that end; what lies within it is not', () => {
    const talk = cues('来看潮汕生铁锅', '铁锅很重', ...filler(6), '接下来凤凰单丛茶', '单丛香', ...filler(6), '单丛卖完了');
    const times = (until: number) => proposeTimes([{ ...wok, at: 0, until }, tea], talk, 200).map(({ item, at }) => [item, at]);
    expect(times(80)).toEqual([[1, 80]]);
    expect(times(81.5)).toEqual([[1, 82]]);
    expect(times(95)).toEqual([[1, 95]]);
    expect(times(190)).toEqual([]);
    // The second time of a product is not made of the rest of its first.
    expect(proposeTimes([{ ...tea, at: 80, until: 90 }, tea], talk, 200)).toEqual([]);
  });

  test('the words quoted are the first of the stretch, however clearly it is named later', () => {
    const talk = cues('来，这个单丛', '大家闻一闻', '接下来就是凤凰单丛茶，凤凰单丛茶', '单丛香');
    const [found] = proposeTimes([tea], talk, 60);
    expect(found).toMatchObject({ at: 0, heard: '单丛', words: '来，这个「单丛」，大家闻一闻' });
  });

  test('goods outside the line-up take their own words', () => {
    const rice = { product: 'rice', names: ['增城荔枝', '荔枝'] };
    const talk = cues('接下来荔枝蜂蜜', '荔枝蜂蜜很甜', '荔枝蜂蜜上链接');
    expect(proposeTimes([rice], talk, 60, ['荔枝蜂蜜'])).toEqual([]);
    expect(proposeTimes([rice], talk, 60)).toHaveLength(1);
  });

  test('a name may go over from one caption to the next; a word of search names it less surely', () => {
    expect(
      proposeTimes(
        [wok],
        cues('下面这款是潮汕', '生铁锅，很好', '这个铁锅一百块').map((cue) => ({ ...cue, to: cue.from + 9.5 })),
        60,
      ),
    ).toHaveLength(1);
    expect(proposeTimes([tea], cues('接下来喝功夫茶', '功夫茶要三杯', '功夫茶'), 60)[0]?.by).toBe('part');
    expect(proposeTimes([tea], cues('先喝一口功夫茶'), 60)).toEqual([]);
  });

  test('no captions, no names, a recording that ends at once: nothing', () => {
    expect(proposeTimes([wok], [], 60)).toEqual([]);
    expect(proposeTimes([], cues('铁锅'), 60)).toEqual([]);
    expect(proposeTimes([{ product: 'x', names: [''] }], cues('铁锅'), 60)).toEqual([]);
    expect(proposeTimes([wok], cues('接下来潮汕生铁锅', '铁锅'), 0)).toEqual([]);
  });
});
