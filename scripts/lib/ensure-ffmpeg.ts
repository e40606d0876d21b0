/** Gets ffmpeg for the tests, which make their recordings with it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CommandError } from './cli.ts';
import { tryFor } from './ensure-browser.ts';

/** An ffmpeg that starts: `FFMPEG`, else the one on the PATH, else (as root, on Debian and Ubuntu) the system's, installed. Throws `CommandError`. */
export async function ensureFfmpeg(): Promise<string> {
  const given = process.env['FFMPEG'];
  if (given !== undefined && given !== '') {
    if (ffmpegWorks(given)) return given;
    throw new CommandError(`FFMPEG=${given} 不能运行。检查路径，或去掉这个变量。`);
  }
  if (ffmpegWorks('ffmpeg')) return 'ffmpeg';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('没有找到 ffmpeg，正在用 apt-get 安装（最多 3 分钟）…');
    await tryFor('apt-get', ['update']);
    await tryFor('apt-get', ['install', '-y', '--no-install-recommends', 'ffmpeg']);
    if (ffmpegWorks('ffmpeg')) return 'ffmpeg';
  }
  throw new CommandError(
    '没有可用的 ffmpeg，也没能装上（测试用它做回放样片）。运行 sudo apt-get install ffmpeg（macOS：brew install ffmpeg），或用 FFMPEG 指明它的路径。',
  );
}

function ffmpegWorks(program: string): boolean {
  return spawnSync(program, ['-version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}
