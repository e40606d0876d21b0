/** `<session-phase>`: says what a session is now, and says it again when the clock passes its next edge. */
import { wordOf } from '#domain/i18n/zh-hans-phase.ts';
import { nextEdge, phaseAt, type SessionClock } from '#domain/session-phase.ts';

/** setTimeout holds 31 bits of milliseconds. */
const LONGEST = 2 ** 31 - 1;

class SessionPhase extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#decide();
    document.addEventListener('visibilitychange', this.#decide);
    window.addEventListener('pageshow', this.#decide);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#decide);
    window.removeEventListener('pageshow', this.#decide);
  }

  readonly #decide = (): void => {
    clearTimeout(this.#timer);
    const { starts, ends, replay, state, rough } = this.dataset;
    const clock: SessionClock = {
      startsAt: Number(starts),
      endsAt: Number(ends),
      state: state === 'cancelled' || state === 'undated' ? state : undefined,
      rough: rough as SessionClock['rough'],
      replayAt: replay === undefined ? undefined : Number(replay),
    };
    const now = Date.now();
    const phase = phaseAt(clock, now);
    const words = wordOf(clock, phase);
    this.dataset['phase'] = phase;
    if (this.textContent !== words) this.textContent = words;
    const edge = nextEdge(clock, now);
    if (edge !== undefined) this.#timer = window.setTimeout(this.#decide, Math.min(edge - now, LONGEST));
  };
}

if (!customElements.get('session-phase')) customElements.define('session-phase', SessionPhase);
