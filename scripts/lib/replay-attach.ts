/** What a run of `npm run replay` attaches: an address or a file, and captions. Files are made as drafts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatLength } from '#domain/format.ts';
import { linkMatches } from '#domain/link-patterns.ts';
import { decodeCaptions, MAX_CAPTION_BYTES } from '#domain/replay/caption-text.ts';
import { laterBy } from '#domain/replay/caption-shift.ts';
import { type Captions, type CaptionUse, readCaptions } from '#domain/replay/captions.ts';
import type { Cue } from '#domain/replay/cue.ts';
import { type ReplayFields, writtenOffset } from '#domain/replay/entry-edit.ts';
import { readVtt } from '#domain/replay/vtt.ts';
import { writeVtt } from '#domain/replay/write-vtt.ts';
import { parseOffset } from '#domain/offset.ts';
import { CommandError, UsageError } from './cli.ts';
import { alike, type Placing } from './place-files.ts';
import { copyHls, readHls } from './replay-hls.ts';
import { codecWarning, type PreparedMp4, prepareMp4, recordingOf, sha256Of } from './replay-mp4.ts';
import { lengthWarning } from './replay-length.ts';
import type { OpenSession } from './replay-session.ts';

/** Fields to write, the length they lead to, and what is said of it. */
export interface Attached {
  fields: ReplayFields;
  /** Seconds. */
  duration: number;
  lines: string[];
}

/** Files larger than this take a while. */
const SLOW_BYTES = 300_000_000;

/** A new place of the replay, if one is given; throws `UsageError` or `CommandError`. */
export async function attach(
  opened: OpenSession,
  { url, file, duration }: { url?: string | undefined; file?: string | undefined; duration?: string | undefined },
  place: Placing,
): Promise<Attached> {
  const known = opened.session.replay;
  const given = duration === undefined ? undefined : parseOffset(duration);
  if (duration !== undefined && (given === undefined || given < 1))
    throw new UsageError(`--duration ${duration} 看不懂，写成 12:30、1:02:30 或秒数。`);
  if (url !== undefined && file !== undefined)
    throw new UsageError('--url 和 --file 只写一个：平台上的回放写 --url，本站自己放的写 --file。');
  const gone = known?.gone && (url ?? file) !== undefined ? { gone: null } : {};
  const changed = (to: string | null) =>
    known?.file !== undefined && known.file !== to ? [`原来的 ${known.file} 还留在文件夹里，不用了可以删掉。`] : [];
  const goneLine = known?.gone && (url ?? file) !== undefined ? ['原来写着「已撤下」，重新登记后去掉。'] : [];
  if (file !== undefined) {
    const own = await attachFile(opened, file, place);
    if (given !== undefined && Math.abs(given - own.duration) > 2)
      throw new UsageError(
        `--duration ${duration} 和文件里的时长 ${writtenOffset(own.duration)} 不一样。文件的时长会自动读出，去掉 --duration。`,
      );
    return {
      ...own,
      fields: { ...own.fields, ...lengthField(own.duration, known?.duration), ...gone },
      lines: [...own.lines, ...lengthWarning(opened.clock, own.duration, undefined), ...changed(own.fields.file ?? null), ...goneLine],
    };
  }
  const length = Math.floor(given ?? known?.duration ?? 0);
  if (url !== undefined) {
    const [platform, name] = platformOf(opened, url);
    if (length === 0) throw new UsageError('平台上的回放要写时长：加 --duration 1:32:00（时:分:秒，在回放页面上看）。');
    const fields = { url, file: null, audio: null, platform, sha256: null, ...lengthField(length, known?.duration), ...gone };
    const line = `回放：${name} ${url}，时长 ${formatLength(length)}`;
    return { fields, duration: length, lines: [line, ...lengthWarning(opened.clock, length, duration), ...changed(null), ...goneLine] };
  }
  const warning = known && duration !== undefined ? lengthWarning(opened.clock, length, duration) : [];
  return { fields: known ? lengthField(length, known.duration) : {}, duration: length, lines: warning };
}

function lengthField(length: number, known: number | undefined): ReplayFields {
  return known !== undefined && Math.floor(known) === length ? {} : { duration: writtenOffset(length) };
}

/** The platform whose replays have such addresses: of the session first, then any. */
function platformOf({ session, content }: OpenSession, url: string): [id: string, name: string] {
  const own = session.platforms.map(({ platform }) => platform);
  const all = [...content.platforms.values()].filter(({ id, sample }) => own.includes(id) || session.sample || !sample);
  const ordered = [...all.filter(({ id }) => own.includes(id)), ...all.filter(({ id }) => !own.includes(id))];
  const fits = /^https:\/\/[^\s"'<>]+$/.test(url)
    ? ordered.find(({ replayPatterns = [] }) => replayPatterns.some((one) => linkMatches(one, url)))
    : undefined;
  if (fits) return [fits.id, fits.names.zh];
  const allowed = ordered.flatMap(({ names, replayPatterns = [] }) =>
    replayPatterns.length > 0 ? [`${names.zh} ${replayPatterns.join(' ')}`] : [],
  );
  throw new UsageError(
    [
      `${url} 不是登记过的平台的回放网址。允许的有：`,
      ...allowed.map((line) => `  ${line}`),
      '是新平台的话，先在 platforms 文件夹里给它写上 replayPatterns。',
    ].join('\n'),
  );
}

/** Said instead of what was made of a file, when the very same is there already. */
const SAME = '和已经登记的是同一份。';

async function attachFile({ session, folder }: OpenSession, file: string, place: Placing): Promise<Attached> {
  const { id } = session;
  if (!existsSync(file)) throw new UsageError(`没有文件 ${file}。检查 --file 的路径。`);
  if (statSync(file).isDirectory()) throw new UsageError(`${file} 是文件夹。HLS 请写到播放列表，例如 ${join(file, 'index.m3u8')}。`);
  if (!statSync(file).isFile()) throw new UsageError(`${file} 不是普通文件。写视频文件本身的路径。`);
  if (/\.m3u8?$/i.test(file)) {
    const set = readHls(file);
    copyHls(file, set, place.draft(id));
    const recording = await recordingOf(join(place.draft(id), 'index.m3u8')).catch(() => undefined);
    const warning = recording && codecWarning(recording);
    const same = await alike(place.draft(id), join(folder, id), sha256Of);
    if (same) place.forget(id);
    const lines = [
      `回放：${file}，HLS，${set.variants > 1 ? `${set.variants} 种清晰度，` : ''}${set.files.length} 个文件，时长 ${formatLength(set.duration)}`,
      ...(same && session.replay?.file === `./${id}/index.m3u8` ? [SAME] : []),
      ...(warning === undefined ? [] : [`注意：${warning}`]),
    ];
    const fields = { url: null, platform: null, file: `./${id}/index.m3u8`, audio: null, sha256: null };
    return { fields, duration: Math.floor(set.duration), lines };
  }
  const { size } = statSync(file);
  if (size > SLOW_BYTES) console.log(`${file} 有 ${(size / 1e9).toFixed(1)} GB，正在拷贝和整理，请等一等…`);
  const [video, sound] = [`${id}.mp4`, `${id}.m4a`];
  const made = await prepareMp4(file, place.draft(video), place.draft(sound));
  const warning = codecWarning(made);
  const same = await alike(place.draft(video), join(folder, video), sha256Of);
  const heard = same && existsSync(join(folder, sound));
  if (same) place.forget(video);
  if (heard) place.forget(sound);
  // Nothing new lies beside the entry, and the entry says so already.
  const known = same && session.replay?.file === `./${video}` && (heard || !made.sound);
  const lines = [
    `回放：${file}，MP4，时长 ${formatLength(made.duration)}`,
    ...(known ? [SAME] : attachedLines(made)),
    ...(warning === undefined ? [] : [`注意：${warning}`]),
  ];
  const fields = { url: null, platform: null, file: `./${video}`, audio: made.sound ? `./${sound}` : null, sha256: made.sha256 };
  return { fields, duration: Math.floor(made.duration), lines };
}

/** What was made of an MP4 file, in words. */
function attachedLines({ moved, sound }: PreparedMp4): string[] {
  return [
    ...(moved ? ['视频的目录在末尾，已在副本里移到前面，画面和声音原样没动。'] : []),
    sound ? '另存了一份只有声音的文件，给省流量的读者。' : '没有另存声音文件：没有 AAC 或 Opus 的声音。',
  ];
}

/** Captions of this run, or those that the entry has: their cues, and what is said of them. */
export interface AttachedCaptions {
  cues: Cue[];
  fields: ReplayFields;
  lines: string[];
}

/** Reads captions from `file` and drafts them as the entry's; `whole` as for {@link readCaptions}. Throws `CommandError` with file and line. */
export function attachCaptions(
  { session, folder }: OpenSession,
  file: string,
  duration: number,
  shift: number,
  place: Placing,
  whole = false,
): AttachedCaptions {
  const { cues, notes, encoding } = captionsIn(file, { duration, shift, whole });
  const name = `${session.id}.vtt`;
  const text = writeVtt(cues.map((cue, index) => ({ ...cue, id: `c${index + 1}` })));
  const target = join(folder, name);
  const before = shift === 0 ? timesBefore(target, cues) : [];
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) place.write(name, text);
  const moved = shift === 0 ? '' : `，挪动 ${shift > 0 ? '+' : ''}${shift} 秒`;
  const lines = [
    `字幕：${file}（${encoding}），${cues.length} 条${moved}`,
    ...(encoding === 'GB18030' ? [`第一条：「${sampleOf(cues)}」，是乱码的话，把字幕存成 UTF-8 再登记。`] : []),
    ...before,
    ...notes.map(({ line, what }) => `${file}:${line} · ${what}`),
  ];
  return { cues, fields: { captions: `./${name}` }, lines };
}

/** The first words, for a reader to see whether they are words: Big5 and Shift-JIS can be read as GB18030, as other characters. */
function sampleOf(cues: readonly Cue[]): string {
  const words = [...(cues[0]?.text ?? '').replaceAll('\n', ' ')];
  return words.length > 30 ? `${words.slice(0, 30).join('')}…` : words.join('');
}

/** Says that captions which were moved before now have their file's own times again. */
function timesBefore(target: string, cues: readonly Cue[]): string[] {
  if (!existsSync(target)) return [];
  const later = laterBy(readVtt(readFileSync(target, 'utf8')).cues, cues);
  if (later === undefined || later === 0) return [];
  if (later === 'mixed') return ['注意：字幕换成了这份文件自己的时间，和原来的字幕不一样。'];
  const how = `${later > 0 ? '晚' : '早'} ${Math.abs(later)} 秒`;
  return [`注意：字幕换成了这份文件自己的时间。原来的字幕比这份${how}；要保持，加 --shift ${later > 0 ? '+' : ''}${later}。`];
}

/** The cues of a caption file of any make. Throws `UsageError` or `CommandError`. */
export function captionsIn(file: string, use: CaptionUse): Captions & { encoding: string } {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`没有字幕文件 ${file}。检查路径。`);
  const { size } = statSync(file);
  if (size > MAX_CAPTION_BYTES)
    throw new CommandError(`${file} 有 ${Math.round(size / 1e6)} MB，字幕不会超过 5 MB。检查是不是拿错了文件。`);
  const decoded = decodeCaptions(readFileSync(file));
  if ('not' in decoded) throw new CommandError(`${file} 不是字幕，它像是${decoded.not}。请导出 SRT 或 WebVTT，存成 UTF-8。`);
  const read = readCaptions(decoded.text, use);
  if (read.refused) {
    const { line, what } = read.refused;
    throw new CommandError(line === 0 ? `${file} ${what}。` : `${file}:${line} · ${what}。`);
  }
  return { ...read, encoding: decoded.encoding };
}
