/** Gets a browser for the tests where there is none. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browserCandidates, browserWorks } from './browser.ts';
import { CommandError } from './cli.ts';
import { spawnGroup } from './processes.ts';

const LIMIT_MS = 180_000;

/** A Chromium that starts: one that is there, else Playwright's by download, else (as root, on Debian and Ubuntu) the system's. */
export async function ensureBrowser(): Promise<string> {
  const found = () => browserCandidates().find(browserWorks);
  let browser = found();
  if (browser !== undefined) return browser;
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  console.log('没有找到可用的浏览器，正在下载 Playwright 的 Chromium（最多 3 分钟）…');
  await tryFor(process.execPath, [playwright, 'install', 'chromium']);
  browser = found();
  if (browser === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('正在用 apt-get 安装 Chromium…');
    await tryFor('apt-get', ['update']);
    await tryFor('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
    browser = found();
    if (browser === undefined && browserCandidates().length > 0) await tryFor(process.execPath, [playwright, 'install-deps', 'chromium']);
    browser ??= found();
  }
  if (browser !== undefined) return browser;
  throw new CommandError(
    '没有可用的浏览器，也没能装上。运行 npx playwright install --with-deps chromium，或装好 Chromium / Chrome 后用 PLAYWRIGHT_CHROMIUM 指明它的路径。',
  );
}

/** Runs a command for at most three minutes; whether it did what it should is seen afterwards. */
export async function tryFor(command: string, args: string[]): Promise<void> {
  const group = spawnGroup(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const timer = new AbortController();
  await Promise.race([group.exited, sleep(LIMIT_MS, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  await group.stop();
}
