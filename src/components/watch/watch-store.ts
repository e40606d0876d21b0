/** The watch list on this device. Where it cannot be stored it holds for the visit; nothing here throws. */
import { starWords } from '#domain/i18n/zh-hans-star.ts';
import { parseList, serialise, type WatchList } from '#domain/watch-list.ts';

/** Where the list lies in localStorage; in sessionStorage while that takes nothing. */
const KEY = 'watch';

const attempt = <Result>(act: () => Result) => {
  try {
    return act();
  } catch {
    return null;
  }
};
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());
/** The list as text, while it could not be stored for good. */
let held = attempt(() => sessionStorage.getItem(KEY));

/** The text that is stored now, ours or not. */
export const stored = () => held ?? attempt(() => localStorage.getItem(KEY));

/** The list as it is now. */
export const watched = (): WatchList => parseList(stored());

/** Stores the list. Returns what to tell the reader: once in a visit, that it will be forgotten after it. */
export function keep(list: WatchList): string {
  const text = serialise(list);
  const told = held;
  held = attempt(() => {
    localStorage.setItem(KEY, text);
    sessionStorage.removeItem(KEY);
    return true;
  })
    ? null
    : text;
  if (held) attempt(() => sessionStorage.setItem(KEY, text));
  tell();
  return held && !told ? starWords.unstored : '';
}

/** Calls `listener` now and whenever the list changes, in this tab or another; returns what ends it. */
export function onWatch(listener: () => void): () => void {
  listeners.add(listener);
  listener();
  return () => void listeners.delete(listener);
}

addEventListener('storage', ({ key }) => {
  if (key && key !== KEY) return;
  held = null;
  tell();
});
addEventListener('pageshow', tell);
