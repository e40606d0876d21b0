/** A replay in one MP4 file: read, made ready for the web by copying, never by encoding. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { ALL_FORMATS, Conversion, FilePathSource, FilePathTarget, Input, Mp4OutputFormat, Output } from 'mediabunny';
import { CommandError } from './cli.ts';
import { boxesOf, isFastStart, writeFastStart } from './mp4-boxes.ts';

/** What is known of a recording. */
export interface Recording {
  /** Seconds. */
  duration: number;
  video: string | null;
  audio: string | null;
}

/** Reads length and codecs of an MP4 file or an HLS playlist without decoding it. Throws `CommandError`. */
export async function recordingOf(file: string): Promise<Recording> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    const duration = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    return { duration, video: video ? ((await video.getCodec()) ?? '?') : null, audio: audio ? ((await audio.getCodec()) ?? '?') : null };
  } catch (error) {
    throw new CommandError(
      `${file} 读不了（${error instanceof Error ? error.message.split('\n')[0] : String(error)}）。用播放器看看能不能放，或重新导出。`,
    );
  } finally {
    input.dispose();
  }
}

/** What some devices cannot play, in Chinese; nothing when every one can. */
export function codecWarning({ video, audio }: Recording): string | undefined {
  const names: Readonly<Record<string, string>> = {
    avc: 'H.264',
    hevc: 'H.265',
    vp9: 'VP9',
    vp8: 'VP8',
    av1: 'AV1',
    aac: 'AAC',
    opus: 'Opus',
    mp3: 'MP3',
  };
  const shown = [video, audio].filter((codec) => codec !== null).map((codec) => names[codec] ?? codec);
  if (video === 'avc' && (audio === null || audio === 'aac')) return undefined;
  return `编码是 ${shown.join(' + ')}，有的手机放不了；最稳妥的是 H.264 + AAC。`;
}

/** What was made of an MP4 file. */
export interface PreparedMp4 extends Recording {
  sha256: string;
  /** The directory was moved to the front. */
  moved: boolean;
  /** A file of its sound alone was made. */
  sound: boolean;
}

/** Copies an MP4 to `target`, ready to be played while it loads, and its sound alone to `audioTarget`. Throws `CommandError`. */
export async function prepareMp4(file: string, target: string, audioTarget: string): Promise<PreparedMp4> {
  const boxes = await boxesOf(file);
  const recording = await recordingOf(file);
  if (recording.video === null) throw new CommandError(`${file} 里没有画面。要登记的是视频文件。`);
  if (!(recording.duration >= 1)) throw new CommandError(`${file} 不到一秒。检查是不是拿错了文件。`);
  const moved = !isFastStart(boxes);
  if (moved) await writeFastStart(file, boxes, target);
  else await copyFile(file, target);
  const copy = await recordingOf(target);
  if (Math.abs(copy.duration - recording.duration) > 0.5)
    throw new CommandError(`${file} 整理后时长对不上，没有使用。用剪辑软件重新导出。`);
  const sound = recording.audio === 'aac' || recording.audio === 'opus' ? await soundOf(target, audioTarget) : false;
  return { ...recording, sha256: await sha256Of(target), moved, sound };
}

/** Copies the packets of the sound into a file of their own; false when that cannot be done. */
async function soundOf(file: string, target: string): Promise<boolean> {
  const draft = `${target}.draft`;
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  try {
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new FilePathTarget(draft) });
    const options = {
      input,
      output,
      video: { discard: true },
      copy: { mode: 'forced', shiftTolerance: Infinity },
      tags: {},
      showWarnings: false,
    } as const;
    const conversion = await Conversion.init(options);
    if (!conversion.isValid) return false;
    await conversion.execute();
    await writeFastStart(draft, await boxesOf(draft), target);
    return true;
  } finally {
    input.dispose();
    await rm(draft, { force: true });
  }
}

/** The SHA-256 of a file, as 64 hexadecimal digits; the file is never in memory as a whole. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
