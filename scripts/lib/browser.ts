/** Finds a Chromium for the browser tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium programs that exist, the preferred first: `PLAYWRIGHT_CHROMIUM`, Playwright's own, the system's. */
export function browserCandidates(env: NodeJS.ProcessEnv = process.env): string[] {
  const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  const apps = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  return [env['PLAYWRIGHT_CHROMIUM'] ?? '', chromium.executablePath(), ...system, ...apps].filter(
    (file) => file !== '' && existsSync(file),
  );
}

/** Whether the program starts; a browser whose system libraries are missing does not. */
export function browserWorks(file: string): boolean {
  return spawnSync(file, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}
