/** The views of the directory: leads to the week and the month it is now, in Beijing; marks today. */
import { boardClockWords as words } from '#domain/i18n/zh-hans-board.ts';
import { addDays, beijingDay, dayStart } from '#domain/time.ts';
import { onBeat } from './ticker.ts';

const all = (selector: string) => document.querySelectorAll<HTMLAnchorElement>(selector);
let today = '';

onBeat((now) => {
  const midnight = dayStart(addDays(beijingDay(now), 1));
  if (today === (today = beijingDay(now))) return midnight;
  for (const link of all('[data-periods]')) {
    // Each period is its key, which is how its first day begins, and its words; the last is where the pages end.
    const { periods = '', view = '' } = link.dataset;
    const list = periods.split(',');
    const reached = list.findLastIndex((period) => period < `${today}~`);
    // After the last page: that one, and nothing is said to be now.
    const over = reached === list.length - 1;
    const [key = '', words] = list[over ? reached - 1 : reached]?.split(' ') ?? [];
    if (words === undefined) continue;
    const [head] = all(`[data-kind=${view}]`);
    const [mark, jump] = head?.querySelectorAll<HTMLAnchorElement>('.now-mark, .now-link') ?? [];
    const isNow = !over && head?.dataset['period'] === key;
    for (const one of over ? [link] : [link, jump]) {
      if (!one) continue;
      one.pathname = one.pathname.replace(/[^/]+\/$/, `${key}/`);
      one.lastElementChild?.replaceChildren(words);
    }
    if (link.ariaCurrent !== null) link.ariaCurrent = isNow ? 'page' : 'true';
    if (jump) jump.hidden = isNow || over;
    if (mark) mark.hidden = !isNow;
  }
  for (const [name, day] of Object.entries({ today, tomorrow: addDays(today, 1) })) {
    document.querySelector(`.rail-${name}`)?.remove();
    const mark = Object.assign(document.createElement('strong'), { className: `rail-${name}`, textContent: words[name as 'today'] });
    document.querySelector(`#d-${day} h3`)?.append(mark);
  }
  for (const day of all('.calendar [data-day]')) day.ariaCurrent = day.dataset['day'] === today ? 'date' : null;
  return midnight;
});
