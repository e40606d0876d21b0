/** What the tests of `npm run replay` share: a copy of the content to work on, the command, half a minute of talk. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCommand } from './command.ts';

/** When the command runs. */
export const NOW = '2026-11-22T12:00';
/** Over, without a replay: two products, the first of them twice. */
export const ID = 'chuangdian-gongxueyi';
/** Has a replay on a platform, and times. */
export const DONE = 'baijiao-zhenzhang-hailu';
/** An address that the demo platform allows. */
export const URL = 'https://live.example.com/replay/chuangdian';

/** The test's own folder, with a copy of the content in it. */
export const folder = mkdtempSync(join(tmpdir(), 'replay-command-'));
const content = join(folder, 'content');
export const sessions = join(content, 'sessions');
/** An entry as it is now, and as it was. */
export const entry = (id = ID) => readFileSync(join(sessions, `${id}.yaml`), 'utf8');
export const original = (id = ID) => readFileSync(join('src/content/sessions', `${id}.yaml`), 'utf8');
/** A path in the test's folder. */
export const here = (name: string) => join(folder, name);
/** What came to lie beside the entries: not what the content has there itself. */
export const made = () =>
  readdirSync(sessions, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.yaml') && !existsSync(join('src/content/sessions', name)))
    .sort();
/** Writes a file into the test's folder. */
export const put = (name: string, text: string | Uint8Array) => {
  writeFileSync(here(name), text);
  return here(name);
};

/** Runs the command: exit code and all it printed. */
export async function replay(...words: string[]) {
  const { code, lines } = await runCommand('replay', [...words, '--now', NOW], { CONTENT_DIR: content });
  return { code, text: lines.join('\n') };
}

/** Runs a command that must be refused, and sees that nothing was written. */
export async function refused(...words: string[]) {
  const before = made();
  const said = await replay(...words);
  expect(said.code, said.text).not.toBe(0);
  expect(made()).toEqual(before);
  expect(said.text).not.toMatch(/\n\s+at |undefined|NaN/);
  return said.text;
}

/** Half a minute of talk in which two products are shown. */
export const SPEECH = [
  ['00:00:02,000', '00:00:06,000', '大家好，欢迎来到直播间'],
  ['00:00:08,000', '00:00:12,000', '接下来第一款，天然乳胶床垫'],
  ['00:00:12,000', '00:00:15,000', '这个乳胶床垫有两面'],
  ['00:00:20,000', '00:00:24,000', '下面来看第二款，人体公学椅'],
  ['00:00:24,000', '00:00:27,000', '人体公学椅的腰靠会跟着走'],
] as const;
export const srt = SPEECH.map(([from, to, text], at) => `${at + 1}\r\n${from} --> ${to}\r\n${text}\r\n`).join('\r\n');

/** Characters of the test in GB18030, which no standard encoder of Node writes. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from([...text].flatMap((one) => (one.charCodeAt(0) < 128 ? [one.charCodeAt(0)] : (table.get(one) ?? []))));
}

/** Puts the content back as it was; for `beforeEach`. */
export function fresh(): void {
  rmSync(content, { recursive: true, force: true });
  cpSync('src/content', content, { recursive: true });
}

/** Removes everything; for `afterAll`. */
export function leave(): void {
  rmSync(folder, { recursive: true, force: true });
}
