/** `<replay-player>`: fetches the player when it is wanted: by an address with a second, a press on a control or a chapter, or because the reader was here before. */
import type { Player } from './player.ts';
import { remembered } from './remembered.ts';

const NOTHING: Player = { act: () => undefined, fromAddress: () => undefined };

class ReplayPlayer extends HTMLElement {
  #player: Promise<Player> | undefined;

  connectedCallback(): void {
    const session = this.dataset['session'] ?? '';
    const video = this.querySelector('video');
    // Until it begins there is one sign to press, not two.
    if (video) video.controls = false;
    const load = () =>
      (this.#player ??= import('./player.ts').then(
        ({ enhance }) => enhance(this),
        () => {
          // Without a network there is no player yet; the next press asks again.
          this.#player = undefined;
          const said = this.querySelector('[data-said]');
          if (said) said.textContent = this.dataset['unloaded'] ?? '';
          return NOTHING;
        },
      ));
    const act = (event: Event) => {
      const target = (event.target as Element).closest<HTMLElement>('[data-do], [data-second]');
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      if (!target || !(this.contains(target) || target.closest('[data-lineup]')) || ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      void load().then((player) => player.act(target));
    };
    document.addEventListener('click', act);
    this.addEventListener('focusin', load, { once: true });
    this.addEventListener('play', load, { once: true, capture: true });
    const asked = () => /[?#&]t=/.test(location.search + location.hash);
    window.addEventListener('hashchange', () => asked() && void load().then((player) => player.fromAddress()));
    if (asked() || remembered(session) !== undefined) void load().then((player) => player.fromAddress());
  }
}

if (!customElements.get('replay-player')) customElements.define('replay-player', ReplayPlayer);
