/** That `npm run replay` loses nobody's work: an entry saved meanwhile, a run that is killed, captions moved and moved back. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { placing } from '../../scripts/lib/place-files.ts';
import { saveEntry } from '../../scripts/lib/replay-session.ts';
import { cleanUp, runCommand } from './command.ts';
import { entry, fresh, gb18030, here, ID, leave, made, NOW, put, replay, sessions, srt, URL } from './replay-desk.ts';

beforeEach(fresh);
afterAll(async () => {
  await cleanUp();
  leave();
});

const attach = () => replay(ID, '--url', URL, '--duration', '0:30');
const captions = join(sessions, `${ID}.vtt`);
const file = join(sessions, `${ID}.yaml`);

/** Runs the command with a function of `node:fs` replaced; `how` is its new body, with its arguments as `args` and itself as `was`. */
const meddled = (name: string, how: string, ...words: string[]) => {
  const code = `import fs from 'node:fs';import { syncBuiltinESMExports } from 'node:module';
    const was = fs.${name};fs.${name} = (...args) => { ${how} };syncBuiltinESMExports();`;
  return runCommand('replay', [ID, ...words, '--now', NOW], {
    CONTENT_DIR: dirname(sessions),
    NODE_OPTIONS: `--import=${put('meddle.mjs', code)}`,
  });
};

describe('an entry that is saved while the command runs', () => {
  test('stays as it was saved, and nothing else is written', async () => {
    await attach();
    const before = entry();
    const how = `fs.appendFileSync(${JSON.stringify(file)}, '# 编辑刚写的\\n'); return was(...args);`;
    const { code, lines } = await meddled('mkdtempSync', how, '--captions', put('talk.srt', srt), '--accept');
    expect([code, lines.at(-1)]).toEqual([1, expect.stringContaining('在这期间改过，没有写入。请再运行一次。')]);
    expect(lines.at(-1)).toContain(`${ID}.yaml`);
    expect(entry()).toBe(`${before}# 编辑刚写的\n`);
    expect(made()).toEqual([]);
  });

  test('drafts roll back; a file that is gone counts as changed', async () => {
    writeFileSync(captions, 'old');
    const opened = { file, text: entry() };
    const work = () =>
      placing(sessions, (place) => {
        place.write(`${ID}.vtt`, 'new');
        appendFileSync(file, '# 改\n');
        return Promise.resolve(place.commit(() => saveEntry(opened, 'title: mine\n')));
      });
    await expect(work()).rejects.toThrow('在这期间改过');
    expect([readFileSync(captions, 'utf8'), made()]).toEqual(['old', [`${ID}.vtt`]]);
    expect(entry()).toBe(`${opened.text}# 改\n`);
    expect(() => saveEntry({ file: here('none.yaml'), text: '' }, 'x')).toThrow('在这期间改过');
  });
});

describe('a run that was killed', () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  const room = (name: string, old: Record<string, string> = {}) => {
    mkdirSync(join(sessions, name, 'new'), { recursive: true });
    writeFileSync(join(sessions, name, 'new', 'half.mp4'), 'half');
    for (const [path, text] of Object.entries(old)) {
      mkdirSync(dirname(join(sessions, name, 'old', path)), { recursive: true });
      writeFileSync(join(sessions, name, 'old', path), text);
    }
    return join(sessions, name);
  };

  test('between two files: the old captions are in their place, and the next run removes the rest', async () => {
    await attach();
    await replay(ID, '--captions', put('talk.srt', srt));
    const before = [entry(), readFileSync(captions, 'utf8')];
    const how = `if (String(args[0]).includes('.replay-')) process.kill(process.pid, 'SIGKILL'); return was(...args);`;
    await meddled('renameSync', how, '--captions', put('other.srt', srt.replaceAll('乳胶', '棕榈')));
    expect([entry(), readFileSync(captions, 'utf8')]).toEqual(before);
    expect(made().filter((name) => /^\.replay-\d+-\w{6}$/.test(name))).toHaveLength(1);
    const { code, text } = await replay(ID);
    expect([code, text]).toEqual([0, expect.stringContaining('上次没有做完就断了：删掉了留下的')]);
    expect(made()).toEqual([`${ID}.vtt`]);
  });

  test('what is missing in its place is put back, what is there is left; a living run is left alone', async () => {
    writeFileSync(captions, 'new');
    const gone = [room(`.replay-${dead}-abcDEF`, { [`${ID}/index.m3u8`]: 'old list', [`${ID}.vtt`]: 'old' }), room('.replay-a1B2c3')];
    const living = room(`.replay-${process.ppid}-abcdef`);
    const { text } = await replay(ID);
    expect(text).toContain(`把 ${ID} 放回了原处`);
    expect(readFileSync(join(sessions, ID, 'index.m3u8'), 'utf8')).toBe('old list');
    expect(readFileSync(captions, 'utf8')).toBe('new');
    expect([...gone, living].map((one) => existsSync(one))).toEqual([false, false, true]);
  });
});

describe('captions', () => {
  test('near the end come back when they are moved and moved back', async () => {
    await attach();
    const late = `${srt}\r\n6\r\n00:00:26,000 --> 00:00:29,500\r\n再见\r\n`;
    await replay(ID, '--captions', put('late.srt', late));
    const before = readFileSync(captions, 'utf8');
    const there = await replay(ID, '--shift', '+3.5');
    expect([there.code, there.text]).toEqual([0, expect.stringContaining('超过回放结束（00:30），网页上放到结束为止')]);
    expect((await replay(ID, '--shift', '-3.5')).code).toBe(0);
    expect(readFileSync(captions, 'utf8')).toBe(before);
  });

  test('in GB18030 show their first words, so that other encodings are noticed', async () => {
    await attach();
    const { text } = await replay(ID, '--captions', put('gb.srt', gb18030(srt)));
    expect(text).toContain('第一条：「大家好，欢迎来到直播间」，是乱码的话，把字幕存成 UTF-8 再登记。');
    expect((await replay(ID, '--captions', put('talk.srt', srt))).text).not.toContain('乱码');
  });
});
