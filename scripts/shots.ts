/** `npm run shots`: a full-page picture of every kind of page, in every width, by day and by night, in one folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { epochOf } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';
import { basePath } from './lib/base-path.ts';
import { serveBuilt } from './lib/built-site.ts';
import { CommandError, flags, run, UsageError } from './lib/cli.ts';
import { ensureBrowser } from './lib/ensure-browser.ts';
import { pageKinds } from './lib/page-kinds.ts';
import { type Life, spawnGroup, supervised } from './lib/processes.ts';
import { progressLine } from './lib/progress.ts';
import { contactSheet, type Ground, GROUNDS, shoot, type Shot } from './lib/shots.ts';
import { writable } from './lib/writable.ts';

const PAGES_AT_ONCE = 3;

await run(() => {
  const usage =
    'npm run shots -- [--base http://localhost:4321/] [--out shots] [--only home,brand] [--widths 390,768,1440] [--grounds light,dark] [--elder] [--now 2026-11-21T20:10]';
  const { values } = flags(usage, {
    base: { type: 'string' },
    out: { type: 'string', default: 'shots' },
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '390,768,1440' },
    grounds: { type: 'string', default: 'light,dark' },
    elder: { type: 'boolean', default: false },
    now: { type: 'string' },
  });
  if (values.help) return console.log(`${usage}：给每种页面拍整页照片；--only 写页面种类的开头，--base 拍一个已经开着的网站。`);
  const widths = list(values.widths).map(Number);
  if (widths.length === 0 || widths.some((width) => !(width >= 240 && width <= 4000)))
    throw new UsageError('--widths 写成 390,768 这样的数字。');
  const grounds = list(values.grounds) as Ground[];
  if (grounds.length === 0 || grounds.some((ground) => !GROUNDS.includes(ground))) throw new UsageError('--grounds 只能是 light、dark。');
  return supervised(async (life) => {
    const directory = process.env['OUT_DIR'] || 'dist';
    if (
      !existsSync(join(directory, 'index.html')) &&
      (await spawnGroup(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' }).exited) !== 0
    )
      return 1;
    const starts = list(values.only);
    const kinds = pageKinds(directory, basePath()).filter(
      ({ kind }) => starts.length === 0 || starts.some((start) => kind.startsWith(start)),
    );
    if (kinds.length === 0) throw new UsageError(`--only=${values.only} 没有对应的页面种类。`);
    const site = values.base ?? (await serveBuilt(directory, 4350, life));
    writable(values.out);
    mkdirSync(values.out, { recursive: true });
    if (starts.length === 0) for (const old of readdirSync(values.out)) if (old.endsWith('.png')) rmSync(join(values.out, old));
    const now = values.now === undefined ? builtAt(directory) : instantOf(values.now);
    const shots = await takeAll(life, { kinds, widths, grounds, site, out: values.out, now, elder: values.elder });
    writeFileSync(join(values.out, 'index.html'), contactSheet(readdirSync(values.out).filter((name) => name.endsWith('.png'))));
    console.log(`${shots} 张照片：${values.out}/，一览：${values.out}/index.html`);
    return 0;
  }, 130);
});

async function takeAll(
  life: Life,
  job: Omit<Shot, 'kind' | 'path' | 'width'> & { kinds: { kind: string; path: string }[]; widths: number[] },
) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...sandbox, '--hide-scrollbars', '--font-render-hinting=none'],
  });
  life.defer(() => browser.close());
  const queue = job.kinds.flatMap((page) => job.widths.map((width) => ({ ...job, ...page, width })));
  const total = queue.length * job.grounds.length;
  const progress = progressLine('拍照');
  let done = 0;
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await shoot(browser, next);
      progress.update((done += job.grounds.length), total);
    }
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker));
  progress.end();
  return total;
}

/** The moment the site says it was built at, so that a picture does not depend on when it is taken. */
function builtAt(directory: string): number {
  const times = [...readFileSync(join(directory, 'index.html'), 'utf8').matchAll(/datetime="([^"]+)"/g)];
  const written = times.at(-1)?.[1];
  if (written === undefined) throw new CommandError('首页没有写生成时间，用 --now 指明时刻。');
  return epochOf(written);
}

function instantOf(written: string): number {
  const instant = parseInstant(written);
  if (instant === undefined) throw new UsageError(`--now=${written} 不是有效时间，例如 2026-11-21T20:10（北京时间）。`);
  return epochOf(instant);
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
