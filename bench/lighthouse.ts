/**
 * `npm run bench:lighthouse`: Lighthouse's own mobile figures for a page of each kind of the built site, the median of three.
 *
 * Lighthouse is fetched by npx and is no dependency: CI judges bytes, and speed under applied throttling (tests/e2e/weight.spec.ts).
 * Here the line (150 ms, 1.6 Mbit/s, CPU 4 ×) is simulated, and LCP takes in every request that ended before the paint on this machine,
 * the preloaded font among them, which on a real line the paint does not wait for.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { basePath } from '../scripts/lib/base-path.ts';
import { serveBuilt } from '../scripts/lib/built-site.ts';
import { CommandError, flags, run } from '../scripts/lib/cli.ts';
import { ensureBrowser } from '../scripts/lib/ensure-browser.ts';
import { pageKinds } from '../scripts/lib/page-kinds.ts';
import { supervised } from '../scripts/lib/processes.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 3;
const KINDS = /^(?:home|product|season$|brand|live$|maker)/;

interface Report {
  audits: Record<string, { numericValue?: number }>;
  categories: Record<string, { score: number | null }>;
}

await run(() => {
  const { values } = flags('npm run bench:lighthouse', {});
  if (values.help) return console.log('npm run bench:lighthouse：用 Lighthouse（手机）量 dist/ 里每种页面，三次取中位数。');
  const directory = process.env['OUT_DIR'] || 'dist';
  if (!existsSync(join(directory, 'index.html'))) throw new CommandError(`没有找到建好的网站 ${directory}/。先运行 npm run build。`);
  return supervised(async (life) => {
    const site = await serveBuilt(directory, 4360, life);
    const browser = await ensureBrowser();
    console.log('| page | score | accessibility | FCP | LCP | TBT | CLS |\n|---|---|---|---|---|---|---|');
    for (const { kind, path } of pageKinds(directory, basePath()).filter((page) => KINDS.test(page.kind))) {
      const reports: Report[] = [];
      while (reports.length < RUNS) reports.push(await lighthouse(new URL(path, site).href, browser));
      console.log(`| ${[kind, ...row(reports)].join(' | ')} |`);
    }
  }, 130);
});

/** The medians as the cells of a table. */
function row(reports: readonly Report[]): string[] {
  const score = (id: string) => String(Math.round(100 * median(reports.map(({ categories }) => categories[id]?.score ?? NaN))));
  const audit = (id: string) => median(reports.map(({ audits }) => audits[id]?.numericValue ?? NaN));
  const ms = (id: string) => `${Math.round(audit(id))} ms`;
  return [
    score('performance'),
    score('accessibility'),
    ms('first-contentful-paint'),
    ms('largest-contentful-paint'),
    ms('total-blocking-time'),
    audit('cumulative-layout-shift').toFixed(4),
  ];
}

async function lighthouse(url: string, browser: string): Promise<Report> {
  const sandbox = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      '--output=json',
      '--quiet',
      '--only-categories=performance,accessibility',
      `--chrome-flags=--headless=new${sandbox}`,
    ],
    { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 64e6 },
  );
  return JSON.parse(stdout) as Report;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
