/** Copies an address of this page, and says so. */
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';

/** `query` replaces the page's own; without a clipboard the address goes into the bar, from where it can be taken. */
export async function copyAddress(query: string, say: (text: string) => void): Promise<void> {
  const address = new URL(location.pathname + query, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    say(words.copied);
  } catch {
    history.replaceState(history.state, '', address);
    say(words.copyFailed);
  }
}
