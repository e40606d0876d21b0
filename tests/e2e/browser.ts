/** How the tests start their browser. */
import { browserCandidates } from '../../scripts/lib/browser.ts';

/** Launch options: the browser that was found, without a sandbox where root runs it, for there Chromium refuses one. */
export function launchOptions() {
  const [executablePath] = browserCandidates();
  return { ...(executablePath === undefined ? {} : { executablePath }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}
