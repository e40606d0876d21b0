/** The player of one session's replay: chapters, keys, speed, resume, sound only; the line-up follows it. */
import { formatOffset } from '#domain/offset.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { clampSecond, seekOf } from '#domain/replay/seek.ts';
import { captionsShown, changeSpeed, keepSpeed, showCaptions } from './choices.ts';
import { copyAddress } from './copy-address.ts';
import { followLineup, type LineupView } from './follow.ts';
import { listenToKeys } from './keys.ts';
import { type Recording, screenOf, start, whenSlow } from './media.ts';
import { remember, remembered } from './remembered.ts';

/** Seconds: not worth resuming before or after; a press on back or forward; between two notes of the place. */
const EDGE = 15;
const STEP = 10;
const NOTE = 5;
/** Seconds: what plays on between two looks at the clock, at twice the speed. */
const PAST = 1;

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
  const fromStart = starting?.textContent ?? '';
  const select = root.querySelector<HTMLSelectElement>('[data-do="rate"]');
  const resume = root.querySelector<HTMLElement>('[data-do="resume"]');
  const soundOnly = root.querySelector<HTMLElement>('[data-do="audio"]');
  const lineup: LineupView = followLineup(session, root.querySelector('[data-now]'));
  /** The second that was last wanted or seen: from there it goes on when a recording broke. */
  let at = 0;
  /** Whether the reader wants it to play, also while it loads. */
  let playing = false;
  let stopAt: number | undefined;
  let noted = 0;

  const begun = (on: boolean) => {
    if (!on && starting) starting.textContent = at > 0 ? words.playFrom(formatOffset(at)) : fromStart;
    root.toggleAttribute('data-started', on);
    video.controls = on;
  };
  const withSound = (only: boolean) => {
    soundOnly?.setAttribute('aria-pressed', String(only));
    root.toggleAttribute('data-sound-only', only);
  };
  const broke = () => {
    playing = false;
    begun(false);
    const sound = root.hasAttribute('data-sound-only');
    if (sound) withSound(false);
    say(sound ? words.noSound : words.failed);
  };
  const screen = screenOf(video, broke);

  const show = async (second: number, play: boolean): Promise<void> => {
    at = clampSecond(second, video.duration || duration);
    playing = play;
    lineup.at(at);
    try {
      if (!(await screen.stand(root.hasAttribute('data-sound-only') ? { src: audio ?? '', hls: false } : moving, at))) return;
      showCaptions(video);
      if (playing) {
        if (await start(video)) return;
        playing = false;
        begun(true);
        say(words.blocked);
      } else {
        begun(root.hasAttribute('data-started'));
        say(second > duration ? words.beyond(formatOffset(duration)) : words.at(formatOffset(at)));
      }
    } catch {
      broke();
    }
  };
  const to = (second: number, play = playing) => {
    stopAt = undefined;
    void show(second, play);
  };
  const begin = () => void show(video.ended ? 0 : screen.loaded ? video.currentTime : at, true);
  const stop = () => {
    playing = false;
    video.pause();
  };
  const toggle = () => (playing ? stop() : begin());
  const chapter = (step: 1 | -1) => to(lineup.beside(at, step) ?? at);
  /** A control that goes away does not take the focus with it. */
  const handOver = (control: HTMLElement) => {
    if (control !== document.activeElement) return;
    video.controls = true;
    video.focus({ preventScroll: true });
  };
  const acts: Record<string, (control: HTMLElement) => void> = {
    play: (control) => {
      handOver(control);
      begin();
    },
    back: () => to(at - STEP),
    forward: () => to(at + STEP),
    previous: () => chapter(-1),
    next: () => chapter(1),
    captions: () => showCaptions(video, true),
    resume: (control) => {
      handOver(control);
      to(Number(control.dataset['left']), true);
    },
    copy: (control) => void copyAddress(`?t=${Math.floor(at)}`, say).then(() => control.focus()),
    audio: () => {
      withSound(!root.hasAttribute('data-sound-only'));
      to(at);
    },
  };

  const note = () => {
    const worth = video.currentTime > EDGE && video.currentTime < duration - EDGE;
    remember(session, worth ? video.currentTime : 0);
  };
  video.addEventListener('timeupdate', () => {
    if (!screen.loaded || video.seeking) return;
    at = video.currentTime;
    lineup.at(at);
    if (stopAt !== undefined && at >= stopAt) {
      // Who went on past the end by hand wants to see more.
      if (at < stopAt + PAST) video.pause();
      stopAt = undefined;
    }
    if (video.paused || Math.abs(video.currentTime - noted) < NOTE) return;
    noted = video.currentTime;
    note();
  });
  video.textTracks.addEventListener('change', () => sayCaptions(root, video));
  video.addEventListener('play', () => {
    playing = true;
    begun(true);
    if (resume) resume.hidden = true;
  });
  video.addEventListener('playing', () => say(''));
  video.addEventListener('pause', () => {
    if (!screen.loaded) return;
    playing = false;
    note();
  });
  whenSlow(video, (slow) => say(slow ? words.waiting : playing ? '' : words.at(formatOffset(at))));
  window.addEventListener('pagehide', () => screen.loaded && video.currentTime > 0 && note());
  keepSpeed(video, select);
  listenToKeys(root, {
    toggle,
    step: (by) => to(at + by * STEP),
    chapter,
    captions: () => showCaptions(video, true),
    faster: (step) => changeSpeed(video, step),
  });

  return {
    act: (control) => {
      const second = control.dataset['second'];
      if (second === undefined) return acts[control.dataset['do'] ?? '']?.(control);
      if (control.dataset['do'] === 'copy-row') return void copyAddress(`?t=${second}`, say);
      history.replaceState(history.state, '', control.getAttribute('href'));
      to(Number(second), true);
      root.scrollIntoView({ block: 'nearest' });
    },
    fromAddress: () => {
      const asked = seekOf(location);
      const left = remembered(session);
      if (resume && left !== undefined && left < duration && !asked) {
        resume.hidden = false;
        resume.dataset['left'] = String(left);
        resume.textContent = words.resume(formatOffset(left));
      }
      if (!asked) return;
      stopAt = asked.to;
      void show(asked.from, playing);
      root.scrollIntoView({ block: 'center' });
    },
  };
}

/** Says on the button whether captions are shown. */
function sayCaptions(root: HTMLElement, video: HTMLVideoElement): void {
  root.querySelector('[data-do="captions"]')?.setAttribute('aria-pressed', String(captionsShown(video) ?? false));
}
