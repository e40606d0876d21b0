/** `<watch-list>`: whoever watches nothing and brings no link needs nothing more than this; the rest comes when there is something to show. */
import { watchPageWords as words } from '#domain/i18n/zh-hans-watch-page.ts';
import { countOf, serialise } from '#domain/watch-list.ts';
import { onWatch, stored, watched } from './watch-store.ts';

class WatchListElement extends HTMLElement {
  connectedCallback(): void {
    const [status, , retry] = this.querySelectorAll<HTMLElement>('.watch-said > *');
    const empty = this.querySelector<HTMLElement>('[data-part=empty]');
    if (!status || !retry || !empty) return;
    let opened = false;
    const open = () => {
      if (opened) return;
      const wanted = countOf(watched()) > 0 || location.hash.startsWith('#v1');
      empty.hidden = wanted;
      retry.hidden = true;
      if (!wanted) return;
      opened = true;
      import('./watch-panel.ts')
        .then(({ openPanel }) => openPanel(this))
        .catch(() => {
          opened = retry.hidden = false;
          status.textContent = words.failed;
        });
    };
    if (stored() !== null && stored() !== serialise(watched())) status.textContent = words.garbled;
    retry.onclick = open;
    addEventListener('hashchange', open);
    onWatch(open);
  }
}

if (!customElements.get('watch-list')) customElements.define('watch-list', WatchListElement);
