/** Runs Astro's command line as a child that ends with us. */
import type { StdioOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Group, spawnGroup } from './processes.ts';

/** Starts `astro …` in the current directory, never in the background. */
export function spawnAstro(args: readonly string[], stdio: StdioOptions, env: NodeJS.ProcessEnv = {}): Group {
  const program = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin', 'astro.mjs');
  const quiet = { ASTRO_DEV_BACKGROUND: '0', ASTRO_PREVIEW_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' };
  return spawnGroup(process.execPath, [program, ...args], { stdio, env: { ...process.env, ...quiet, ...env } });
}
