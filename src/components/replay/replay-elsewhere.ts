/** `<replay-elsewhere>`: opens the platform's player on a press, at the second the address asks for; copies the addresses of seconds. */
import { formatOffset } from '#domain/format.ts';
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { embedAddress, seekAddress } from '#domain/replay/platform.ts';
import { seekOf } from '#domain/replay/seek.ts';
import { copyAddress } from './copy-address.ts';

class ReplayElsewhere extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('click', (event) => this.#act(event));
    window.addEventListener('hashchange', () => this.#point());
    this.#point();
  }

  #say(text: string): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = text;
  }

  /** Leads to the second that the address asks for, or says where to look for it. */
  #point(): void {
    const asked = seekOf(location);
    const { url = '', seek, sample } = this.dataset;
    if (!asked) return;
    const time = formatOffset(asked.from);
    const address = sample === undefined ? seekAddress(seek, url, asked.from) : undefined;
    const link = this.querySelector('a');
    if (link && address !== undefined) link.href = address;
    this.#say(address === undefined ? words.lookAt(time) : words.opensAt(time));
  }

  #act(event: Event): void {
    const control = (event.target as Element).closest<HTMLElement>('[data-do]');
    if (control?.dataset['do'] === 'copy-row') void copyAddress(`?t=${control.dataset['second']}`, (text) => this.#say(text));
    if (control?.dataset['do'] === 'embed') this.#open();
  }

  #open(): void {
    const { url = '', embed = '' } = this.dataset;
    const address = embedAddress(embed, url, seekOf(location)?.from);
    const screen = this.querySelector('.screen');
    if (address === undefined || !screen) return;
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.title = words.frame;
    frame.allow = 'fullscreen; autoplay; encrypted-media';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
    screen.replaceChildren(frame);
  }
}

if (!customElements.get('replay-elsewhere')) customElements.define('replay-elsewhere', ReplayElsewhere);
