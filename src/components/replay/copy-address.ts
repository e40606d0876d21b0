/** Copies an address, and says so. */
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';

/** Without a clipboard an address of this page (`?t=75`) goes into the bar, from where it can be taken; another page's is said. */
export async function copyAddress(address: string, say: (text: string) => void): Promise<void> {
  const { href, pathname } = new URL(address, location.href);
  try {
    await navigator.clipboard.writeText(href);
    say(words.copied);
  } catch {
    if (pathname !== location.pathname) return say(words.copyThis(href));
    history.replaceState(history.state, '', href);
    say(words.copyFailed);
  }
}
