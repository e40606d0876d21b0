/** Puts a recording into a `<video>`: MP4 as it is, HLS by itself where the browser can, else with hls.js, fetched only then. */
import type Hls from 'hls.js';

/** A recording: its address, and whether it is an HLS playlist. */
export interface Recording {
  src: string;
  hls: boolean;
}

const engines = new WeakMap<HTMLVideoElement, Hls>();

/** Safari plays HLS by itself, and well; what other browsers claim of it is not to be relied on while they have Media Source Extensions. */
function playsHls(video: HTMLVideoElement): boolean {
  const claims = video.canPlayType('application/vnd.apple.mpegurl') !== '';
  return claims && (!('MediaSource' in window) || navigator.vendor.startsWith('Apple'));
}

/** Ends what plays in the element. */
export function release(video: HTMLVideoElement): void {
  engines.get(video)?.destroy();
  engines.delete(video);
}

/** Loads a recording so that it stands at `at` seconds, paused, with its picture. Rejects when it cannot be played. */
export async function attach(video: HTMLVideoElement, { src, hls }: Recording, at: number): Promise<void> {
  release(video);
  video.pause();
  const loaded = metadataOf(video);
  if (hls && !playsHls(video)) {
    const { default: HlsPlayer } = await import('hls.js/light');
    if (!HlsPlayer.isSupported()) throw new Error('no HLS');
    const engine = new HlsPlayer({ startPosition: at, enableWorker: false });
    engines.set(video, engine);
    engine.on(HlsPlayer.Events.ERROR, (_event, { fatal }) => {
      if (fatal) video.dispatchEvent(new Event('error'));
    });
    // Its `<source>` is for browsers that need no help.
    video.querySelectorAll('source').forEach((source) => source.remove());
    engine.loadSource(src);
    engine.attachMedia(video);
  } else {
    video.preload = 'auto';
    video.src = src;
  }
  await loaded;
  await seek(video, at);
}

function metadataOf(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const once = (type: string, done: () => void) => video.addEventListener(type, () => (end.abort(), done()), { signal: end.signal });
    once('loadedmetadata', resolve);
    once('error', () => reject(new Error('not playable')));
  });
}

/** Goes to a second, and waits until its picture is there. */
export async function seek(video: HTMLVideoElement, second: number): Promise<void> {
  if (Math.abs(video.currentTime - second) < 0.01 && !video.seeking) return;
  const there = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = second;
  await there;
}

/** Plays; `false` when the browser wants the reader to press play. */
export async function start(video: HTMLVideoElement): Promise<boolean> {
  try {
    await video.play();
    return true;
  } catch (error) {
    if ((error as Error).name === 'NotAllowedError') return false;
    // Overtaken by another act of the reader.
    if ((error as Error).name === 'AbortError') return true;
    throw error;
  }
}
