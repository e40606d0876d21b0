/** Made-up talk of live sales, to measure search with: it names the goods again and again, as hosts do. */
import type { Cue } from '#domain/replay/cue.ts';
import { windowsOf } from '#domain/replay/windows.ts';
import { spokenDocument } from '#domain/search/spoken-document.ts';
import type { SearchDocument } from '#domain/search/types.ts';

const SAYINGS = [
  '来来来家人们看过来',
  '今天给大家带来的是%',
  '%今天早上才到的货',
  '你看这个%的颜色多正',
  '问%怎么保存的朋友看这里',
  '冷藏三天没有问题',
  '%蒸八分钟就好 火不要太大',
  '三号链接就是%',
  '想要%的打个一',
  '先把%放到案板上给大家看清楚',
  '回头我再讲一讲这个的产地',
  '很多朋友说上次买的%特别满意',
  '对 就是%',
  '咸淡水交汇的地方长大的',
  '拿到手先看日期再看包装',
  '这位姐姐问包不包邮 广东省内包的',
  '%和%放在一起给你们比一比',
  '坏了包赔 大家放心拍',
  '我们现场尝一口%',
  '老师傅做了四十年了',
];

/** Documents of windows as long as real ones, in shows of 90 minutes; the same for the same arguments. */
export function talkDocuments(names: readonly string[], count: number): SearchDocument[] {
  let seed = 1;
  const pick = (below: number) => ((seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % 65_537) % below;
  const documents: SearchDocument[] = [];
  for (let show = 0; documents.length < count; show++) {
    const cues: Cue[] = [];
    for (let from = pick(5); from < 5_400;) {
      const said = (SAYINGS[pick(SAYINGS.length)] ?? '').replace(/%/g, () => names[pick(names.length)] ?? '');
      const to = from + said.length / 4.5;
      cues.push({ from, to, text: said });
      from = to + pick(3) / 4;
    }
    const startsAt = 1_760_000_000 - show * 86_400;
    const session = {
      id: `talk-${show}`,
      title: `试音第 ${show + 1} 场`,
      brand: '斗门优品',
      sample: true,
      startsAt,
      endsAt: startsAt + 5_400,
    };
    const windows = windowsOf(cues).slice(0, count - documents.length);
    for (const [window, { text, starts, carried }] of windows.entries())
      documents.push(
        spokenDocument({
          ...{ session, window, words: text, carried },
          starts: starts.map(([offset, second]) => [offset, Math.floor(second)]),
        }),
      );
  }
  return documents;
}

/** What hosts name: every product of some documents. */
export function productNames(documents: readonly SearchDocument[]): string[] {
  return documents.filter(({ kind }) => kind === 'product').map(({ name }) => name);
}
