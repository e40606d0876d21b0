/** `npm run replay`: attaches a replay and its captions to a session's entry, and proposes when each product is shown. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatOffset } from '#domain/format.ts';
import { imagePath } from '#domain/images.ts';
import { editEntry, EntryFault, type ItemTimes, type ReplayFields } from '#domain/replay/entry-edit.ts';
import { type Epoch, epochOf } from '#domain/time.ts';
import { parseOffset } from '#domain/offset.ts';
import { parseInstant } from '#domain/instant.ts';
import { CommandError, flags, run, UsageError } from './lib/cli.ts';
import { type Placing, placing } from './lib/place-files.ts';
import { attach, attachCaptions, type AttachedCaptions, captionsIn } from './lib/replay-attach.ts';
import { openSession, type OpenSession, saveEntry, withoutReplay } from './lib/replay-session.ts';
import { shifted, timesOf } from './lib/replay-times.ts';

const usage =
  'npm run replay -- 场次id [--url 网址 --duration 时长 | --file 回放.mp4] [--captions 字幕.srt] [--log 记录.json] [--shift +3.5] [--accept] [--only 1,3-5] [--published 时间] [--dry-run]';
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ url: text, file: text, captions: text, duration: text, log: text, shift: text, only: text, published: text, now: text },
  ...{ accept: flag, 'dry-run': flag },
} as const;

// `--shift -2` is meant as it looks.
process.argv = process.argv.flatMap((word, at, all) =>
  all[at - 1] === '--shift' ? [] : word === '--shift' ? [`--shift=${all[at + 1] ?? ''}`] : [word],
);

await run(async () => {
  const { values, positionals } = flags(usage, options, true);
  if (values.help) return console.log(help());
  const now = momentOf('--now', values.now) ?? Date.now();
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`多余的「${more.join(' ')}」。用法：${usage}`);
  if (id === undefined) return console.log(listing(now));
  const opened = openSession(id, now);
  return placing(opened.folder, async (place) => {
    const { lines, fields, times, offered } = await gathered(opened, values, now, place);
    console.log([`${opened.session.title}（${id}），${opened.when}`, ...lines].join('\n'));
    console.log(written(opened, fields, times, place, values['dry-run'] ?? false, offered, acceptCommand(id, values)));
  });
});

type Values = ReturnType<typeof flags<typeof options>>['values'];

/** Everything this run would write, and what is said of it. */
async function gathered(opened: OpenSession, values: Values, now: Epoch, place: Placing) {
  const known = opened.session.replay;
  const shift = shiftOf(values.shift);
  const given = await attach(opened, values, place);
  const attaching = (values.url ?? values.file) !== undefined;
  if (
    !known &&
    !attaching &&
    [values.captions, values.log, values.shift, values.duration, values.accept, values.published].some((one) => one !== undefined)
  )
    throw new UsageError('这一场还没有回放，先登记：加 --url 网址 --duration 时长，或 --file 回放.mp4。');
  const fields: ReplayFields = { ...given.fields };
  const lines = [...given.lines];
  if (!attaching) lines.push(known ? `回放：${known.url ?? known.file ?? ''}，时长 ${formatOffset(known.duration)}` : '还没有回放。');
  const moving = values.shift !== undefined && values.captions === undefined && values.log === undefined;
  const captions = captionsOf(opened, values.captions, given.duration, values.captions !== undefined || moving ? shift : 0, place);
  lines.push(...captions.lines);
  Object.assign(fields, captions.fields);
  if (attaching || known) Object.assign(fields, publication(opened, values.published, now));
  const { offered, lines: rows } = moving
    ? shifted(opened, given.duration, shift)
    : timesOf(opened, captions.cues, given.duration, values.log, values.log === undefined ? 0 : shift);
  lines.push(...rows);
  const wanted = onlyOf(values.only, opened.session.lineup.length);
  if (values.only !== undefined && !values.accept) throw new UsageError('--only 和 --accept 一起写：只写入选中的几项。');
  const times = moving ? offered : values.accept ? offered.filter(({ item }) => wanted(item)) : [];
  return { lines, fields: ordered(fields), times, offered: moving ? 0 : offered.length - times.length };
}

/** Fields in the order in which entries have them. */
function ordered({ url, file, audio, platform, duration, captions, publishedAt, sha256, gone }: ReplayFields): ReplayFields {
  const all = { url, file, audio, platform, duration, captions, publishedAt, sha256, gone };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ReplayFields;
}

function captionsOf(opened: OpenSession, file: string | undefined, duration: number, shift: number, place: Placing): AttachedCaptions {
  if (file !== undefined) return attachCaptions(opened, file, duration, shift, place);
  const own = opened.session.replay?.captions;
  const path = own === undefined ? undefined : imagePath(opened.file, own);
  if (own === undefined || path === undefined)
    return { cues: [], fields: {}, lines: ['没有字幕。加 --captions 字幕.srt，就能提议每样货的时间。'] };
  if (!existsSync(path)) return { cues: [], fields: {}, lines: [`注意：字幕 ${path} 不见了。把它放回去，或用 --captions 重新登记。`] };
  if (shift !== 0) return attachCaptions(opened, path, duration, shift, place, true);
  return { cues: captionsIn(path, { duration }).cues, fields: {}, lines: [`字幕：${path}`] };
}

/** When the replay can be seen: as given, else as it stands, else now. */
function publication(opened: OpenSession, given: string | undefined, now: Epoch): ReplayFields {
  const moment = momentOf('--published', given);
  if (moment !== undefined) return { publishedAt: opened.written(moment) };
  return opened.session.replay ? {} : { publishedAt: opened.written(now) };
}

/** Checks and writes; gives the last words. Nothing is left behind when the entry is refused. */
function written(
  opened: OpenSession,
  fields: ReplayFields,
  times: readonly ItemTimes[],
  place: Placing,
  dry: boolean,
  open: number,
  accept: string,
): string {
  const entry = edited(opened.text, fields, times);
  const faults = opened.newFaults(entry);
  if (faults.length > 0) throw new UsageError([`这样写入会有错，没有写入：`, ...faults].join('\n'));
  const next = open > 0 ? `\n有 ${open} 项提议没有写入。看过没问题，就写入（只要其中几项，再加 --only 1,3-5）：\n  ${accept}` : '';
  const names = place.drafts();
  if (entry === opened.text && names.length === 0) return `没有要写入的变化。${next}`;
  const all = [...names.map((name) => join(opened.folder, name)), ...(entry === opened.text ? [] : [opened.file])].join('、');
  if (dry) return `试运行，没有写入。会写：${all}${next}`;
  place.commit(() => saveEntry(opened, entry));
  return `已写入 ${all}${next}`;
}

/** The command that writes what this run proposes. What a run has written need not be given again; after a try everything must. */
function acceptCommand(id: string, values: Values): string {
  const { url, file, duration, captions, log, shift, published } = values;
  const given = values['dry-run']
    ? { url, file, duration, captions, log, shift, published }
    : { log, shift: log === undefined ? undefined : shift };
  const word = (text: string) => (/^[\p{L}\p{N}_./:+=@%-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const words = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, word(value)]));
  return ['npm run replay --', id, ...words, '--accept'].join(' ');
}

function edited(before: string, fields: ReplayFields, times: readonly ItemTimes[]): string {
  try {
    return editEntry(before, fields, times);
  } catch (error) {
    throw error instanceof EntryFault ? new CommandError(`${error.message}。没有写入。`) : error;
  }
}

function momentOf(name: string, words: string | undefined): Epoch | undefined {
  if (words === undefined) return undefined;
  const parsed = parseInstant(words);
  if (parsed === undefined) throw new UsageError(`${name} ${words} 不是有效时间，写成 2026-11-22T10:00（北京时间）。`);
  return epochOf(parsed);
}

/** Seconds, with a sign or without. */
function shiftOf(words: string | undefined): number {
  if (words === undefined) return 0;
  const [, sign = '', rest = ''] = /^([+＋\-−–]?)(.+)$/.exec(words.trim()) ?? [];
  const seconds = parseOffset(rest);
  if (seconds === undefined || seconds === 0)
    throw new UsageError(`--shift ${words} 看不懂：往后挪 3.5 秒写 +3.5，往前挪 2 秒写 -2，一分二十秒写 +1:20。`);
  return /[-−–]/.test(sign) ? -seconds : seconds;
}

function onlyOf(words: string | undefined, length: number): (item: number) => boolean {
  if (words === undefined) return () => true;
  const chosen = new Set<number>();
  for (const part of words.split(/[,，、\s]+/).filter(Boolean)) {
    const [, from, to = from] = /^(\d{1,4})(?:[-–~](\d{1,4}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && last >= first && last <= length))
      throw new UsageError(`--only ${words} 里的「${part}」不对：写节目单的序号 1 到 ${length}，例如 1,3-5。`);
    for (let item = first; item <= last; item++) chosen.add(item - 1);
  }
  return (item) => chosen.has(item);
}

function listing(now: Epoch): string {
  const lines = withoutReplay(now);
  return [lines.length === 0 ? '播完的场次都有回放了。' : `播完还没有回放的 ${lines.length} 场：`, ...lines, '', help()].join('\n');
}

function help(): string {
  return [
    `${usage}`,
    '  --url 网址        平台上的回放；第一次要同时写 --duration 1:32:00',
    '  --file 文件       本站自己放的回放：.mp4，或 HLS 的 index.m3u8；时长自动读出，文件会拷到条目旁边',
    '  --captions 文件   字幕（SRT、WebVTT，UTF-8 或 GB18030），变成 WebVTT 放在条目旁边，并提议每样货的时间',
    '  --log 文件        直播时用记录页记下的时间',
    '  --shift +3.5      时间对不上时整体挪动（秒）；和 --captions、--log 一起写，只挪它们；单独写，挪条目里已有的时间和字幕',
    '  --accept          写入提议的时间；--only 1,3-5 只写这几项',
    '  --published 时间  回放可以看的时间，不写就是现在；--dry-run 只试不写',
    '只写场次id，就看这一场有什么、还缺什么。说明见 docs/操作指南/登记回放.md。',
  ].join('\n');
}
