/** `npm test` runs every check; `npm run check` (`--quick`) those that need no build. */
import { flags, run } from './lib/cli.ts';
import { ensureBrowser } from './lib/ensure-browser.ts';
import { ensureFfmpeg } from './lib/ensure-ffmpeg.ts';
import { supervised } from './lib/processes.ts';
import { report, runSteps, type Step } from './lib/steps.ts';

const browser = async () => ({ PLAYWRIGHT_CHROMIUM: await ensureBrowser() });
/** The tests of replays make real recordings. */
const ffmpeg = async () => ({ FFMPEG: await ensureFfmpeg() });
const both = async () => ({ ...(await browser()), ...(await ffmpeg()) });

/** Groups in order; the steps of one group run side by side. */
const quick: Step[][] = [
  [{ name: '内容', command: 'node scripts/check-content.ts' }],
  [
    { name: '规范', command: 'eslint .' },
    { name: '格式', command: 'prettier --check .' },
  ],
  [
    { name: '类型', command: 'astro check' },
    { name: '单元与集成测试', command: 'vitest run', prepare: ffmpeg },
  ],
];

const full: Step[][] = [
  ...quick,
  [{ name: '构建', command: 'node scripts/build.ts' }],
  [{ name: '站内链接', command: 'node scripts/check-internal-links.ts' }],
  [{ name: '成品测试', command: 'vitest run --config vitest.built.config.ts' }],
  [{ name: '浏览器测试', command: 'playwright test --project=chromium --project=live --project=replay', prepare: both }],
  [{ name: '首屏速度与字节', command: 'playwright test --project=weight', prepare: browser }],
];

await run(() => {
  const usage = 'npm test -- [--quick]';
  const { values } = flags(usage, { quick: { type: 'boolean' } });
  if (values.help) return console.log(`${usage}：运行全部检查；--quick 只运行不需要构建的部分。`);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  return supervised(async () => {
    const outcomes = await runSteps(values.quick ? quick : full);
    console.log(report(outcomes));
    return outcomes.every(({ ok }) => ok) ? 0 : 1;
  }, 130);
});
