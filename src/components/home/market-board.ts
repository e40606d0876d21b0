/** `<market-board>`: the page holds every candidate; this shows the ones that are true now, in Beijing, and looks again at each edge. */
import { hanDay, hanNumber, hanWeekday, inStrip, nearness, nextChange, onBoard } from '#domain/board.ts';
import { boardClockWords as words } from '#domain/i18n/zh-hans-board.ts';
import { phaseAt } from '#domain/session-phase.ts';
import { beijingDay, beijingMonth, type Epoch } from '#domain/time.ts';
import { readClock } from '../live/clock-data.ts';
import '../live/countdown.ts';
import { onBeat } from '../live/ticker.ts';

function current(item: HTMLElement, is: boolean, kind: string): void {
  if (is) item.setAttribute('aria-current', kind);
  else item.removeAttribute('aria-current');
}

class MarketBoard extends HTMLElement {
  #end: (() => void) | undefined;
  #from: Epoch = 0;
  #until: Epoch = 0;

  connectedCallback(): void {
    this.#end = onBeat((now, changed) => {
      // A clock set back is a change too.
      if (!changed && now >= this.#from && now < this.#until) return this.#until;
      this.#from = now;
      this.#until = nextChange(this.#all('[data-starts]').map(readClock), now);
      this.#show(now);
      return this.#until;
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  #hide(selector: string, hidden: boolean): void {
    for (const item of this.#all(selector)) item.hidden = hidden;
  }

  #say(selector: string, text: string): void {
    for (const item of this.#all(selector)) item.textContent = text;
  }

  #all(selector: string): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(selector)];
  }

  #show(now: Epoch): void {
    const today = beijingDay(now);
    this.#strip(today, now);
    this.#rail(today);
    this.#panels(now);
    this.#month(beijingMonth(now), today);
    this.dataset['day'] = today;
  }

  #panels(now: Epoch): void {
    const panels = this.#all('.next');
    const clocks = panels.map((panel) => readClock(panel.querySelector('count-down') ?? panel));
    const { live, next } = onBoard(clocks, now);
    const main = live[0] ?? next;
    panels.forEach((panel, index) => {
      panel.hidden = index !== main && !live.includes(index);
      panel.toggleAttribute('data-also', index !== main);
      const word = nearness(clocks[index]?.startsAt ?? 0, now);
      const near = panel.querySelector('[data-near] b');
      if (near) near.textContent = word ? words[word] : '';
      for (const date of panel.querySelectorAll<HTMLElement>('[data-date], [data-near]'))
        date.hidden = (word === undefined) === 'near' in date.dataset;
    });
    this.#hide('.board-end', main !== undefined);
    for (const text of this.#all('[data-until]')) text.hidden = now >= Number(text.dataset['until']);
    for (const text of this.#all('[data-from]')) text.hidden = now < Number(text.dataset['from']);
    this.#hide('.several', live.length < 2);
    this.#say('.several', words.several(live.length));
  }

  #strip(today: string, now: Epoch): void {
    let shown = 0;
    for (const item of this.#all('[data-day]')) {
      const { day = '' } = item.dataset;
      item.hidden = item.matches('.week > *') ? !inStrip(day, today) : day < today;
      if (item.matches('.week > :not([hidden])')) shown++;
      current(item, day === today, 'date');
    }
    this.#hide('.strip-end', shown > 0);
    for (const item of this.#all('.week [data-starts]')) {
      const phase = phaseAt(readClock(item), now);
      item.dataset['phase'] = phase;
      const mark = item.querySelector('.on-air');
      if (phase !== 'live') mark?.remove();
      else if (!mark)
        item.querySelector('a')?.append(Object.assign(document.createElement('small'), { className: 'on-air', textContent: words.onAir }));
    }
  }

  #rail(today: string): void {
    const { lunar, term, begins, market } = this.querySelector<HTMLElement>(`.week [data-day="${today}"]`)?.dataset ?? {};
    const texts: Record<string, string | undefined> = {
      day: hanDay(today),
      weekday: hanWeekday(today),
      lunar: lunar && words.lunar(lunar),
      begins: begins === undefined ? undefined : term,
      term,
    };
    for (const place of this.#all('[data-say]')) {
      const text = texts[place.dataset['say'] ?? ''];
      place.hidden = text === undefined;
      if (text !== undefined) place.textContent = text;
      if (place.dataset['say'] === 'day') place.setAttribute('datetime', today);
    }
    this.#hide('.date-rail .stamp', market === undefined);
    this.#hide('.page-day', true);
  }

  #month(month: number, today: string): void {
    document.documentElement.dataset['month'] = String(month);
    const shelves = this.#all('[data-month]');
    for (const shelf of shelves) shelf.hidden = Number(shelf.dataset['month']) !== month;
    this.#hide(
      '.shelf-late',
      shelves.some(({ hidden }) => !hidden),
    );
    this.#say('.shelf-note', words.monthNow(hanNumber(Number(today.slice(5, 7)))));
    for (const link of this.#all('.months a')) {
      current(link, link.dataset['of'] === String(month), 'true');
    }
  }
}

if (!customElements.get('market-board')) customElements.define('market-board', MarketBoard);
