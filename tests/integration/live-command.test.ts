/** `npm run live` as somebody at the desk runs it: what it writes, what it refuses, and that a refused command leaves the file alone. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readLive } from '#domain/live/file.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-command-'));
const file = join(folder, 'live.json');
const NOW = '2026-11-22T19:50';
const ID = 'daluotang-zuanshi-zenyang-tiao';

interface Said {
  code: number;
  out: string;
  err: string;
}
const live = (...words: string[]) =>
  new Promise<Said>((resolve) =>
    execFile(process.execPath, ['scripts/live.ts', ...words, '--file', file, '--now', NOW], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
const written = () => readLive(readFileSync(file, 'utf8'));

beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('says what readers will see, and writes it', async () => {
  const { code, out } = await live(ID, 'delay', '15', '主播堵车');
  expect(code).toBe(0);
  expect(out).toContain('20:15–21:45，推迟 15 分钟，原因：主播堵车');
  expect(written().sessions.get(ID)).toMatchObject({ delay: 900_000, reason: '主播堵车' });
  expect((await live()).out).toContain(ID);
  expect((await live(ID, 'clear')).out).toContain('照预告');
  expect(written().sessions.size).toBe(0);
});

test('several sessions stand beside each other; nothing but the file is left in the folder', async () => {
  await live(ID, 'cancel', '台风');
  await live('dafen-youhua-xianchanghua', 'end', '22:20');
  expect([...written().sessions.keys()].sort()).toEqual(['dafen-youhua-xianchanghua', ID]);
  expect(readdirSync(folder)).toEqual(['live.json']);
});

test('a try writes nothing', async () => {
  expect((await live(ID, 'delay', '15', '--dry-run')).out).toContain('没有写入');
  expect(existsSync(file)).toBe(false);
});

test.each([
  [['no-such-session', 'start'], '没有 id 为「no-such-session」的场次'],
  [[ID, 'explode'], '没有「explode」这个动作'],
  [[ID, 'cancel'], '取消要写原因'],
  [[ID, 'delay', '-5'], '参数不对'],
  [[ID, 'start', '25:61'], '不是有效时间'],
  [[ID, 'cancel', '<b>'], '没有写入'],
  [[ID, 'cancel', '两\n行'], '没有写入'],
  [[ID, 'link', 'shili-zhibo', 'https://live.example.com/room/a"b'], '没有写入'],
  [['lianzhou-zaoshi-huangshaxian', 'delay', '15'], '先用 move'],
  [[ID, 'link', 'douyin', 'https://evil.example/x'], '不在平台'],
  [[ID, 'link', 'shipinhao', 'javascript:alert(1)'], '视频号'],
] as const)('refuses %j, exit 2, one line, nothing written', async (words, line) => {
  const { code, err } = await live(...words);
  expect(code).toBe(2);
  expect(err).toContain(line);
  expect(existsSync(file)).toBe(false);
});

test('a file it does not understand is left as it was', async () => {
  writeFileSync(file, '{ "version": 1, "sessions": { "x": { "html": 1 } } }');
  const before = readFileSync(file, 'utf8');
  const { code, err } = await live(ID, 'delay', '15');
  expect(code).toBe(1);
  expect(err).toContain('没有改动它');
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a link keeps pointing to the file that is served', async () => {
  const served = join(folder, 'served.json');
  writeFileSync(served, '{ "version": 1, "sessions": {} }');
  symlinkSync(served, file);
  await live(ID, 'delay', '15');
  expect(readFileSync(served, 'utf8')).toContain(ID);
  rmSync(served);
});

test('a place that cannot be written to is said in one line', async () => {
  mkdirSync(file);
  const { code, err } = await live(ID, 'delay', '15');
  rmSync(file, { recursive: true });
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});
