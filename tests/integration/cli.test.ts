/** Wrong flags to any command: one line, exit code 2; and how results of test runs are counted. */
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { countOf, report } from '../../scripts/lib/steps.ts';
import { cleanUp, runCommand } from './command.ts';

afterEach(cleanUp);

const commands = ['start', 'build', 'preview', 'test', 'search-server', 'search-index', 'check-content', 'check-internal-links'];

describe.each(commands)('%s', (name) => {
  test('an unknown flag is one line and exit 2; --help is exit 0', { timeout: 20_000 }, async () => {
    const [wrong, help] = await Promise.all([runCommand(name, ['--no-such-flag']), runCommand(name, ['--help'])]);
    expect(wrong).toEqual({ code: 2, lines: [expect.stringContaining('没有 --no-such-flag 这个选项')] });
    expect(help).toEqual({ code: 0, lines: [expect.stringMatching(/^npm /)] });
  });
});

test.each(['start', 'preview', 'search-server'])('%s: a port that is none', { timeout: 20_000 }, async (name) => {
  for (const port of ['0', '70000', 'abc'])
    expect(await runCommand(name, ['--port', port])).toEqual({ code: 2, lines: [expect.stringContaining('--port 应是')] });
});

test('counts come from what the tools print', () => {
  expect(countOf(' Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 41 passed (42)\n', false)).toEqual({
    passed: 41,
    failed: 1,
  });
  expect(countOf('  1 failed\n    [chromium] › a.spec.ts\n  12 passed (3.1s)\n', false)).toEqual({ passed: 12, failed: 1 });
  expect(countOf('', true)).toEqual({ passed: 1, failed: 0 });
  expect(countOf('  12 passed (3.1s)\n', false)).toEqual({ passed: 12, failed: 1 });
  const outcome = { ok: true, seconds: 1, passed: 3, failed: 0 };
  expect(
    report([
      { name: '类型', ...outcome },
      { name: '构建', ...outcome },
    ])
      .split('\n')
      .at(-1),
  ).toBe('6 passed, 0 failed');
});

test.each([
  [['scripts/build.ts'], { BUILD_NOW: 'foo' }, /^BUILD_NOW=foo 不是有效时间/],
  [['scripts/build.ts'], { INCLUDE_SAMPLES: 'maybe' }, /^INCLUDE_SAMPLES=maybe 看不懂/],
  [['scripts/build.ts'], { SITE_URL: 'garbage' }, /^SITE_URL=garbage 不是网址/],
  [['scripts/build.ts'], { OUT_DIR: 'package.json/x' }, /^写不了文件夹 package\.json\/x/],
  [['scripts/start.ts'], { SEARCH_DIR: 'package.json/x' }, /^写不了文件夹 .*package\.json\/x/],
  [['scripts/start.ts'], { CONTENT_DIR: 'package.json' }, /^没有内容文件夹 package\.json/],
  [['scripts/search-index.ts', '--documents', 'tests'], {}, /^读不了 tests（EISDIR）/],
  [['scripts/search-eval.ts', '--queries', 'nowhere.json'], {}, /^读不了 nowhere\.json（ENOENT）/],
])('%j with %j is one line and an error', (command, env, line) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 30_000,
  });
  const lines = `${stdout}${stderr}`.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
  expect(status).toBeGreaterThan(0);
});
