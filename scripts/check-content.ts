/** `npm run check:content`: lists every fault of the content, one Chinese line each; exit 1 when there is one. */
import * as disk from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent } from '#domain/content.ts';
import { faultLine } from '#domain/faults.ts';
import { imageFilesOf, readImageFacts } from '#domain/images.ts';
import { liveFaults } from '#domain/live/check.ts';
import { withLines } from '#domain/locate.ts';
import { flags, run } from './lib/cli.ts';
import { contentDirectory, readContent, textOf } from './lib/read-content.ts';

await run(async () => {
  const { values } = flags('npm run check:content -- [--json]', { json: { type: 'boolean' } });
  if (values.help) return console.log('npm run check:content -- [--json]:检查全部内容，每处错误一行。');
  const files = readContent(contentDirectory());
  const samples = includeSamples(process.env);
  const images = await readImageFacts(imageFilesOf(files.entries), disk, sharp);
  const { content, faults: found } = checkContent(files.entries, { includeSamples: samples, images });
  const live = join(contentDirectory(), 'live.json');
  const liveText = textOf(live);
  const liveFound = liveText === undefined ? [] : liveFaults(liveText, live, content);
  const faults = withLines([...files.faults, ...found, ...liveFound], textOf);
  if (values.json) console.log(JSON.stringify(faults, null, 2));
  else for (const fault of faults) console.log(faultLine(fault));
  if (!values.json) console.log(faults.length === 0 ? `内容没有错误，共 ${files.entries.length} 个条目。` : `共 ${faults.length} 处错误。`);
  return faults.length === 0 ? 0 : 1;
});
