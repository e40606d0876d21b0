/** `<watch-star>`: puts an entry on the watch list of this device and takes it off again. */
import { starWords } from '#domain/i18n/zh-hans-star.ts';
import { countOf, toggled, type WatchKind } from '#domain/watch-list.ts';
import { keep, onWatch, watched } from './watch-store.ts';

class WatchStar extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    const { of, id: entry = '' } = this.dataset;
    const kind = of as WatchKind;
    const button = this.firstElementChild as HTMLButtonElement;
    const on = () => watched()[kind].includes(entry);
    this.#end = onWatch(() => {
      button.ariaPressed = `${on()}`;
      this.toggleAttribute('data-any', countOf(watched()) > 0);
    });
    button.onclick = () => {
      const want = !on();
      const said = keep(toggled(watched(), kind, entry, want));
      (this.lastElementChild as Element).textContent = want === on() ? said : starWords.full;
    };
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

customElements.define('watch-star', WatchStar);
