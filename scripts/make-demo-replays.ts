/** `npm run demo:replays`: films the demo's own replays from their entries, beside them. The output is committed; run it again after a change of a line-up. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { palettes } from '#domain/cover/palettes.ts';
import { checkContent } from '#domain/content.ts';
import { DEMO_EPOCH } from '#domain/demo.ts';
import { imagePath } from '#domain/images.ts';
import { relate } from '#domain/relations.ts';
import type { Session } from '#domain/schemas/index.ts';
import { CommandError, flags, run, UsageError } from './lib/cli.ts';
import { film, segments, soundOnly } from './lib/demo-film.ts';
import { drawSlides, slidesOf } from './lib/demo-slides.ts';
import { tune } from './lib/demo-tune.ts';
import { contentDirectory, readContent } from './lib/read-content.ts';

await run(async () => {
  const usage = 'npm run demo:replays [场次 …]';
  const { values, positionals } = flags(usage, {}, true);
  if (values.help) return console.log(`${usage}：用节目单给放在本站的示例回放做字卡视频；要有 ffmpeg 和浏览器。`);
  const { entries } = readContent(contentDirectory());
  const { content, faults } = checkContent(entries, { includeSamples: true });
  const own = [...content.sessions.values()].filter(({ sample, replay }) => sample && replay?.file !== undefined);
  const wanted: readonly string[] = positionals;
  const unknown = wanted.find((id) => !own.some((session) => session.id === id));
  if (unknown !== undefined) throw new UsageError(`「${unknown}」不是放在本站的示例回放。用法：${usage}`);
  if (own.length === 0) throw new CommandError(`没有放在本站的示例回放；内容里有 ${faults.length} 处错误。`);
  const relations = relate(content, DEMO_EPOCH);
  for (const session of own) {
    if (wanted.length > 0 && !wanted.includes(session.id)) continue;
    const entry = entries.find(({ collection, id }) => collection === 'sessions' && id === session.id)?.file ?? '';
    await make(session, entry, slidesOf(session, relations));
  }
});

async function make(session: Session, entry: string, slides: ReturnType<typeof slidesOf>): Promise<void> {
  const { replay } = session;
  const beside = (name: string | undefined) => (name === undefined ? undefined : imagePath(entry, name));
  const [target, audio] = [beside(replay?.file), beside(replay?.audio)];
  if (!replay || target === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'demo-replay-'));
  try {
    const pictures = await drawSlides(session, slides);
    const files = pictures.map((picture, index) => {
      const file = join(folder, `${index}.png`);
      writeFileSync(file, picture);
      return { from: slides[index]?.from ?? 0, file };
    });
    const sound = join(folder, 'tune.wav');
    writeFileSync(sound, tune(replay.duration, createHash('sha256').update(session.id).digest().readUInt32LE()));
    const palette = palettes[slides[0]?.brand.palette ?? 'kapok'];
    const made = film({ slides: files, sound, seconds: replay.duration }, folder, palette.paper.replace('#', '0x'));
    if (target.endsWith('.m3u8')) {
      rmSync(dirname(target), { recursive: true, force: true });
      mkdirSync(dirname(target));
      segments(made, dirname(target));
    } else copyFileSync(made, target);
    if (audio !== undefined) soundOnly(made, audio);
    const digest = createHash('sha256').update(readFileSync(target)).digest('hex');
    writeFileSync(entry, withDigest(readFileSync(entry, 'utf8'), digest));
    console.log(`${session.id}：${slides.length} 张字卡，${replay.duration} 秒，SHA-256 ${digest}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The entry's text with the replay's digest, where it stood or after the file. */
function withDigest(text: string, digest: string): string {
  const line = `  sha256: ${digest}`;
  return /^ {2}sha256:/m.test(text) ? text.replace(/^ {2}sha256:.*$/m, line) : text.replace(/^( {2}file: .*)$/m, `$1\n${line}`);
}
