/** What the watch list does when asked: copies its link, writes its calendar file. Neither tells the site what is in it. */
import { watchActWords as words } from '#domain/i18n/zh-hans-watch-acts.ts';
import { pickEvents } from '#domain/pick-events.ts';
import type { Epoch } from '#domain/time.ts';
import type { WatchData } from '#domain/watch-data.ts';
import { calendarIds } from '#domain/watch-known.ts';
import { toFragment } from '#domain/watch-link.ts';
import type { WatchList } from '#domain/watch-list.ts';

/** Copies the link, or shows it for copying by hand; returns what to tell the reader. */
export async function copyLink(list: WatchList, field: HTMLInputElement): Promise<string> {
  field.value = location.origin + location.pathname + toFragment(list);
  try {
    await navigator.clipboard.writeText(field.value);
    field.hidden = true;
    return words.copied;
  } catch {
    field.hidden = false;
    field.select();
    return words.copyByHand;
  }
}

/** Downloads the calendar of the list, cut here from the calendar of everything; returns what to tell the reader. */
export async function exportCalendar(list: WatchList, data: WatchData, now: Epoch, address: string): Promise<string> {
  let picked;
  try {
    const answer = await fetch(address, { cache: 'no-cache' });
    picked = answer.ok ? pickEvents(await answer.text(), calendarIds(list, data, now), words.calendar) : undefined;
  } catch {
    // Told below.
  }
  if (!picked) return words.noCalendar;
  if (picked.count === 0) return words.noEvents;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([picked.ics], { type: 'text/calendar;charset=utf-8' }));
  link.download = words.file;
  link.click();
  // The download has the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return words.exported(picked.count);
}
