/** `npm run check:content` reminds of replays that nobody registered, and stops nothing. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { base, session } from '../unit/fixtures.ts';
import { cleanUp, temporary, write } from './command.ts';

afterEach(cleanUp);

test.each([
  [false, 1],
  [true, 0],
])('demo entries %s: %i notices', (sample, notices) => {
  const folder = temporary();
  for (const { collection, id, data } of [...base, session()])
    write(
      join(folder, collection, `${id}.yaml`),
      JSON.stringify({ ...(data as object), sample, sources: sample ? [] : [{ title: '测试用' }] }),
    );
  const env = { ...process.env, CONTENT_DIR: folder, BUILD_NOW: '2026-12-24T00:00' };
  const out = execFileSync(process.execPath, ['scripts/check-content.ts'], { env, encoding: 'utf8' });
  expect([...out.matchAll(/\[replay-missing\]/g)]).toHaveLength(notices);
  expect(out.includes('提醒（不影响发布）1 处：')).toBe(notices === 1);
  expect(out).toContain('内容没有错误');
});
