/** A small site of its own for the tests of time: real entries, built for a fixed moment, served with a `/live.json` that tests may replace. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, test as base, type Page, type Request } from '@playwright/test';
import { base as entries, session } from '../../unit/fixtures.ts';
import { type SmallSite, smallSite } from '../small-site.ts';

/** The build's moment: three days before the sessions. */
export const BUILT = '2026-11-18T12:00';
/** The planned start and end of the session `walk`, and when its replay comes out. */
export const START = Date.parse('2026-11-21T20:00:00+08:00');
export const END = Date.parse('2026-11-21T21:30:00+08:00');
export const REPLAY = Date.parse('2026-11-22T10:00:00+08:00');

const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:30:00', publishedAt: '2026-11-22T10:00' };
const changed = (kind: string, reason: string) => ({ revision: 1, changes: [{ at: '2026-11-17T09:00', kind, reason }] });
const sessions = [
  session({ title: '走一遍', replay, platforms: [{ platform: 'tv', roomUrl: 'https://live.test.example/room/1' }] }, 'walk'),
  session({ title: '夜场', startsAt: '2026-11-21T23:00', endsAt: '2026-11-22T01:00' }, 'night'),
  session(
    {
      title: '改到周日',
      ...changed('rescheduled', '检修'),
      state: { kind: 'postponed', reason: '检修', newStartsAt: '2026-11-22T20:00' },
    },
    'moved',
  ),
  session({ title: '等通知', ...changed('postponed', '禾虫未到汛'), state: { kind: 'postponed', reason: '禾虫未到汛' } }, 'undated'),
  session({ title: '不播了', ...changed('cancelled', '台风'), state: { kind: 'cancelled', reason: '台风' } }, 'gone'),
  session(
    {
      title: '有节目单',
      hosts: [{ host: 'h' }],
      lineup: [{ product: 'pan', planned: '5:00' }],
      startsAt: '2026-11-20T20:00',
      endsAt: '2026-11-20T21:00',
    },
    'planned',
  ),
  session({ title: '哪天知道', startsAt: '2026-11-23 下午', endsAt: undefined }, 'rough'),
];

export interface Site extends SmallSite {
  /** The host's clock; every request for `/live.json` reads it. Without one the host's own is right. */
  world: (() => number) | undefined;
  /** Headers of `/live.json` in place of the right ones. */
  headers: Record<string, string>;
  /** Replaces `/live.json`; `undefined` takes it away. */
  live(text: string | undefined): void;
  /** Runs `npm run live` on the site's file, at an instant. */
  say(now: number, ...words: string[]): string;
}

async function make(): Promise<Site & { end: () => Promise<void> }> {
  const small = await smallSite([...entries, ...sessions], BUILT, {
    before: (req, res) => {
      if (!req.url?.startsWith('/live.json')) return;
      if (site.world) res.setHeader('date', new Date(site.world()).toUTCString());
      for (const [name, value] of Object.entries(site.headers)) res.setHeader(name, value);
    },
  });
  const file = join(small.out, 'live.json');
  const site: Site & { end: () => Promise<void> } = {
    ...small,
    world: undefined,
    headers: {},
    live: (text) => (text === undefined ? rmSync(file, { force: true }) : writeFileSync(file, text)),
    say: (now, ...words) =>
      small.node('scripts/live.ts', ...words, '--file', file, '--now', new Date(now + 8 * 3_600_000).toISOString().slice(0, 19)),
  };
  return site;
}

export const EMPTY = '{ "version": 1, "sessions": {} }\n';

/** The site once a worker; its file is as built at the start of every test. */
export const test = base.extend<{ fresh: void }, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await make();
      await use(site);
      await site.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  fresh: [
    async ({ site }, use) => {
      site.live(EMPTY);
      site.world = undefined;
      site.headers = {};
      await use();
    },
    { auto: true },
  ],
});

/** One world's time: the host's clock, and that of a device that may be wrong. Playwright's clock is the whole context's. */
export class World {
  /** When `/live.json` was asked for, in the world's time. */
  readonly asked: number[] = [];
  readonly warned: string[] = [];
  now: number;
  readonly #wrong: number;
  readonly #context: BrowserContext;
  readonly #site: Site;
  #running = false;
  #waiting = 0;

  /** `wrong` is how far the device's clock is ahead, in milliseconds. */
  constructor(context: BrowserContext, site: Site, now: number, wrong = 0) {
    this.now = now;
    this.#wrong = wrong;
    this.#context = context;
    this.#site = site;
    site.world = () => {
      this.asked.push(this.now);
      return this.now;
    };
  }

  /** Opens a path on a new page, and waits until what waits for the page to stand has run. */
  async open(path: string, page?: Page): Promise<Page> {
    if (!this.#running) {
      await this.#context.clock.install({ time: this.now + this.#wrong - 2000 });
      await this.#context.clock.pauseAt(this.now + this.#wrong);
      this.#running = true;
    }
    const opened = page ?? (await this.#context.newPage());
    if (!page) {
      opened.on('console', (message) => message.type() === 'warning' && this.warned.push(message.text()));
      const count = (by: number) => (request: Request) => void (request.url().endsWith('/live.json') && (this.#waiting += by));
      opened.on('request', count(1));
      for (const over of ['requestfinished', 'requestfailed'] as const) opened.on(over as 'requestfinished', count(-1));
    }
    await opened.goto(this.#site.url + path);
    const answered = opened.waitForResponse('**/live.json');
    await this.#pass(5);
    await answered;
    return opened;
  }

  /** Lets time pass to `at`, as for a device that slept. */
  async to(at: number): Promise<void> {
    await this.#answers();
    const gap = at - this.now;
    this.now = at;
    await this.#context.clock.fastForward(gap);
  }

  /** Waits, in real time, for what was asked: `AbortSignal.timeout` goes by the world's time, and a minute at once would end a request. */
  async #answers(): Promise<void> {
    let tries = 0;
    // Once at least: what the last step asked for may not be known here yet.
    do await new Promise((resolve) => setTimeout(resolve, 20));
    while (this.#waiting > 0 && ++tries < 50);
  }

  /** Lets time pass with every timer on its way. */
  async #pass(milliseconds: number): Promise<void> {
    await this.#answers();
    this.now += milliseconds;
    await this.#context.clock.runFor(milliseconds);
  }

  /** Minute by minute, with a moment of real time for what was asked to be answered. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute++) {
      await this.#pass(60_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A minute and what an answer takes: everything said before it is shown after it. */
  async poll(): Promise<void> {
    await this.#pass(61_000);
  }

  /** Somebody sets the device's clock. */
  async set(hours: number): Promise<void> {
    await this.#context.clock.setSystemTime(this.now + this.#wrong + hours * 3_600_000);
  }
}
