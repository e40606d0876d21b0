/**
 * `<session-sections>`: a session moves to the list it belongs in as the clock passes: on air, to come, over. The build's order
 * is each session's home, to which it returns when the clock is set back or a session is prolonged.
 */
import { phaseAt } from '#domain/session-phase.ts';
import { beijingDay, type Epoch } from '#domain/time.ts';
import { readClock } from './clock-data.ts';
import { onBeat } from './ticker.ts';

/** `data-list` of the list that takes the sessions of a phase; the others stay where the build put them. */
function listFor(element: HTMLElement, now: Epoch): string | undefined {
  const phase = phaseAt(readClock(element), now);
  if (phase === 'live') return 'now';
  return phase === 'ended' || phase === 'archived' ? 'over' : undefined;
}

class SessionSections extends HTMLElement {
  #end: (() => void) | undefined;
  readonly #homes = new Map<HTMLElement, Comment>();

  connectedCallback(): void {
    this.#end ??= onBeat((now) => {
      for (const element of this.querySelectorAll<HTMLElement>('[data-when] session-phase')) this.#take(element);
      for (const [item, home] of this.#homes) this.#place(item, home, now);
      this.#tidy();
      return undefined;
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** Marks the place of a session's item once. */
  #take(element: HTMLElement): void {
    const item = element.closest('li');
    if (!item || this.#homes.has(item)) return;
    const home = document.createComment('');
    item.before(home);
    this.#homes.set(item, home);
  }

  #place(item: HTMLElement, home: Comment, now: Epoch): void {
    const phase = item.querySelector<HTMLElement>('session-phase');
    const wanted = phase && listFor(phase, now);
    // Moved by `/live.json`, or held after all: to the rail's line of its day, where there is one.
    const clock = phase && readClock(phase);
    const line = clock && !clock.state ? this.querySelector<HTMLElement>(`#d-${beijingDay(clock.startsAt)} > .stalls`) : undefined;
    const list = wanted ? this.querySelector<HTMLElement>(`[data-list=${wanted}]`) : line === home.parentElement ? undefined : line;
    const here = item.parentElement;
    if (list ? here === list : here === home.parentElement) return;
    const focused = item.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
    if (!list) home.after(item);
    else if (wanted === 'over') list.prepend(item);
    else list.append(item);
    focused?.focus({ preventScroll: true });
  }

  /** A list is there when it has something to show, and so is what stands around it; `data-none` says that nothing is to come. */
  #tidy(): void {
    for (const list of this.querySelectorAll<HTMLElement>('[data-list]')) {
      list.hidden = list.childElementCount === 0;
      const frame = list.closest<HTMLElement>('[data-with]');
      if (frame) frame.hidden = list.hidden;
    }
    const ahead = this.querySelector('[data-when=ahead]');
    for (const day of ahead?.querySelectorAll<HTMLElement>('.day-rail > li') ?? [])
      day.toggleAttribute('data-bare', !day.querySelector('.stall'));
    for (const none of this.querySelectorAll<HTMLElement>('[data-none]')) none.hidden = Boolean(ahead?.querySelector('.stall'));
  }
}

if (!customElements.get('session-sections')) customElements.define('session-sections', SessionSections);
