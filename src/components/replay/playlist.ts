/** Plays the moments of a list one after the other, across sessions, in one `<video>`: a browser that was asked once to play keeps playing. */
import { formatOffset } from '#domain/offset.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { captionsShown, changeSpeed, keepSpeed, showCaptions } from './choices.ts';
import { copyAddress } from './copy-address.ts';
import { listenToKeys } from './keys.ts';
import { type Recording, screenOf, start, whenSlow } from './media.ts';
import { buildBox } from './playlist-box.ts';

/** Seconds before the end at which a moment is over; `timeupdate` comes four times a second. */
const EARLY = 0.05;
/** Seconds: a press on back or forward. */
const STEP = 10;

interface Part {
  row: HTMLElement;
  recording: Recording;
  from: number;
  to: number;
  captions: string | undefined;
  name: string;
  session: string;
  /** The moment on the page of its session. */
  address: string;
}

/** Opens the player above the list, at its first moment. */
export function playAll(list: HTMLElement): void {
  list.querySelector<HTMLButtonElement>('.playlist [data-do="close"]')?.click();
  const parts = [...list.querySelectorAll<HTMLElement>('li[data-src]')].map(partOf);
  const { box, video, title, said, speed, buttons } = buildBox();
  list.prepend(box);
  const say = (text: string) => (said.textContent = text);
  let index = -1;
  /** Whether the reader wants it to play, also while it loads. */
  let playing = true;
  let captions: string | undefined;
  let captioned = true;
  const broke = () => {
    playing = false;
    say(words.failed);
    buttons.retry.hidden = false;
  };
  const screen = screenOf(video, broke);

  const show = async (to: number): Promise<void> => {
    const part = parts[to];
    parts[index]?.row.removeAttribute('aria-current');
    index = Math.min(to, parts.length);
    playing = part !== undefined;
    const focused = document.activeElement;
    buttons.retry.hidden = true;
    buttons.previous.disabled = to === 0;
    buttons.next.disabled = to >= parts.length - 1;
    // A button that can be pressed no more does not take the focus with it.
    if (focused instanceof HTMLButtonElement && (focused.disabled || focused.hidden)) video.focus({ preventScroll: true });
    if (!part) {
      video.pause();
      say(words.done(parts.length));
      return;
    }
    part.row.setAttribute('aria-current', 'true');
    title.textContent = words.playing(to + 1, parts.length, `${part.name} ${formatOffset(part.from)}`);
    say(words.from(part.session));
    if (part.captions !== captions) {
      captioned = captionsShown(video) ?? captioned;
      changeCaptions(video, (captions = part.captions), captioned);
      buttons.captions.hidden = captions === undefined;
    }
    try {
      if (!(await screen.stand(part.recording, part.from)) || !playing || (await start(video))) return;
      playing = false;
      say(words.blocked);
    } catch {
      broke();
    }
  };
  const beside = (step: 1 | -1) => parts[index + step] && void show(index + step);
  video.addEventListener('timeupdate', () => {
    const part = parts[index];
    if (part && screen.loaded && !video.paused && !video.seeking && video.currentTime >= part.to - EARLY) void show(index + 1);
  });
  video.addEventListener('ended', () => void show(index + 1));
  video.textTracks.addEventListener('change', () => buttons.captions.setAttribute('aria-pressed', String(captionsShown(video) ?? false)));
  video.addEventListener('play', () => {
    playing = true;
    // After the last moment it begins again, and does not run on into what is no moment of this.
    if (!parts[index]) void show(0);
  });
  video.addEventListener('pause', () => {
    if (screen.loaded) playing = false;
  });
  video.addEventListener('playing', () => {
    const part = parts[index];
    if (part) say(words.from(part.session));
  });
  whenSlow(video, (slow) => say(slow ? words.waiting : words.from(parts[index]?.session ?? '')));
  keepSpeed(video, speed);
  buttons.previous.addEventListener('click', () => beside(-1));
  buttons.next.addEventListener('click', () => beside(1));
  buttons.retry.addEventListener('click', () => void show(index));
  buttons.captions.addEventListener('click', () => showCaptions(video, true));
  buttons.copy.addEventListener('click', () => void copyAddress((parts[index] ?? parts.at(-1))?.address ?? '', say));
  buttons.close.addEventListener('click', () => {
    box.remove();
    screen.clear();
    parts[index]?.row.removeAttribute('aria-current');
    list.querySelector<HTMLElement>('[data-do="play-all"]')?.focus();
  });
  listenToKeys(box, {
    toggle: () => {
      if (playing) {
        playing = false;
        video.pause();
      } else if (screen.loaded && parts[index]) void start(video);
      else void show(parts[index] ? index : 0);
    },
    step: (by) => (video.currentTime += by * STEP),
    chapter: beside,
    captions: () => showCaptions(video, true),
    faster: (step) => changeSpeed(video, step),
  });
  box.scrollIntoView({ block: 'nearest' });
  video.focus({ preventScroll: true });
  void show(0);
}

function partOf(row: HTMLElement): Part {
  const { src = '', from, to, captions } = row.dataset;
  const text = (selector: string) => row.querySelector(selector)?.textContent.trim() ?? '';
  const name = text('.moment .button').replace(text('.time'), '').trim();
  const address = row.querySelector<HTMLAnchorElement>('.moment a')?.href ?? '';
  return {
    row,
    recording: { src, hls: 'hls' in row.dataset },
    from: Number(from),
    to: Number(to),
    captions,
    name,
    session: text('.of-session'),
    address,
  };
}

/** The captions of the recording that is to come take the place of the last one's, shown when the last ones were. */
function changeCaptions(video: HTMLVideoElement, captions: string | undefined, shown: boolean): void {
  video.querySelector('track')?.remove();
  if (captions === undefined) return;
  const element = document.createElement('track');
  Object.assign(element, { kind: 'captions', src: captions, srclang: 'zh-Hans', label: words.captions });
  video.append(element);
  element.track.mode = shown ? 'showing' : 'hidden';
}
