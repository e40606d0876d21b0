/** Plays the moments of a list one after the other, across sessions, in one `<video>`: a browser that was asked once to play keeps playing. */
import { formatOffset } from '#domain/offset.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { attach, release, seek, start } from './media.ts';

/** Seconds before the end at which a moment is over; `timeupdate` comes four times a second. */
const EARLY = 0.05;

interface Part {
  row: HTMLElement;
  src: string;
  hls: boolean;
  from: number;
  to: number;
  captions: string | undefined;
  name: string;
  session: string;
}

/** Opens the player above the list, at its first moment. */
export function playAll(list: HTMLElement): void {
  list.querySelector('.playlist')?.remove();
  const parts = [...list.querySelectorAll<HTMLElement>('li[data-src]')].map(partOf);
  const { box, video, title, said, previous, next, close } = build();
  list.prepend(box);
  let index = -1;
  let loaded = '';

  const show = async (to: number): Promise<void> => {
    const part = parts[to];
    parts[index]?.row.removeAttribute('aria-current');
    index = to;
    previous.disabled = to === 0;
    next.disabled = to >= parts.length - 1;
    if (!part) {
      video.pause();
      said.textContent = words.done(parts.length);
      index = parts.length - 1;
      return;
    }
    part.row.setAttribute('aria-current', 'true');
    title.textContent = words.playing(to + 1, parts.length, `${part.name} ${formatOffset(part.from)}`);
    said.textContent = words.from(part.session);
    try {
      if (loaded === part.src) await seek(video, part.from);
      else {
        loaded = part.src;
        captioned(video, part.captions);
        await attach(video, part, part.from);
      }
      if (index === to && !(await start(video))) said.textContent = words.blocked;
    } catch {
      loaded = '';
      if (index === to) said.textContent = words.failed;
    }
  };
  video.addEventListener('timeupdate', () => {
    const part = parts[index];
    if (part && !video.paused && !video.seeking && video.currentTime >= part.to - EARLY) void show(index + 1);
  });
  video.addEventListener('ended', () => void show(index + 1));
  previous.addEventListener('click', () => void show(index - 1));
  next.addEventListener('click', () => void show(index + 1));
  close.addEventListener('click', () => {
    release(video);
    parts[index]?.row.removeAttribute('aria-current');
    box.remove();
    list.querySelector<HTMLElement>('[data-do="play-all"]')?.focus();
  });
  box.scrollIntoView({ block: 'nearest' });
  video.focus({ preventScroll: true });
  void show(0);
}

function partOf(row: HTMLElement): Part {
  const { src = '', from, to, captions } = row.dataset;
  const text = (selector: string) => row.querySelector(selector)?.textContent.trim() ?? '';
  const name = text('.moment .button').replace(text('.time'), '').trim();
  return { row, src, hls: 'hls' in row.dataset, from: Number(from), to: Number(to), captions, name, session: text('.of-session') };
}

/** The captions of the recording that is to come take the place of the last one's. */
function captioned(video: HTMLVideoElement, captions: string | undefined): void {
  video.querySelector('track')?.remove();
  if (captions === undefined) return;
  const track = document.createElement('track');
  Object.assign(track, { kind: 'captions', src: captions, srclang: 'zh-Hans', label: words.captions, default: true });
  video.append(track);
}

function build() {
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Partial<HTMLElementTagNameMap[Name]>) =>
    Object.assign(document.createElement(name), properties);
  const button = (textContent: string) => make('button', { type: 'button', className: 'button', textContent });
  const box = make('section', { className: 'playlist player', ariaLabel: words.player });
  const video = make('video', { controls: true, playsInline: true, preload: 'none', tabIndex: 0 });
  const screen = make('div', { className: 'screen' });
  screen.append(video);
  const title = make('p', { className: 'now-on' });
  const said = make('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const [previous, next, close] = [button(words.previous), button(words.next), button(words.stop)];
  const tools = make('p', { className: 'player-tools' });
  tools.append(previous, next, close);
  box.append(screen, title, said, tools, make('p', { className: 'notice', textContent: words.price }));
  return { box, video, title, said, previous, next, close };
}
