/** Beside every session's Beijing time the reader's own, where the device keeps another (feature 39). Both are text. */
import { formatRange } from '#domain/format.ts';
import { localWords } from '#domain/i18n/zh-hans-local.ts';
import { type Epoch, HOUR, MINUTE } from '#domain/time.ts';
import { readClock } from './clock-data.ts';
import { onBeat } from './ticker.ts';

/** What the device's wall shows at an instant, written as if it were Beijing's. */
const asBeijing = (at: Epoch): Epoch => at - new Date(at).getTimezoneOffset() * MINUTE - 8 * HOUR;
const zone = (at: Epoch) =>
  new Intl.DateTimeFormat('zh-Hans', { timeZoneName: 'long' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';

function show(element: HTMLElement, now: Epoch): void {
  element.querySelector('.local-time')?.remove();
  const phase = document.querySelector<HTMLElement>(`session-phase[data-id="${CSS.escape(element.dataset['t'] ?? '')}"]`);
  const { startsAt, endsAt, state, rough } = phase ? readClock(phase) : { startsAt: NaN, endsAt: NaN, state: undefined, rough: undefined };
  element.dataset['local'] = '';
  if (!(startsAt > 0) || state !== undefined || rough !== undefined || asBeijing(startsAt) === startsAt) return;
  const text = document.createElement('small');
  text.className = 'local-time';
  // The end in the offset of the start: clocks that are set back meanwhile would make it run backwards.
  const turned = asBeijing(endsAt) - asBeijing(startsAt) !== endsAt - startsAt;
  const range = formatRange(asBeijing(startsAt), asBeijing(startsAt) + endsAt - startsAt, asBeijing(now));
  text.textContent = element.closest('.banner') || turned ? localWords.named(range, zone(startsAt)) : localWords.local(range);
  element.append(text);
}

onBeat((now, changed) => {
  if (changed) for (const element of document.querySelectorAll<HTMLElement>('[data-t]')) show(element, now);
  return undefined;
});
