/** The files of a log: downloaded, or copied where downloads are refused. */
import { said } from '#domain/i18n/zh-hans-log-said.ts';
import type { LogState } from '#domain/replay/log-acts.ts';
import { type LogItem, toChapters, toLog } from '#domain/replay/log-export.ts';
import { writeVtt } from '#domain/replay/write-vtt.ts';
import type { Epoch } from '#domain/time.ts';
import { titleOf } from './log-rows.ts';

const written = (session: string, state: LogState, items: readonly LogItem[]): string =>
  `${JSON.stringify(toLog(session, state, items), undefined, 2)}\n`;

function download(name: string, type: string, text: string): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The download has the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return said.saved(name);
}

/** What was done, and that the last product is still on when it is: its end is not in the file. */
export function withOpenEnd(done: string, { marks }: LogState, items: readonly LogItem[]): string {
  const last = marks.at(-1);
  return last === undefined || last.until !== undefined ? done : `${done.replace(/。?$/, '。')}${said.lastOpen(titleOf(last, items))}`;
}

/** Downloads the line-up's times; returns what to tell the clerk. */
export const saveLog = (session: string, state: LogState, items: readonly LogItem[]): string =>
  withOpenEnd(download(`${session}-log.json`, 'application/json', written(session, state, items)), state, items);

/** Downloads the chapters; returns what to tell the clerk. */
export const saveChapters = (session: string, state: LogState, items: readonly LogItem[], now: Epoch): string =>
  download(`${session}-chapters.vtt`, 'text/vtt', writeVtt(toChapters(state, items, now)));

/** Copies the line-up's times; where that is refused they are shown and selected. Returns what to tell the clerk. */
export async function copyLog(session: string, state: LogState, items: readonly LogItem[], field: HTMLTextAreaElement): Promise<string> {
  field.value = written(session, state, items);
  try {
    await navigator.clipboard.writeText(field.value);
    field.hidden = true;
    return withOpenEnd(said.copied, state, items);
  } catch {
    field.hidden = false;
    field.select();
    return withOpenEnd(said.copyByHand, state, items);
  }
}
