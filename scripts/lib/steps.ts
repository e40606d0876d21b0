/** Runs the steps of `npm test`: headings, times, real counts, a table at the end. */
import { delimiter, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawnGroup } from './processes.ts';

/** One step: a shell command and its heading. */
export interface Step {
  name: string;
  command: string;
  /** Runs before the command; what it returns is added to the environment. */
  prepare?: () => Promise<NodeJS.ProcessEnv>;
}

/** How a step went. */
export interface Outcome {
  name: string;
  ok: boolean;
  seconds: number;
  passed: number;
  failed: number;
}

/** Runs groups one after another, the steps of a group side by side, and stops after the first group with a failure. */
export async function runSteps(groups: readonly (readonly Step[])[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const group of groups) {
    const live = group.length === 1;
    outcomes.push(...(await Promise.all(group.map((step) => runStep(step, live)))));
    if (outcomes.some(({ ok }) => !ok)) break;
  }
  return outcomes;
}

async function runStep({ name, command, prepare }: Step, live: boolean): Promise<Outcome> {
  const started = performance.now();
  const heading = `\n── ${name}：${command}\n`;
  if (live) process.stdout.write(heading);
  let output = '';
  let ok = false;
  try {
    const env = { ...process.env, ...(await prepare?.()) };
    env['PATH'] = [resolve('node_modules/.bin'), env['PATH'] ?? ''].join(delimiter);
    if (process.stdout.isTTY) env['FORCE_COLOR'] = '1';
    const group = spawnGroup(command, [], { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
    for (const stream of [group.child.stdout, group.child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (live) process.stdout.write(chunk);
      });
    ok = (await group.closed) === 0;
  } catch (error) {
    output += `${error instanceof Error ? error.message : String(error)}\n`;
    if (live) process.stdout.write(output);
  }
  const seconds = (performance.now() - started) / 1000;
  if (!live) process.stdout.write(heading + output);
  process.stdout.write(`── ${name}：${ok ? '通过' : '失败'}，${seconds.toFixed(1)} 秒\n`);
  return { name, ok, seconds, ...countOf(output, ok) };
}

/** Reads the counts of Vitest and Playwright; any other step counts as one. */
export function countOf(output: string, ok: boolean): { passed: number; failed: number } {
  const text = stripVTControlCharacters(output);
  const vitest = [...text.matchAll(/^\s*Tests\s+(.+)$/gm)].at(-1)?.[1];
  const number = (source: string, word: string) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(source)?.[1] ?? 0);
  const playwright = [...text.matchAll(/^ {2}\d+ (?:passed|failed)\b.*$/gm)].map(([line]) => line).join('\n');
  const source = vitest ?? playwright;
  const passed = number(source, 'passed');
  const failed = number(source, 'failed');
  if (passed + failed === 0) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

/** The table and, as its last line, the sum. */
export function report(outcomes: readonly Outcome[]): string {
  const width = (text: string) => [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
  const pad = (text: string) => text + ' '.repeat(Math.max(0, 16 - width(text)));
  const rows = outcomes.map(
    ({ name, ok, seconds, passed, failed }) =>
      `${pad(name)}${ok ? '通过' : '失败'} ${seconds.toFixed(1).padStart(7)} 秒 ${String(passed).padStart(6)} 过 ${String(failed).padStart(4)} 败`,
  );
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return ['', ...rows, `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}
