/** `<elder-tools>`: puts 长者模式 on and off, remembers it, and offers reading aloud where the device has a Chinese voice of its own. */
import { ELDER_KEY } from './early-script.ts';

const root = document.documentElement;

class ElderTools extends HTMLElement {
  connectedCallback(): void {
    const toggle = this.querySelector<HTMLButtonElement>('.elder-toggle');
    const panel = this.querySelector<HTMLElement>('.read-aloud');
    if (!toggle || !panel) return;
    const show = (on: boolean) => {
      root.toggleAttribute('data-elder', on);
      toggle.ariaPressed = String(on);
      if (!on) this.querySelector<HTMLButtonElement>('.read-aloud-stop')?.click();
      // Only those who see the button pay for it.
      if (on && 'speechSynthesis' in window) void import('./read-aloud.ts').then(({ offerReading }) => offerReading(panel));
    };
    show(root.hasAttribute('data-elder'));
    toggle.addEventListener('click', () => {
      const on = !root.hasAttribute('data-elder');
      show(on);
      remember(on);
    });
    // Another tab, or a page brought back from the cache, follows.
    window.addEventListener('storage', ({ key, newValue }) => key === ELDER_KEY && show(newValue === '1'));
    window.addEventListener('pageshow', ({ persisted }) => persisted && show(remembered() ?? root.hasAttribute('data-elder')));
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.setItem(ELDER_KEY, '1');
    else localStorage.removeItem(ELDER_KEY);
  } catch {
    // Storage is forbidden: the mode holds for this page.
  }
}

function remembered(): boolean | undefined {
  try {
    return localStorage.getItem(ELDER_KEY) === '1';
  } catch {
    return undefined;
  }
}

if (!customElements.get('elder-tools')) customElements.define('elder-tools', ElderTools);
