/**
 * Follows `/live.json` while a session on the page is near: asks with the ETag it has, at most once a minute for all pages of a
 * tab, less often after failures, never while hidden. Its `Date` corrects the clock.
 */
import type { Epoch } from '#domain/time.ts';
import { href } from '../ui/href.ts';
import { readClock } from './clock-data.ts';
import { beat, onBeat, onClockJump } from './ticker.ts';
import { learn } from './host-time.ts';
import { clockOffset, mark, recall } from './true-time.ts';

/** Milliseconds: between two requests, at most after failures, until one is given up, before a start and after an end. */
const EVERY = 60_000;
const MOST = 15 * EVERY;
const PATIENCE = 10_000;
const BEFORE = 60 * EVERY;
const AFTER = 180 * EVERY;
/** Characters; the reader refuses what is longer. */
const MAX = 64_000;
const KEY = 'live.json';

/** What is remembered between the pages of a tab; `at` is by the steady clock of the document's time origin. */
interface Seen {
  text: string;
  tag: string;
  at: number;
  offset: number;
  failures: number;
}

let seen: Seen = { text: '', tag: '', at: -Infinity, offset: 0, failures: 0 };
let shown = '';
let asking = false;
let urgent = true;
let warned = '';

/** A clock that nobody can set back: the time since the page's origin, put on the origin's wall time. */
const steady = () => performance.timeOrigin + performance.now();

/** Tells the developer once what is wrong with the file; the reader is told nothing that is not sure. */
function warn(fault: string): void {
  // eslint-disable-next-line no-console -- whoever edits the file looks here
  if (fault !== warned) console.warn(`live.json ignored: ${fault}`);
  warned = fault;
}

async function textOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MAX) {
      void reader?.cancel();
      break;
    }
  }
  return text;
}

async function ask(): Promise<void> {
  asking = true;
  urgent = false;
  const sent = mark();
  seen.at = steady();
  try {
    const answer = await fetch(href('/live.json'), {
      cache: 'no-store',
      ...(seen.tag && { headers: { 'If-None-Match': seen.tag } }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    urgent = !learn(answer.headers, sent);
    seen.offset = clockOffset();
    if (answer.ok) {
      const text = await textOf(answer);
      // What is no live.json is looked at once, and not kept: what was known before stands.
      if (/^\ufeff?\s*\{[\s\S]*\}\s*$/.test(text) && text.includes('"version"')) seen.text = text;
      else await show(text);
      seen.tag = answer.headers.get('etag') ?? '';
    }
    seen.failures = answer.ok || answer.status === 304 ? 0 : seen.failures + 1;
  } catch {
    seen.failures++;
  }
  asking = false;
  remember();
  await show();
  beat();
}

/** As the build writes it while nothing has happened. */
const EMPTY = /^\s*\{[^{}]*"sessions":\s*\{\s*\}\s*\}\s*$/;
let applied = false;

/** Shows what the file says of this page's sessions. The code for that is fetched when there is something to show. */
async function show(text = seen.text): Promise<void> {
  if (text === shown) return;
  shown = text;
  if (!applied && EMPTY.test(shown)) return;
  applied = true;
  const { showOverrides } = await import('./overrides.ts');
  showOverrides(shown, warn);
}

/** Whether a session on the page is near enough to ask again, and when the next one will be. */
function nextNear(now: Epoch): Epoch | undefined {
  let soonest: Epoch | undefined;
  for (const element of document.querySelectorAll<HTMLElement>('session-phase')) {
    const { startsAt, endsAt } = readClock(element);
    if (now > endsAt + AFTER) continue;
    const from = Math.max(startsAt - BEFORE, now);
    soonest = Math.min(soonest ?? from, from);
  }
  return soonest;
}

function follow(now: Epoch): Epoch | undefined {
  if (asking || document.hidden) return undefined;
  const near = urgent ? now : nextNear(now);
  if (near === undefined) return undefined;
  const wait = Math.min(EVERY * 2 ** seen.failures, MOST) - (steady() - seen.at);
  if (near > now || wait > 0) return Math.max(near, now + wait);
  void ask();
  return undefined;
}

function remember(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seen));
  } catch {
    // Without storage every page asks for itself.
  }
}

/** Starts: once a page, after it has loaded. */
export function watchLiveFile(): void {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '') as Seen;
    const age = steady() - stored.at;
    // Older ones, and those from ahead of our time, may be of a clock that was set since.
    if (age >= 0 && age < 10 * EVERY) {
      seen = stored;
      recall(seen.offset);
    }
  } catch {
    // Nothing is remembered.
  }
  onClockJump(() => (urgent = true));
  // Sessions that a script has just put on the page are spoken of too.
  document.addEventListener('sessions-shown', () => {
    shown = '';
    void show();
  });
  void show();
  onBeat(follow);
}
