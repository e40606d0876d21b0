/** Puts recordings into a `<video>`: MP4 as it is, HLS by itself where the browser can, else with hls.js, fetched only then. */
import type Hls from 'hls.js';

/** A recording: its address, and whether it is an HLS playlist. */
export interface Recording {
  src: string;
  hls: boolean;
}

/** What a `<video>` shows. Of several wishes only the newest is carried out, however long the older ones take to load. */
export interface Screen {
  /** The recording that is there and can be played. */
  readonly loaded: Recording | undefined;
  /** Stands at a second of a recording, with its picture; `false` when a newer wish overtook it. Rejects when it cannot be played. */
  stand(recording: Recording, second: number): Promise<boolean>;
  /** Takes the recording away, and whatever of it was still to come. */
  clear(): void;
}

/** Safari plays HLS by itself, and well; what other browsers claim of it is not to be relied on while they have Media Source Extensions. */
function playsHls(video: HTMLVideoElement): boolean {
  const claims = video.canPlayType('application/vnd.apple.mpegurl') !== '';
  return claims && (!('MediaSource' in window) || navigator.vendor.startsWith('Apple'));
}

/** Looks after one `<video>`; `broken` is called when what is loaded can be played no further, and has been taken away. */
export function screenOf(video: HTMLVideoElement, broken: () => void): Screen {
  let wish = 0;
  let loading: { recording: Recording; done: Promise<void>; end: AbortController } | undefined;
  let loaded: Recording | undefined;
  const clear = () => {
    loading?.end.abort();
    loading = loaded = undefined;
    wish += 1;
    video.pause();
    video.removeAttribute('src');
    video.load();
  };
  const load = (recording: Recording, second: number) => {
    loading?.end.abort();
    loaded = undefined;
    const end = new AbortController();
    const done = open(video, recording, second, end.signal).then(() => {
      if (!end.signal.aborted) loaded = recording;
    });
    return (loading = { recording, done, end });
  };
  video.addEventListener('error', () => {
    if (!loaded) return;
    clear();
    broken();
  });
  return {
    get loaded() {
      return loaded;
    },
    async stand(recording, second) {
      const mine = ++wish;
      const { done } = loading?.recording.src === recording.src ? loading : load(recording, second);
      try {
        await done;
        if (mine === wish) await seek(video, second);
      } catch (error) {
        if (mine !== wish) return false;
        clear();
        throw error;
      }
      return mine === wish;
    },
    clear,
  };
}

/** Loads a recording until its length is known; an abort ends it where it is. */
async function open(video: HTMLVideoElement, { src, hls }: Recording, at: number, signal: AbortSignal): Promise<void> {
  video.pause();
  // What the build wrote is for readers without scripts.
  video.querySelectorAll('source').forEach((source) => source.remove());
  const length = happens(video, 'loadedmetadata', signal);
  if (hls && !playsHls(video)) {
    const { default: HlsPlayer } = await import('hls.js/light');
    if (signal.aborted) return;
    if (!HlsPlayer.isSupported()) throw new Error('no HLS');
    const engine: Hls = new HlsPlayer({ startPosition: at, enableWorker: false });
    signal.addEventListener('abort', () => engine.destroy());
    engine.on(HlsPlayer.Events.ERROR, (_event, { fatal, response }) => {
      // A segment that is not there stays away: nothing is to be waited for.
      const status = response?.code ?? 0;
      const missing = status >= 400 && status < 500 && video.readyState < video.HAVE_FUTURE_DATA;
      if (fatal || missing) video.dispatchEvent(new Event('error'));
    });
    engine.loadSource(src);
    engine.attachMedia(video);
  } else {
    video.preload = 'auto';
    video.src = src;
  }
  await length;
}

/** Waits for an event; rejects on an error of the media, and is over on an abort. */
function happens(video: HTMLVideoElement, type: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const once = (name: string, done: () => void, target: EventTarget = video) =>
      target.addEventListener(name, () => (end.abort(), done()), { signal: end.signal });
    once(type, resolve);
    once('error', () => reject(new Error('not playable')));
    if (signal) once('abort', resolve, signal);
  });
}

/** Goes to a second, and waits until its picture is there. */
async function seek(video: HTMLVideoElement, second: number): Promise<void> {
  if (Math.abs(video.currentTime - second) < 0.01 && !video.seeking) return;
  const there = happens(video, 'seeked');
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

/** Seconds without a picture before a reader is told that it is being waited for. */
const PATIENCE = 4;

/** Calls `say(true)` when the picture has been waited for too long, whatever the browser thinks of the network, and `say(false)` when it came after all. */
export function whenSlow(video: HTMLVideoElement, say: (slow: boolean) => void): void {
  let timer = 0;
  let told = false;
  const begin = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => say((told = true)), (navigator.onLine ? PATIENCE : 0) * 1000);
  };
  const end = (came: boolean) => {
    clearTimeout(timer);
    if (told && came) say(false);
    told = false;
  };
  for (const type of ['waiting', 'seeking', 'loadstart']) video.addEventListener(type, begin);
  for (const type of ['playing', 'seeked', 'canplay']) video.addEventListener(type, () => end(true));
  for (const type of ['error', 'emptied']) video.addEventListener(type, () => end(false));
}
