/** `<session-phase>`: says what a session is now, and says it again when the clock passes its next edge. */
import { wordOf } from '#domain/i18n/zh-hans-phase.ts';
import { nextEdge, phaseAt } from '#domain/session-phase.ts';
import { readClock } from './clock-data.ts';
import { onBeat } from './ticker.ts';

class SessionPhase extends HTMLElement {
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#end = onBeat((now) => {
      const clock = readClock(this);
      const phase = phaseAt(clock, now);
      const words = wordOf(clock, phase, now);
      this.dataset['phase'] = phase;
      if (this.textContent !== words) this.textContent = words;
      return nextEdge(clock, now);
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

if (!customElements.get('session-phase')) customElements.define('session-phase', SessionPhase);
// What the host says is asked for when the page stands.
const follow = () => void import('./live-file.ts').then(({ watchLiveFile }) => watchLiveFile());
if (document.readyState === 'complete') follow();
else window.addEventListener('load', () => setTimeout(follow));
// Only readers elsewhere need their own time beside Beijing's.
if ('abroad' in document.documentElement.dataset) void import('./local-time.ts');
