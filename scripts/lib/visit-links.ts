/** Visits links politely: two at a time in all, one at a time and with a pause for each host, HEAD first. */
import { setTimeout as sleep } from 'node:timers/promises';
import { saysGone } from '#domain/replay/gone-words.ts';
import { failureOf, needsGet, redirectOf, retryAfter, said, type Seen, verdictOf } from '#domain/replay/link-verdicts.ts';
import type { PlatformLink } from '#domain/replay/links.ts';
import { group } from '#domain/relations.ts';
import type { Epoch } from '#domain/time.ts';
import { ask, type Answer, type Manners } from './polite-request.ts';
import { INSIDE, lookupOutside } from './private-address.ts';

/** How the visits are made. */
export interface VisitOptions extends Manners {
  /** Milliseconds between two requests to one host. */
  pauseMs: number;
  /** The most milliseconds that a `Retry-After` is waited for; a host that asks for more is left alone. */
  patienceMs: number;
  /** For a `Retry-After` that names a date. */
  now: Epoch;
  /** Whether a host is one of this machine or network; a redirect from the open web does not lead there. */
  leadsInside: (hostname: string) => Promise<boolean>;
  /** Told of each link as soon as it was visited. */
  onSeen: (link: PlatformLink, seen: Seen) => void;
}

/** How many links are visited at a time. */
const AT_ONCE = 2;

/** Visits every link; when `signal` ends the run, the rest is `unchecked`. Never throws for what a server does. */
export async function visitLinks(links: readonly PlatformLink[], options: VisitOptions): Promise<void> {
  const lanes = lanesOf(options.pauseMs, options.signal);
  const queues = [...group(links, ({ url }) => [new URL(url).host]).values()];
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      for (const link of queue) options.onSeen(link, await visit(link, options, lanes));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

type Lanes = <Result>(url: string, job: () => Promise<Result>) => Promise<Result>;

/** One request at a time for each host, also when a redirect leads to it from another, and the pause before the next. */
function lanesOf(pauseMs: number, signal: AbortSignal): Lanes {
  const ends = new Map<string, Promise<number>>();
  return async (url, job) => {
    const { host } = new URL(url);
    const before = ends.get(host);
    const mine = (async () => {
      const wait = before === undefined ? 0 : (await before) + pauseMs - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
      return job();
    })();
    const end = () => performance.now();
    ends.set(host, mine.then(end, end));
    return mine;
  };
}

async function visit({ url, places }: PlatformLink, options: VisitOptions, lanes: Lanes): Promise<Seen> {
  // The words of a room between two sessions say nothing about the room.
  const read = places.some(({ kind }) => kind === 'replay');
  const head = await follow(url, 'HEAD', false, options, lanes);
  const worthReading = read && head.isHtml && verdictOf(head.seen) === 'ok';
  const { seen } = worthReading || needsGet(head.seen) ? await follow(url, 'GET', read, options, lanes) : head;
  return options.signal.aborted ? { kind: 'unchecked' } : seen;
}

interface Followed {
  seen: Seen;
  isHtml: boolean;
}

async function follow(url: string, method: 'HEAD' | 'GET', read: boolean, options: VisitOptions, lanes: Lanes): Promise<Followed> {
  const visited = [url];
  const found = (seen: Seen, isHtml = false) => ({ seen, isHtml });
  let inside: boolean | undefined;
  for (;;) {
    const here = visited.at(-1) ?? url;
    let answer: Answer;
    try {
      // Where a redirect led is asked at an address that is looked at again when it is used.
      const lookup = inside === false ? lookupOutside : undefined;
      answer = await patiently(here, method, read, { ...options, lookup }, lanes);
    } catch (error) {
      const { code } = error as { code: string };
      if (code === INSIDE) return found({ kind: 'detour', why: 'private', to: said(here) });
      return found({ kind: 'failure', why: failureOf(code), code });
    }
    const { status, location, isHtml, text } = answer;
    if (![301, 302, 303, 307, 308].includes(status)) return found({ kind: 'answer', status, says: saysGone(text) }, isHtml);
    const next = redirectOf(visited, location);
    if ('why' in next) return found({ kind: 'detour', ...next });
    inside ??= await options.leadsInside(new URL(url).hostname);
    if (!inside && (await options.leadsInside(next.to.hostname))) return found({ kind: 'detour', why: 'private', to: said(next.to.href) });
    visited.push(next.to.href);
  }
}

/** Asks, and once more after the time for which a busy host asks to be left alone. */
async function patiently(url: string, method: 'HEAD' | 'GET', read: boolean, options: VisitOptions, lanes: Lanes): Promise<Answer> {
  return lanes(url, async () => {
    const answer = await ask(url, method, read, options);
    const wait = answer.status === 429 || answer.status === 503 ? retryAfter(answer.retryAfter, options.now) : undefined;
    if (wait === undefined || wait > options.patienceMs) return answer;
    await sleep(Math.max(wait, options.pauseMs), undefined, { signal: options.signal }).catch(() => undefined);
    return options.signal.aborted ? answer : ask(url, method, read, options);
  });
}
