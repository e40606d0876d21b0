/** `npm run live`: says in `live.json` what happens to a session today, without a new build. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { formatClock, formatTime } from '#domain/format.ts';
import { fateWords } from '#domain/i18n/zh-hans-overrides.ts';
import { applyOverride, fateOf } from '#domain/live/apply.ts';
import { act, ActionFault, actions, isAction } from '#domain/live/actions.ts';
import { overrideFault } from '#domain/live/check.ts';
import { type Override, readLive } from '#domain/live/file.ts';
import { writeLive } from '#domain/live/write.ts';
import type { Content } from '#domain/schemas/index.ts';
import { clockOf } from '#domain/session-phase.ts';
import type { Epoch } from '#domain/time.ts';
import { CommandError, flags, momentOf, run, UsageError } from './lib/cli.ts';
import { contentDirectory, readContent } from './lib/read-content.ts';
import { writeWhole } from './lib/write-file.ts';

const usage = 'npm run live -- 场次id 动作 [--file live.json] [--dry-run] [--yes]';

await run(() => {
  const options = { file: { type: 'string' }, 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' }, now: { type: 'string' } } as const;
  const { values, positionals } = flags(usage, options, true);
  const file = values.file ?? join(contentDirectory(), 'live.json');
  if (values.help) return console.log(help());
  const now = momentOf(values.now);
  if (!existsSync(dirname(file))) throw new UsageError(`没有文件夹 ${dirname(file)}。检查 --file。`);
  const content = contentAt(now);
  const known = fileAt(file);
  const [id, action, ...words] = positionals;
  if (id === undefined) return console.log(listing(known, content, now, file));
  const session = content.sessions.get(id);
  if (!session) throw new UsageError(`没有 id 为「${id}」的场次。${near(id, content)}文件名就是 id，见 sessions 文件夹。`);
  if (action === undefined) return console.log(line(id, known.get(id), content, now));
  if (!isAction(action)) throw new UsageError(`没有「${action}」这个动作。动作有：\n${Object.values(actions).join('\n')}`);
  const next = said(() =>
    act(known.get(id), action, words, { now, clock: clockOf(session), revision: session.revision, sure: values.yes ?? false }),
  );
  const wrong = next && overrideFault(session, next, content);
  if (wrong !== undefined) throw new UsageError(`${wrong}。没有写入。`);
  if (action === 'clear' && !known.has(id)) return console.log(`${session.title}：没有临时变动，不用撤回。`);
  if (next) known.set(id, next);
  else known.delete(id);
  const text = writeLive(known);
  const { faults } = readLive(text);
  if (faults.length > 0)
    throw new UsageError(
      `网页读不了这样的内容（${faults.join('；')}）：原因和网址里不能有换行、尖括号、引号和看不见的字符，网址最长 500 个字符。没有写入。`,
    );
  if (text.length > 64_000) throw new CommandError(`${file} 太大了。用 clear 删掉过去的场次。`);
  if (!values['dry-run']) writeWhole(file, text);
  console.log(line(id, next, content, now));
  console.log(values['dry-run'] ? '试运行，没有写入。' : `已写入 ${file}。${after(file)}`);
});

function help(): string {
  return [
    `${usage}：把当天的临时变动写进 live.json，已打开的页面一分钟内会看到。不写动作就看现状。`,
    ...Object.values(actions).map((words) => `  ${words}`),
    '时间是北京时间。--file 不写就是内容文件夹里的 live.json，下次构建会带上它。',
  ].join('\n');
}

function contentAt(now: Epoch): Content {
  const { entries } = readContent(contentDirectory());
  return redateSamples(checkContent(entries, { includeSamples: includeSamples(process.env) }).content, now);
}

function fileAt(file: string): Map<string, Override> {
  if (!existsSync(file)) return new Map();
  const { readable, sessions, faults } = readLive(readFileSync(file, 'utf8'));
  if (!readable || faults.length > 0)
    throw new CommandError(`${file} 里有看不懂的内容（${faults.join('；')}）。没有改动它：先改正，或换一个 --file。`);
  return sessions;
}

function said<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof ActionFault ? new UsageError(error.message) : error;
  }
}

function near(id: string, content: Content): string {
  const named = [...content.sessions.values()].find(({ title }) => title.includes(id))?.id;
  const found = named ?? [...content.sessions.keys()].find((known) => known.startsWith(id) || known.includes(id) || id.includes(known));
  return found === undefined ? '' : `是不是「${found}」？`;
}

/** What readers will see of a session. */
function line(id: string, override: Override | undefined, content: Content, now: Epoch): string {
  const session = content.sessions.get(id);
  if (!session) return `${id}：内容里没有这一场`;
  const planned = clockOf(session);
  if (!override) return `${session.title}：${formatClock(planned, now)}，照预告。`;
  const clock = applyOverride(planned, override);
  const fate = fateOf(planned, override, now);
  const stale = override.revision < session.revision ? '（内容已经更新，这一条不再起作用）' : '';
  const rooms = Object.entries(override.rooms ?? {}).map(
    ([platform, url]) => `${content.platforms.get(platform)?.names.zh ?? platform}直播间改为 ${url}`,
  );
  const words = [
    fate && fate.kind !== 'room' && fateWords(fate, formatTime),
    ...rooms,
    override.reason && `原因：${override.reason}`,
  ].filter(Boolean);
  return `${session.title}：${clock.state ? '' : `${formatClock(clock, now)}，`}${words.join('，')}${stale}`;
}

function listing(known: ReadonlyMap<string, Override>, content: Content, now: Epoch, file: string): string {
  if (known.size === 0) return [`${file} 里没有临时变动。`, ...coming(content, now), help()].join('\n');
  return [...known].map(([id, override]) => `${id} · ${line(id, override, content, now)}`).join('\n');
}

/** The sessions of these hours, so that nobody has to look for an id. */
function coming(content: Content, now: Epoch): string[] {
  return [...content.sessions.values()]
    .map((session) => ({ session, clock: clockOf(session) }))
    .filter(({ clock }) => clock.endsAt > now - 6 * 3_600_000 && clock.startsAt < now + 36 * 3_600_000)
    .sort((a, b) => a.clock.startsAt - b.clock.startsAt)
    .map(({ session, clock }) => `${session.id} · ${session.title}：${formatClock(clock, now)}`);
}

function after(file: string): string {
  return file === join(contentDirectory(), 'live.json')
    ? '把它传到网站根目录的 /live.json，读者一分钟内看到；下次构建会带上它。'
    : '把它放到网站根目录的 /live.json，读者一分钟内看到。内容里也要跟着改，否则下次构建会盖掉它。';
}
