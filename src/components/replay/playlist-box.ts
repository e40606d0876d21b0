/** What the player of moments is made of; it is not in the page before it is asked for. */
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { RATES } from './choices.ts';

/** The parts of the player that do or say something. */
export interface PlaylistBox {
  box: HTMLElement;
  video: HTMLVideoElement;
  /** What plays now. */
  title: HTMLElement;
  /** What is to be said: where it comes from, that it cannot be played. */
  said: HTMLElement;
  speed: HTMLSelectElement;
  buttons: Record<'retry' | 'previous' | 'next' | 'captions' | 'copy' | 'close', HTMLButtonElement>;
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Partial<HTMLElementTagNameMap[Name]>) {
  return Object.assign(document.createElement(name), properties);
}

/** Builds the player, with nothing loaded. */
export function buildBox(): PlaylistBox {
  const button = (textContent: string) => make('button', { type: 'button', className: 'button', textContent });
  const buttons = {
    retry: button(words.retry),
    previous: button(words.previous),
    next: button(words.next),
    captions: button(words.captions),
    copy: button(words.copyMoment),
    close: button(words.stop),
  };
  buttons.close.dataset['do'] = 'close';
  buttons.retry.hidden = buttons.captions.hidden = true;
  const box = make('section', { className: 'playlist player', ariaLabel: words.player });
  const video = make('video', { controls: true, playsInline: true, preload: 'none', tabIndex: 0, ariaLabel: words.player });
  const screen = make('div', { className: 'screen' });
  screen.append(video);
  const title = make('p', { className: 'now-on' });
  const said = make('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const speed = document.createElement('select');
  speed.append(...RATES.map((rate) => new Option(`${rate} ×`, String(rate))));
  const label = document.createElement('label');
  label.textContent = words.speed;
  label.append(speed);
  const tools = make('div', { className: 'player-tools' });
  tools.append(buttons.retry, buttons.previous, buttons.next, buttons.captions, buttons.copy, label, buttons.close);
  box.append(screen, title, said, tools, make('p', { className: 'notice', textContent: words.price }));
  return { box, video, title, said, speed, buttons };
}
