/** Slides and tune to a film with a burnt-in clock, by ffmpeg. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './cli.ts';
import { CLOCK, SONG_FILE } from './demo-slides.ts';

/** Frames a second: the clock changes on the second, and no player shows a frame more than 0.2 seconds off. */
const FPS = 5;
/** Seconds of a segment, and the most from key frame to key frame. The moments of the line-up are key frames too. */
const SEGMENT = 6;

/** The width of a figure of the clock, in pixels. */
const FIGURE = 27;

/** Runs ffmpeg; a `CommandError` when there is none or it fails. */
function ffmpeg(args: readonly string[]): void {
  const { error, status } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw new CommandError('没有找到 ffmpeg。装好 ffmpeg 再运行。');
  if (status !== 0) throw new CommandError('ffmpeg 没有做成，原因见上面几行。');
}

/** What a film is made of: pictures with the second at which each comes on, the sound, and the length in seconds. */
export interface Reel {
  slides: readonly { from: number; file: string }[];
  sound: string;
  seconds: number;
}

/** Encodes picture and sound once, into `folder`, and returns the file. H.264 and AAC, a key frame at every slide and every six seconds. */
export function film({ slides, sound, seconds }: Reel, folder: string, colour: string): string {
  const list = slides.map(({ from, file }, index) => `file '${file}'\nduration ${(slides[index + 1]?.from ?? seconds) - from}\n`);
  const reel = join(folder, 'reel.txt');
  // The last picture is named twice: the concat demuxer forgets its length otherwise.
  writeFileSync(reel, `${list.join('')}file '${slides.at(-1)?.file ?? ''}'\n`);
  const every = Array.from({ length: Math.ceil(seconds / SEGMENT) }, (_, index) => index * SEGMENT);
  const keys = [...new Set([...every, ...slides.map(({ from }) => from)])].sort((a, b) => a - b);
  const out = join(folder, 'film.mp4');
  ffmpeg([
    ...['-f', 'concat', '-safe', '0', '-i', reel, '-i', sound],
    ...['-vf', `fps=${FPS},format=yuv420p,${clock(colour)}`, '-t', String(seconds)],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryslow', '-tune', 'stillimage', '-qp', '40', '-bf', '0'],
    ...['-x264-params', `keyint=${FPS * SEGMENT}:min-keyint=1:scenecut=0:psy=0:threads=1`, '-force_key_frames', keys.join(',')],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    // The encoder's `fast` search is the cleaner one at so few bits.
    ...['-c:a', 'aac', '-aac_coder', 'fast', '-q:a', '0.12', '-ac', '1'],
    // The same bytes on every run.
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-movflags', '+faststart', out],
  ]);
  return out;
}

/** The running time, mm:ss. Every character has a cell of its own, for the font's figures are not equally wide. */
function clock(colour: string): string {
  const digit = (of: string) => `%{eif\\:${of}\\:d}`;
  const cells = [
    ['floor(t/600)', 0],
    ['mod(floor(t/60)\\,10)', 1],
    ['', 2],
    ['mod(floor(t/10)\\,6)', 2.5],
    ['mod(floor(t)\\,10)', 3.5],
  ] as const;
  return cells
    .map(([of, place]) => {
      const width = of === '' ? FIGURE / 2 : FIGURE;
      const text = of === '' ? '\\:' : digit(of);
      return `drawtext=fontfile=${SONG_FILE}:fontsize=46:fontcolor=${colour}:x=${CLOCK.right - FIGURE * 4.5 + place * FIGURE}+(${width}-text_w)/2:y=${CLOCK.baseline}-ascent:text='${text}'`;
    })
    .join(',');
}

/** The sound of a film alone, as M4A. */
export function soundOnly(file: string, out: string): void {
  ffmpeg(['-i', file, '-vn', '-c', 'copy', '-fflags', '+bitexact', '-movflags', '+faststart', out]);
}

/** The film as HLS: `index.m3u8`, `init.mp4` and segments in `folder`, all names relative. Fragmented MP4, for `.ts` is TypeScript here. */
export function segments(file: string, folder: string): void {
  ffmpeg([
    // The encoder's first packet lies before zero and would push the picture by as much: the sound starts at zero instead.
    ...['-i', file, '-c', 'copy', '-bsf:a', 'setts=ts=TS+1024', '-fflags', '+bitexact'],
    ...['-f', 'hls', '-hls_time', String(SEGMENT), '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4', '-hls_flags', 'independent_segments'],
    ...['-hls_segment_filename', join(folder, '%03d.m4s'), join(folder, 'index.m3u8')],
  ]);
}
