/** `<live-views>`: leads to the week and the month it is now, in Beijing; marks today; takes a choice of filters along. */
import { formatMonth, formatWeek, mondayOf, monthOf } from '#domain/periods.ts';
import { beijingDay } from '#domain/time.ts';
import { onBeat } from './ticker.ts';

/** The directory's own pages; a filter means the same on each. */
const VIEW = /\/live\/(?:(?:week|month|archive)\/[\d-]+\/)?$/;

class LiveViews extends HTMLElement {
  #end: (() => void) | undefined;
  #today = '';

  connectedCallback(): void {
    document.addEventListener('click', carry);
    document.addEventListener('auxclick', carry);
    this.#end = onBeat((now) => {
      const today = beijingDay(now);
      if (today === this.#today) return;
      this.#today = today;
      this.#lead('week', mondayOf(today), formatWeek);
      this.#lead('month', monthOf(today), formatMonth);
      for (const day of document.querySelectorAll<HTMLElement>('.calendar [data-day]')) {
        if (day.dataset['day'] === today) day.setAttribute('aria-current', 'date');
        else day.removeAttribute('aria-current');
      }
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  /** Points to the page of `period` where there is one, and says whether this page is it. */
  #lead(kind: 'week' | 'month', period: string, words: (period: string) => string): void {
    const [first = '', last = ''] = this.dataset[kind]?.split(' ') ?? [];
    const exists = period >= first && period <= last;
    const head = document.querySelector<HTMLElement>(`[data-kind=${kind}]`);
    const link = head?.querySelector<HTMLAnchorElement>('.now-link');
    const mark = head?.querySelector<HTMLElement>('.now-mark');
    const isNow = head?.dataset['period'] === period;
    for (const one of [this.querySelector<HTMLAnchorElement>(`[data-view=${kind}]`), link]) {
      if (!one || !exists) continue;
      one.pathname = one.pathname.replace(/[^/]+\/$/, `${period}/`);
      const text = one.querySelector('span');
      if (text) text.textContent = words(period);
      if (one.hasAttribute('aria-current')) one.setAttribute('aria-current', isNow ? 'page' : 'true');
    }
    if (link) link.hidden = isNow || !exists;
    if (mark) mark.hidden = !isNow;
  }
}

function carry({ target }: Event): void {
  const link = (target as Element).closest<HTMLAnchorElement>('main a');
  if (link?.host === location.host && VIEW.test(link.pathname)) link.search = location.search;
}

if (!customElements.get('live-views')) customElements.define('live-views', LiveViews);
