/** How a reader watches: how fast, kept on the device alone, and whether with captions. */

/** The speeds on offer, slowest first; 1 is as it was. */
export const RATES = [0.75, 1, 1.25, 1.5, 2];
const KEY = 'replay-rate';

/** The speed chosen last, on any replay. */
export function keptRate(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return RATES.includes(kept) ? kept : 1;
  } catch {
    return 1;
  }
}

/** Plays at a speed from now on, says it in `select`, and keeps it. */
export function setRate(video: HTMLVideoElement, select: HTMLSelectElement | null, value: number): void {
  video.playbackRate = video.defaultPlaybackRate = value;
  if (select) select.value = String(value);
  try {
    localStorage.setItem(KEY, String(value));
  } catch {
    // Only for this page, then.
  }
}

/** The speed beside the present one; the present one at either end. */
export function besideRate(video: HTMLVideoElement, step: 1 | -1): number {
  return RATES[RATES.indexOf(video.playbackRate) + step] ?? video.playbackRate;
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
