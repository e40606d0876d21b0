/** `<count-down>`: figures that tick for the eye; the ear finds one sentence, kept to the minute and never announced. */
import { countdownAt } from '#domain/board.ts';
import { boardClockWords as words } from '#domain/i18n/zh-hans-board.ts';
import { readClock } from './clock-data.ts';
import { onBeat } from './ticker.ts';

const pad = (value: number) => String(value).padStart(2, '0');

class CountDown extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#end = onBeat(this.#show);
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  readonly #show = (now: number): number | undefined => {
    const count = countdownAt(readClock(this), now);
    if (!count) return undefined;
    const { days, figures, to } = count;
    const kind = days ? 'days' : 'hours';
    const label = to === 'start' ? words.toStart : words.toEnd;
    if (this.dataset['kind'] !== kind + to) {
      this.dataset['kind'] = kind + to;
      this.replaceChildren(
        part('span', 'sr-only'),
        part('span', 'digits', ...words.units[kind].map((unit) => part('span', 'digit', part('b'), part('small', '', unit)))),
        part('small', 'digits-label', label),
      );
      for (const eye of [...this.children].slice(1)) eye.setAttribute('aria-hidden', 'true');
    }
    this.querySelectorAll('b').forEach((digit, index) => {
      write(digit, pad(figures[index] ?? 0));
    });
    const spoken = words.spoken[kind].map((unit, index) => `${figures[index] ?? 0} ${unit}`);
    if (this.firstElementChild) write(this.firstElementChild, `${label} ${spoken.join(' ')}`);
    return now - (now % 1000) + 1000;
  };
}

function part(tag: string, name = '', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.append(...children);
  return made;
}

function write(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

if (!customElements.get('count-down')) customElements.define('count-down', CountDown);
