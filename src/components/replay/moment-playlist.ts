/** `<moment-playlist>`: a press on “play all” fetches the player of moments. `#play` in the address is such a press. */

class MomentPlaylist extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-do="play-all"]');
    const open = () => void import('./playlist.ts').then(({ playAll }) => playAll(this));
    // The second press of a double click is no second wish.
    button?.addEventListener('click', ({ detail }) => detail < 2 && open());
    if (button && location.hash === '#play') open();
  }
}

if (!customElements.get('moment-playlist')) customElements.define('moment-playlist', MomentPlaylist);
