/** The page without a network, and a screen that does not go dark. */
import { said } from '#domain/i18n/zh-hans-log-said.ts';

/** How long the worker may take to fetch the page's files, milliseconds. */
const PATIENCE = 60_000;

/** Has the page kept on the device; returns what to tell the clerk. Never fails. */
export async function keepOffline({ worker = '', page = '' }: DOMStringMap): Promise<string> {
  // Not there on plain http, and in some apps' browsers; types know only browsers where it is.
  if (!('serviceWorker' in navigator)) return said.offline.none;
  try {
    await navigator.serviceWorker.register(worker, { scope: page });
    const { active } = await navigator.serviceWorker.ready;
    const kept = await new Promise<boolean>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      setTimeout(resolve, PATIENCE, false);
      port1.onmessage = ({ data }) => resolve((data as { kept?: unknown }).kept === true);
      active?.postMessage('keep', [port2]);
    });
    return kept ? said.offline.ready : said.offline.failed;
  } catch {
    return said.offline.none;
  }
}

/** Keeps the screen on while `wanted` says so and the page is seen. Call it when that may have changed. */
export function stayAwake(wanted: () => boolean): () => void {
  let asked = false;
  let lock: WakeLockSentinel | undefined;
  const look = () => {
    if (!('wakeLock' in navigator) || document.hidden) return;
    if (!wanted()) {
      void lock?.release();
      lock = undefined;
    } else if (!asked && (!lock || lock.released)) {
      asked = true;
      // Refused when the battery is low: the clerk's own settings hold then.
      navigator.wakeLock
        .request('screen')
        .then((got) => (lock = got))
        .catch(() => undefined)
        .finally(() => (asked = false));
    }
  };
  document.addEventListener('visibilitychange', look);
  return look;
}
