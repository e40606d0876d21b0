/** `<lineup-log>`: fetches what runs the page, and says so when it cannot. */
import { said } from '#domain/i18n/zh-hans-log-said.ts';

class LineupLogElement extends HTMLElement {
  connectedCallback(): void {
    import('./log-panel.ts')
      .then(({ openLog }) => openLog(this))
      .catch(() => {
        const alert = this.querySelector<HTMLElement>('[data-part=alert]');
        if (alert) [alert.textContent, alert.hidden] = [said.failed, false];
      });
  }
}

if (!customElements.get('lineup-log')) customElements.define('lineup-log', LineupLogElement);
