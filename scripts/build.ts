/** `npm run build`: checks the content, lists every fault, and builds the site only when there is none. */
import { checkBuildSettings } from '#domain/build-settings.ts';
import { spawnAstro } from './lib/astro.ts';
import { flags, run } from './lib/cli.ts';
import { writable } from './lib/writable.ts';
import { spawnGroup, supervised } from './lib/processes.ts';

await run(() => {
  const usage = 'npm run build';
  const { values } = flags(usage, {});
  if (values.help) return console.log(`${usage}：检查内容，再把网站建到 dist/。环境变量原样传给 Astro。`);
  checkBuildSettings(process.env);
  const out = process.env['OUT_DIR'] || 'dist';
  writable(out);
  return supervised(async () => {
    const checked = await spawnGroup(process.execPath, ['scripts/check-content.ts'], { stdio: 'inherit' }).exited;
    if (checked !== 0) return 1;
    const code = await spawnAstro(['build'], 'inherit').exited;
    if (code !== 0) console.error('网站没有建成，原因见上面的输出。');
    return code === 0 ? 0 : 1;
  }, 130);
});
