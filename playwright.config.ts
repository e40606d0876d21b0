/** Browser tests: the built site, served as production would, with a real Meilisearch. */
import { defineConfig, devices } from '@playwright/test';
import { basePath } from './scripts/lib/base-path.ts';
import { launchOptions } from './tests/e2e/browser.ts';

const port = Number(process.env['E2E_PORT'] ?? 4390);
const baseURL = `http://localhost:${port}${basePath()}`;

const use = { ...devices['Desktop Chrome'], launchOptions: launchOptions() };

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  reporter: 'list',
  use: { baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', trace: 'retain-on-failure' },
  projects: [
    { name: 'chromium', testIgnore: ['e2e/weight.spec.ts', 'e2e/live/**', 'e2e/replay/**'], use },
    // Each builds a site of its own, once.
    { name: 'live', testMatch: 'e2e/live/**/*.spec.ts', use, workers: 1 },
    { name: 'replay', testMatch: 'e2e/replay/**/*.spec.ts', use, workers: 1 },
    // Measures time: by itself, after the others.
    { name: 'weight', testMatch: 'e2e/weight.spec.ts', use, workers: 1 },
  ],
  webServer: {
    command: `"${process.execPath}" scripts/preview.ts --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
