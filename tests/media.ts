/** Small recordings for tests, made by ffmpeg: a test picture with its time burnt in, over eight bars that spell the second in bits, and a tone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a clip shall be. */
export interface ClipOptions {
  /** The file's name without its ending. */
  name: string;
  seconds: number;
  /** The directory of the MP4 in front of the media, as a site wants it; by default yes. */
  faststart?: boolean;
  /** `vp9` (with Opus) for browsers without H.264. */
  codecs?: 'h264' | 'vp9';
  /** A playlist with segments of two seconds, `<name>/index.m3u8`; VP9 comes in fragments of MP4. */
  hls?: boolean;
  /** In hertz; 0 for a silent film without a track of sound. */
  tone?: number;
}

/** From the left 1, 2, 4 … 128 seconds; a white bar is one. */
const BARS = "geq=lum='255*mod(floor(T/pow(2,floor(X/40))),2)':cb=128:cr=128";

/** Makes a clip (320 × 180, 10 pictures and one key picture a second) in `folder` and gives its path. Throws when ffmpeg fails. */
export function makeClip(ffmpeg: string, folder: string, options: ClipOptions): string {
  const { name, seconds, faststart = true, codecs = 'h264', hls = false, tone = 440 } = options;
  const file = hls ? join(folder, name, 'index.m3u8') : join(folder, `${name}.mp4`);
  mkdirSync(dirname(file), { recursive: true });
  const card = `testsrc2=size=320x140:rate=10:duration=${seconds}[card]`;
  const bars = `nullsrc=size=320x40:rate=10:duration=${seconds},${BARS}[bars]`;
  const picture = ['-f', 'lavfi', '-i', `${card};${bars};[card][bars]vstack`];
  const sound = tone > 0 ? ['-f', 'lavfi', '-i', `sine=frequency=${tone}:sample_rate=48000:duration=${seconds}`] : [];
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'fastdecode', '-bf', '0', '-crf', '34'];
  const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '150k'];
  const audio = tone === 0 ? [] : codecs === 'h264' ? ['-c:a', 'aac', '-b:a', '32k'] : ['-c:a', 'libopus', '-b:a', '24k'];
  const fragments =
    codecs === 'vp9'
      ? ['-hls_segment_type', 'fmp4', '-hls_segment_filename', join(dirname(file), 's%03d.m4s')]
      : ['-hls_segment_filename', join(dirname(file), 's%03d.ts')];
  const container = hls
    ? ['-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', ...fragments]
    : ['-movflags', faststart ? '+faststart' : '0', '-f', 'mp4'];
  const args = ['-y', '-v', 'error', ...picture, ...sound, ...(codecs === 'h264' ? h264 : vp9), '-g', '10', '-pix_fmt', 'yuv420p'];
  execFileSync(ffmpeg, [...args, ...audio, '-shortest', ...container, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  return file;
}
