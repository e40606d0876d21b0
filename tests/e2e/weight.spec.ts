/**
 * What a first view weighs and how fast it is, on a phone with an empty cache.
 *
 * The times are measured under applied throttling: 4G (40 ms, 10 Mbit/s) with the CPU slowed 4 ×. Lighthouse's own profile
 * (150 ms, 1.6 Mbit/s, 4 ×) is simulated there; applied, its four round trips alone cost 0.6 s, so it has a bar of its own.
 * The best of up to five runs counts: a slower site is slower in every run. A machine slower than the one the bars were set on
 * is slowed less, by a sum it does first, so that the bars judge the site and not the machine.
 */
import { type Browser, expect, test } from '@playwright/test';
import { kinds } from './pages.ts';

const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 2.6, isMobile: true, hasTouch: true } as const;
const kB = 1000;

interface Profile {
  /** Added to each round trip, ms. */
  latency: number;
  /** Down, bytes a second. */
  down: number;
  /** How many times slower the CPU is. */
  cpu: number;
}
/** How long {@link machineSpeed}'s sum takes on the machine the bars were set on, ms. */
const REFERENCE = 168;

/** This machine's speed against the reference, at most 1. */
async function machineSpeed(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const took = await page.evaluate(() => {
    let best = Infinity;
    for (let run = 0; run < 8; run++) {
      const start = performance.now();
      let text = '';
      let sum = 0;
      const seen = new Map<string, number>();
      for (let i = 0; i < 60_000; i++) {
        text += String.fromCharCode(97 + (i % 26));
        seen.set(text.slice(-4), i);
      }
      for (let i = 0; i < 3e6; i++) sum = (sum * 31 + i) | 0;
      best = Math.min(best, performance.now() - start + (sum === 0.5 ? 1 : 0));
    }
    return best;
  });
  await page.close();
  return Math.min(1, REFERENCE / took);
}
let speed = 1;
test.beforeAll(async ({ browser }) => {
  speed = await machineSpeed(browser);
  console.log(`machine: ${speed.toFixed(2)} of the reference, CPU slowed ${Math.max(1, 4 * speed).toFixed(1)} ×`);
});

const FAST: Profile = { latency: 40, down: 10e6 / 8, cpu: 4 };
const SLOW: Profile = { latency: 150, down: 1.6e6 / 8, cpu: 4 };
const NONE: Profile = { latency: 0, down: -1, cpu: 1 };

interface Load {
  /** Bodies as they came over the wire; headers, which HTTP/2 packs and our preview does not, are not counted. */
  bytes: number;
  /** Milliseconds since the navigation began. */
  lcp: number;
  /** The sum of layout shifts. */
  cls: number;
  /** Total blocking time as Lighthouse counts it: what long tasks take beyond 50 ms each, after the first contentful paint. */
  tbt: number;
  /** The largest responses. */
  largest: string[];
}

/** Loads a page in a context of its own and waits until nothing more comes. */
async function load(browser: Browser, baseURL: string, path: string, profile: Profile): Promise<Load> {
  const context = await browser.newContext({ ...PHONE, baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const files = new Map<string, { url: string; bytes: number }>();
    devtools.on('Network.responseReceived', ({ requestId, response }) => files.set(requestId, { url: response.url, bytes: 0 }));
    devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const file = files.get(requestId);
      if (file) file.bytes += encodedDataLength;
    });
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: profile.latency,
      downloadThroughput: profile.down,
      uploadThroughput: profile.down,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Math.max(1, profile.cpu * speed) });
    await page.addInitScript(() => {
      const seen = { fcp: 0, lcp: 0, cls: 0, long: [] as { start: number; end: number }[] };
      Object.assign(window, { seen });
      const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
      watch('layout-shift', (entry) => (seen.cls += (entry as PerformanceEntry & { value: number }).value));
      watch('paint', (entry) => {
        if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
      });
      watch('longtask', ({ startTime, duration }) => seen.long.push({ start: startTime, end: startTime + duration }));
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(500);
    const { fcp, lcp, cls, long } = await page.evaluate(
      () => (window as unknown as { seen: { fcp: number; lcp: number; cls: number; long: { start: number; end: number }[] } }).seen,
    );
    const sorted = [...files.values()].sort((a, b) => b.bytes - a.bytes);
    return {
      lcp,
      cls,
      // The first 50 ms of a task block nobody; of the rest counts what lies after the paint.
      tbt: long.reduce((sum, { start, end }) => sum + Math.max(0, end - Math.max(start + 50, fcp)), 0),
      bytes: sorted.reduce((sum, file) => sum + file.bytes, 0),
      largest: sorted.slice(0, 4).map(({ url, bytes }) => `${new URL(url).pathname} ${(bytes / kB).toFixed(1)} kB`),
    };
  } finally {
    await context.close();
  }
}

const pages = ['home', 'product-specialty', 'product-goods', 'product-photo', 'season', 'brand-1', 'live'].flatMap((kind) =>
  kinds.filter((one) => one.kind === kind),
);

for (const { kind, path } of pages.filter((one) => /^(?:home|product)/.test(one.kind)))
  test(`${kind}: at most 120 kB in all, every file served compressed`, async ({ browser, baseURL }) => {
    const { bytes, largest } = await load(browser, baseURL ?? '', path, NONE);
    test.info().annotations.push({ type: 'bytes', description: `${(bytes / kB).toFixed(1)} kB: ${largest.join(', ')}` });
    expect(bytes, largest.join(', ')).toBeLessThanOrEqual(120 * kB);
  });

for (const [name, profile, bar] of [
  ['4G', FAST, 1300],
  ['slow 4G, applied', SLOW, 2500],
] as const)
  for (const { kind, path } of pages)
    test(`${kind} over ${name}: LCP ≤ ${bar} ms, no shift, no long task`, async ({ browser, baseURL }) => {
      test.setTimeout(90_000);
      const runs: Load[] = [];
      const best = (key: 'lcp' | 'tbt') => Math.min(...runs.map((run) => run[key]));
      do runs.push(await load(browser, baseURL ?? '', path, profile));
      while (runs.length < 5 && (best('lcp') > bar || best('tbt') > 50));
      test.info().annotations.push({ type: 'times', description: `LCP ${best('lcp')} ms, TBT ${best('tbt')} ms, CLS ${runs[0]?.cls}` });
      console.log(`${kind} over ${name}: LCP ${Math.round(best('lcp'))} ms, TBT ${Math.round(best('tbt'))} ms, CLS ${runs[0]?.cls}`);
      expect(best('lcp')).toBeGreaterThan(0);
      expect(best('lcp')).toBeLessThanOrEqual(bar);
      expect(Math.max(...runs.map(({ cls }) => cls))).toBeLessThanOrEqual(0.001);
      expect(best('tbt')).toBeLessThanOrEqual(50);
    });
