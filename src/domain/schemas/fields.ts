/** Building blocks shared by the schemas: documented fields, ids, names, dates, times, offsets, money and sources. */
import { z } from 'zod';
import { parseOffset } from '../offset.ts';
import { parseInstant } from '../instant.ts';
import { parseDay, parseRough, writeRough } from '../written-time.ts';

/** Attaches the editor's manual to a field: a short Chinese label and one sentence. Forms, templates and docs read it from `.meta()`. */
export function doc<T extends z.ZodType>(schema: T, title: string, description: string): T {
  return schema.meta({ title, description });
}

/** A documented reference: the id of an entry of `collection`. Existence is checked by `references.ts`, not by zod. */
export function ref(collection: string, title: string, description: string) {
  return slug.meta({ title, description, relation: collection });
}

/** An id: the entry's file name, lower-case ASCII, stable, and part of its URL. */
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符，例如 doumen-hailu');

/** Characters that hide or steer text: controls, bidirectional overrides, byte-order marks. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const visible = (text: string) => !HIDDEN.test(text);
const HIDDEN_MEND = '有看不见的控制字符，删掉这一段重新输入';

/** One line of text, trimmed, never empty; `mend` is said when it is missing. */
const lineWith = (mend?: string) =>
  z
    .string(mend === undefined ? undefined : { error: mend })
    .trim()
    .min(1, '不能是空的')
    .refine((text) => !/[\n\r]/.test(text), '只能写一行')
    .refine(visible, HIDDEN_MEND);

/** One line of text, trimmed, never empty. */
export const line = lineWith();

/** Prose: paragraphs separated by an empty line. */
export const prose = z.string().trim().min(1, '不能是空的').refine(visible, HIDDEN_MEND);

/** A day written `2026-03-05`; stays a string. */
export const day = z.string().refine((text) => parseDay(text) !== undefined, '不是有效日期，写成 2026-03-05');

/** A moment written as Beijing time (`2026-05-18T20:00`) or with an offset; becomes an ISO 8601 string at +08:00. */
export const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: '不是有效时间，写成 2026-05-18T20:00（北京时间）' });
  return z.NEVER;
});

/** A moment, or the day or half-day of one that is not confirmed yet (`2026-05-18`, `2026-05-18 下午`); the latter stays as written. */
export const announced = z.string().transform((text, context) => {
  const rough = parseRough(text);
  const parsed = rough ? writeRough(rough.day, rough.part) : parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({
    code: 'custom',
    message: '不是有效时间，写成 2026-05-18T20:00（北京时间）；时刻没定时只写 2026-05-18，或 2026-05-18 上午、下午、晚上',
  });
  return z.NEVER;
});

/** A place in a recording, written `12:30`, `1:02:30` or as seconds; becomes seconds. */
export const offset = z.union([z.string(), z.number()]).transform((value, context) => {
  const parsed = parseOffset(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: '不是有效的回放时刻，写成 "12:30"、"1:02:30" 或秒数' });
  return z.NEVER;
});

/** Money written in yuan with at most two decimals; becomes an integer of fen (minor currency). */
export const yuan = z
  .number()
  .nonnegative('不能是负数')
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, '最多两位小数')
  .transform((value) => Math.round(value * 100));

/** An absolute https address. */
export const link = z.string().refine((text) => /^https:\/\/[^\s"'<>]+$/.test(text) && URL.canParse(text), '要写完整的 https:// 网址');

/** A name in the languages we hold; Simplified Chinese is the source. */
export const names = z.strictObject({
  zh: doc(line, '中文名', '简体中文名称，页面上显示的就是它。'),
  hant: doc(line.optional(), '繁体名', '繁体中文名称，不写则由简体转换。'),
  en: doc(line.optional(), '英文名', '英文名称，供海外读者和搜索使用。'),
  pinyin: doc(line.optional(), '拼音', '读音容易弄错时写出带声调的拼音，例如 Guǎnghuò Pānyú Háng。'),
});

/** Where a fact comes from. */
export const source = z.strictObject({
  title: doc(line, '来源标题', '文件、公告或报道的标题。'),
  publisher: doc(line.optional(), '发布者', '发布这份材料的单位。'),
  date: doc(line.optional(), '日期', '材料的日期或年份，不知道就不写。'),
  url: doc(link.optional(), '网址', '能公开打开的网址。'),
  seed: doc(z.enum(['S0', 'S1', 'S2', 'S3', 'S4']).optional(), '创始文件', '本站创始文件的编号 S0–S4。'),
  quote: doc(prose.optional(), '原文', '支持这条事实的原文摘录。'),
});

/** Fields that every entry may carry. */
export const shared = {
  sample: doc(z.boolean().default(false), '示例', '虚构的演示条目写 true，页面会显示「示例」。'),
  sources: doc(z.array(source).default([]), '来源', '这条内容的事实出处；真实条目至少一条。'),
  notes: doc(prose.optional(), '编辑备注', '只给编辑看的备注，不会出现在网站上。'),
};

/** A picture beside the entry. */
export const image = z.strictObject({
  src: doc(line, '文件', '图片文件名，放在条目旁边，例如 ./hailu.jpg。'),
  alt: doc(
    lineWith('写一句话，说清图里看得见什么，例如「三条海鲈躺在碎冰上」'),
    '替代文字',
    '给看不到图片的读者的一句话描述：图里看得见什么，不是名称。',
  ),
  credit: doc(lineWith('写摄影者或提供单位；别人的照片先取得同意'), '署名', '摄影者或提供单位。'),
  caption: doc(line.optional(), '图注', '图下的一句说明，例如 示意图，非实物。'),
});

/** The pictures of an entry; the first stands for it. */
export const pictures = {
  images: doc(z.array(image).default([]), '图片', '照片，放在条目旁边，第一张作封面；没有就用生成的封面。'),
};
