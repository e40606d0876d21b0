/** Pages that answer 200 and say that there is nothing any more. */

/**
 * What Chinese platforms write on such pages. Common phrases, not read off each platform's own page: so a hit is only ever reported as
 * “perhaps”. 「直播已结束」 is not among them: a room between two sessions says so and is well.
 */
export const GONE_WORDS: readonly string[] = [
  '视频不存在',
  '视频已删除',
  '视频已被删除',
  '视频已失效',
  '视频已下架',
  '作品不存在',
  '作品已删除',
  '作品已被删除',
  '内容不存在',
  '内容已删除',
  '内容已被删除',
  '内容已失效',
  '回放不存在',
  '回放已过期',
  '回放已删除',
  '回放已失效',
  '链接已失效',
  '链接已过期',
  '页面不存在',
  '页面找不到了',
];

/** The most characters of words a page may show and still be taken for a mere notice: on a page with more, the phrase may stand in a comment or a help text. */
const NOTICE = 600;

/** The phrase by which a page says it is gone: in its title, or in a page that shows little else. Scripts, styles and attributes do not count: they hold every message an app knows. `html` may be cut off anywhere. */
export function saysGone(html: string): string | undefined {
  const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').replace(/<(script|style|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ');
  const title = /<title\b[^>]*>([\s\S]*?)(?:<\/title|$)/i.exec(bare)?.[1] ?? '';
  const shown = bare
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .trim();
  return GONE_WORDS.find((word) => title.includes(word) || (shown.length <= NOTICE && shown.includes(word)));
}
