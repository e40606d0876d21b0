/** Clips whose picture tells its own second: a moving test card with the time burnt in, over eight bars that spell the second in bits. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Bars from the left: 1, 2, 4 … 128 seconds; white is one. */
const BARS = "nullsrc=s=320x40:r=10,geq=lum='255*mod(floor(T/pow(2,floor(X/40))),2)':cb=128:cr=128";

/** Which of the two a browser plays: Playwright's own has no H.264. */
export type Codecs = 'h264' | 'vp9';
const CODECS = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '32k'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '150k', '-pix_fmt', 'yuv420p', '-c:a', 'libopus', '-b:a', '32k'],
} as const;

/** Makes `name.mp4` (its directory in front) or the HLS playlist `name/index.m3u8` in `folder`; returns its path. A keyframe every second. */
export function makeClip(ffmpeg: string, folder: string, name: string, seconds: number, codecs: Codecs, hls = false): string {
  const picture = `testsrc2=s=320x140:r=10[card];${BARS}[bars];[card][bars]vstack[v]`;
  const out = hls ? join(folder, name, 'index.m3u8') : join(folder, `${name}.mp4`);
  if (hls) mkdirSync(join(folder, name));
  const segments = codecs === 'h264' ? 'mpegts' : 'fmp4';
  const container = hls
    ? ['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', segments]
    : ['-movflags', '+faststart'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440'];
  const args = ['-v', 'error', '-y', ...sound, '-filter_complex', picture, '-map', '[v]', '-map', '0:a', '-t', String(seconds), '-g', '10'];
  execFileSync(ffmpeg, [...args, ...CODECS[codecs], ...container, out]);
  return out;
}

/** The second that the picture on the page spells. */
export function secondSeen(page: Page): Promise<number> {
  return page.evaluate(() => {
    const video = document.querySelector('video') as HTMLVideoElement;
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(video, 0, 0, 320, 180);
    return Array.from({ length: 8 }, (_, bit) => ((context.getImageData(bit * 40 + 20, 160, 1, 1).data[0] ?? 0) > 127 ? 2 ** bit : 0)).reduce(
      (sum, value) => sum + value,
      0,
    );
  });
}
