/** What an answer says about a link: pure, so that every case can be tested without a network. */
import type { Epoch } from '../time.ts';

/** `gone`: the platform says so by its status; `said-gone`: by the words of its page, so perhaps. */
export const verdicts = ['ok', 'gone', 'said-gone', 'refused', 'failing', 'unreachable', 'elsewhere', 'unchecked'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a redirect is not followed. */
export const detours = ['home', 'login', 'insecure', 'loop', 'too-many', 'private', 'nowhere'] as const;
export type Detour = (typeof detours)[number];
/** Why there was no answer. */
export const failures = ['dns', 'timeout', 'tls', 'refused', 'reset', 'other'] as const;
export type Failure = (typeof failures)[number];

/** What a visit saw. */
export type Seen =
  | { kind: 'answer'; status: number; /** The words of the page that say it is gone. */ says?: string | undefined }
  | { kind: 'detour'; why: Detour; to: string }
  | { kind: 'failure'; why: Failure; /** The system's own word for it, e.g. `ENOTFOUND`. */ code: string }
  | { kind: 'unchecked' };

/** The verdict on what was seen. */
export function verdictOf(seen: Seen): Verdict {
  if (seen.kind === 'failure') return 'unreachable';
  if (seen.kind === 'detour') return 'elsewhere';
  if (seen.kind === 'unchecked') return 'unchecked';
  const { status, says } = seen;
  if (status >= 200 && status < 300) return says === undefined ? 'ok' : 'said-gone';
  // What has no such part as was asked for is there: we ask for the first bytes only.
  if (status === 416) return 'ok';
  if (status === 404 || status === 410) return 'gone';
  return status >= 500 || status < 200 ? 'failing' : 'refused';
}

/** Whether a HEAD's answer says too little, so that a GET must ask again: many platforms answer HEAD with these and GET properly. */
export function needsGet(seen: Seen): boolean {
  if (seen.kind === 'answer') return [400, 403, 404, 405, 500, 501].includes(seen.status);
  return seen.kind === 'failure' && seen.why === 'reset';
}

/** How many redirects are followed. */
export const MAX_REDIRECTS = 5;

/** The most that is repeated of what a server says, in characters. */
export const MOST_SAID = 200;

/** What a server said, fit for a terminal and a file: without control characters, and not endless. */
export function said(text: string): string {
  const plain = [
    ...text
      .slice(0, 4 * MOST_SAID)
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd'),
  ];
  return plain.length > MOST_SAID ? `${plain.slice(0, MOST_SAID - 1).join('')}…` : plain.join('');
}

/**
 * Where a redirect leads. Followed only to another https page: not to http, not to a home page (where platforms send readers of what was
 * deleted) unless the link was to one, not to a login page, not in a circle. `visited` are the addresses so far, the link itself first.
 */
export function redirectOf(visited: readonly string[], location: string | undefined): { to: URL } | { why: Detour; to: string } {
  const [first = '', from = first] = [visited[0], visited.at(-1)];
  const not = (why: Detour, to: string) => ({ why, to: said(to) });
  if (location === undefined || !URL.canParse(location, from)) return not('nowhere', location ?? '');
  const to = new URL(location, from);
  to.hash = '';
  if (to.protocol !== 'https:' || to.username !== '' || to.password !== '') return not('insecure', to.href);
  if (isLogin(to)) return not('login', to.href);
  if (isHome(to) && !isHome(new URL(first))) return not('home', to.href);
  if (visited.includes(to.href)) return not('loop', to.href);
  if (visited.length > MAX_REDIRECTS) return not('too-many', to.href);
  return { to };
}

function isHome({ pathname }: URL): boolean {
  return /^\/(?:index\.(?:html?|php)|home\/?)?$/i.test(pathname);
}

function isLogin({ hostname, pathname }: URL): boolean {
  return /^(?:login|passport|account|accounts|sso)\./i.test(hostname) || /\/(?:login|signin|passport)(?:[./]|$)/i.test(pathname);
}

/** The kind of a network error, from the code Node gives it. */
export function failureOf(code: string): Failure {
  if (/^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns';
  if (/TIMEDOUT|TIMEOUT|ABORT/i.test(code)) return 'timeout';
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'refused';
  if (/CERT|SSL|TLS|SIGNATURE|SELF_SIGNED|EPROTO/.test(code)) return 'tls';
  if (/^(?:ECONNRESET|EPIPE|ECONNABORTED|HPE_)/.test(code)) return 'reset';
  return 'other';
}

/** How long, in milliseconds, a host asks to be left alone: `Retry-After` in seconds or as a date. `undefined` when it says nothing that can be read. */
export function retryAfter(header: string | undefined, now: Epoch): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
