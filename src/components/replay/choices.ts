/** How a reader watches: how fast, kept on the device alone, and whether with captions. */

/** The speeds on offer, slowest first; 1 is as it was. */
export const RATES = [0.75, 1, 1.25, 1.5, 2];
/** What the browsers' own menus offer at most. */
const [SLOWEST, FASTEST] = [0.25, 4];
const KEY = 'replay-rate';

function keptRate(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= SLOWEST && kept <= FASTEST ? kept : 1;
  } catch {
    return 1;
  }
}

/** Plays this and all recordings to come in the video at a speed, and says it in `select`. */
function setRate(video: HTMLVideoElement, select: HTMLSelectElement | null, value: number): void {
  video.playbackRate = video.defaultPlaybackRate = value;
  if (!select) return;
  if (![...select.options].some((option) => option.value === String(value))) select.add(new Option(`${value} ×`, String(value)));
  select.value = String(value);
}

/** Begins at the speed chosen last on any replay, and keeps what is chosen, here or in the video's own menu. */
export function keepSpeed(video: HTMLVideoElement, select: HTMLSelectElement | null): void {
  setRate(video, select, keptRate());
  select?.addEventListener('change', () => (video.playbackRate = Number(select.value)));
  video.addEventListener('ratechange', () => {
    const { playbackRate: rate } = video;
    if (rate === video.defaultPlaybackRate) return;
    setRate(video, select, rate);
    try {
      localStorage.setItem(KEY, String(rate));
    } catch {
      // Only for this page, then.
    }
  });
}

/** One speed up or down; at either end as it is. */
export function changeSpeed(video: HTMLVideoElement, step: 1 | -1): void {
  const { playbackRate: rate } = video;
  video.playbackRate = (step === 1 ? RATES.find((other) => other > rate) : RATES.findLast((other) => other < rate)) ?? rate;
}

function captionsOf(video: HTMLVideoElement): TextTrack | undefined {
  return [...video.textTracks].find(({ kind }) => kind === 'captions');
}

/** Whether captions are to be seen; undefined for a video without any. */
export function captionsShown(video: HTMLVideoElement): boolean | undefined {
  const track = captionsOf(video);
  return track && track.mode === 'showing';
}

/** Shows the captions, unless the reader put them off; `turn` turns them over. */
export function showCaptions(video: HTMLVideoElement, turn = false): void {
  const track = captionsOf(video);
  if (!track || (track.mode !== 'disabled' && !turn)) return;
  track.mode = track.mode === 'showing' ? 'hidden' : 'showing';
}
