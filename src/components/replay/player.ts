/** The player of one session's replay: chapters, keys, speed, resume, sound only; the line-up follows it. */
import { formatOffset } from '#domain/offset.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { clampSecond, seekOf } from '#domain/replay/seek.ts';
import { besideRate, captionsShown, keptRate, setRate, showCaptions } from './choices.ts';
import { copyAddress } from './copy-address.ts';
import { followLineup, type LineupView } from './follow.ts';
import { listenToKeys } from './keys.ts';
import { attach, type Recording, seek, start } from './media.ts';
import { remember, remembered } from './remembered.ts';

/** Seconds: not worth resuming before or after; a press on back or forward; between two notes of the place. */
const EDGE = 15;
const STEP = 10;
const NOTE = 5;

/** What the page's controls ask of it. */
export interface Player {
  /** Does what a control or a chapter says (`data-do`, `data-second`). */
  act(control: HTMLElement): void;
  /** Goes where the address says, and offers to resume. */
  fromAddress(): void;
}

/** Wakes the player that the build wrote. */
export function enhance(root: HTMLElement): Player {
  const video = root.querySelector('video') as HTMLVideoElement;
  const { session = '', seconds = '0', src = '', audio } = root.dataset;
  const duration = Number(seconds);
  const said = root.querySelector<HTMLElement>('[data-said]');
  const say = (text: string) => said && (said.textContent = text);
  const moving: Recording = { src, hls: 'hls' in root.dataset };
  const starting = root.querySelector('.start span');
  let loaded: Recording | undefined;
  let stopAt: number | undefined;
  let noted = 0;
  const lineup: LineupView = followLineup(session, root.querySelector('[data-now]'));

  const show = async (recording: Recording, second: number, play: boolean): Promise<void> => {
    const at = clampSecond(second, video.duration || duration);
    try {
      if (loaded === recording) await seek(video, at);
      else {
        loaded = recording;
        await attach(video, recording, at);
        video.playbackRate = keptRate();
      }
      showCaptions(video);
      lineup.at(at);
      if (play && !(await start(video))) say(words.blocked);
      else if (!play && second > duration) say(words.beyond(formatOffset(duration)));
      else say(play ? '' : words.at(formatOffset(at)));
      if (!play && starting) starting.textContent = words.playFrom(formatOffset(at));
    } catch {
      loaded = undefined;
      say(words.failed);
    }
    root.toggleAttribute('data-started', play && loaded !== undefined);
  };
  const to = (second: number, play = !video.paused) => void show(loaded ?? moving, second, play);
  const toggle = () => (loaded && !video.paused ? video.pause() : to(loaded ? video.currentTime : 0, true));
  const chapter = (step: 1 | -1) => to(lineup.beside(video.currentTime, step) ?? video.currentTime);
  const select = root.querySelector<HTMLSelectElement>('[data-do="rate"]');
  const acts: Record<string, (control: HTMLElement) => void> = {
    play: toggle,
    back: () => to(video.currentTime - STEP),
    forward: () => to(video.currentTime + STEP),
    previous: () => chapter(-1),
    next: () => chapter(1),
    captions: () => showCaptions(video, true),
    resume: () => to(remembered(session) ?? 0, true),
    copy: (control) => void copyAddress(`?t=${Math.floor(video.currentTime)}`, say).then(() => control.focus()),
    audio: (control) => {
      const only = control.getAttribute('aria-pressed') !== 'true';
      control.setAttribute('aria-pressed', String(only));
      root.toggleAttribute('data-sound-only', only);
      void show(only ? { src: audio ?? '', hls: false } : moving, video.currentTime, root.hasAttribute('data-started'));
    },
  };

  const note = () => {
    const worth = video.currentTime > EDGE && video.currentTime < duration - EDGE;
    remember(session, worth ? video.currentTime : 0);
  };
  video.addEventListener('timeupdate', () => {
    lineup.at(video.currentTime);
    if (stopAt !== undefined && video.currentTime >= stopAt) {
      stopAt = undefined;
      video.pause();
    }
    if (video.paused || Math.abs(video.currentTime - noted) < NOTE) return;
    noted = video.currentTime;
    note();
  });
  video.textTracks.addEventListener('change', () => sayCaptions(root, video));
  video.addEventListener('play', () => root.setAttribute('data-started', ''));
  video.addEventListener('waiting', () => loaded && !navigator.onLine && say(words.waiting));
  video.addEventListener('playing', () => say(''));
  video.addEventListener('pause', () => loaded && note());
  video.addEventListener('error', () => loaded && say(words.failed));
  window.addEventListener('pagehide', () => loaded && video.currentTime > 0 && note());
  select?.addEventListener('change', () => setRate(video, select, Number(select.value)));
  setRate(video, select, keptRate());
  listenToKeys(root, {
    toggle,
    step: (by) => to(video.currentTime + by * STEP),
    chapter,
    captions: () => showCaptions(video, true),
    faster: (step) => setRate(video, select, besideRate(video, step)),
  });

  return {
    act: (control) => {
      const second = control.dataset['second'];
      if (second === undefined) return acts[control.dataset['do'] ?? '']?.(control);
      if (control.dataset['do'] === 'copy-row') return void copyAddress(`?t=${second}`, say);
      history.replaceState(history.state, '', control.getAttribute('href'));
      stopAt = undefined;
      to(Number(second), true);
      root.scrollIntoView({ block: 'nearest' });
    },
    fromAddress: () => {
      const asked = seekOf(location);
      const left = remembered(session);
      const resume = root.querySelector<HTMLElement>('[data-do="resume"]');
      if (resume && left !== undefined && left < duration && !asked) {
        resume.hidden = false;
        resume.textContent = words.resume(formatOffset(left));
      }
      if (!asked) return;
      stopAt = asked.to;
      void show(loaded ?? moving, asked.from, false);
      root.scrollIntoView({ block: 'center' });
    },
  };
}

/** Says on the button whether captions are shown. */
function sayCaptions(root: HTMLElement, video: HTMLVideoElement): void {
  root.querySelector('[data-do="captions"]')?.setAttribute('aria-pressed', String(captionsShown(video) ?? false));
}
