/** Unit and integration tests; the browser's tests are Playwright's. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['tests/{unit,integration}/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
