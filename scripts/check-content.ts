/** `npm run check:content`: lists every fault of the content, one Chinese line each, exit 1 when there is one; then notices, which stop nothing. */
import * as disk from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { buildNow, includeSamples } from '#domain/build-settings.ts';
import { clashNotices } from '#domain/clashes.ts';
import { checkContent } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { faultLine } from '#domain/faults.ts';
import { imageFilesOf, readImageFacts } from '#domain/images.ts';
import { liveFaults } from '#domain/live/check.ts';
import { withLines } from '#domain/locate.ts';
import { readMediaFacts } from '#domain/media.ts';
import { ledgerNotices } from '#domain/replay/ledger-notices.ts';
import { flags, run } from './lib/cli.ts';
import { contentDirectory, readContent, textOf } from './lib/read-content.ts';

await run(async () => {
  const usage = 'npm run check:content -- [--json]';
  const { values } = flags(usage, { json: { type: 'boolean' } });
  if (values.help)
    return console.log(`${usage}：检查全部内容，每处错误一行；再列出提醒（不影响发布）：时间重叠的场次，快到期、没登记的回放。`);
  const files = readContent(contentDirectory());
  const samples = includeSamples(process.env);
  const images = await readImageFacts(imageFilesOf(files.entries), disk, sharp);
  const { content, faults: found } = checkContent(files.entries, {
    includeSamples: samples,
    images,
    media: readMediaFacts(files.entries, disk),
  });
  const live = join(contentDirectory(), 'live.json');
  const liveText = textOf(live);
  const liveFound = liveText === undefined ? [] : liveFaults(liveText, live, content);
  const faults = withLines([...files.faults, ...found, ...liveFound], textOf);
  const now = buildNow(process.env) ?? Date.now();
  const paths = new Map(files.entries.map(({ collection, id, file }) => [`${collection}/${id}`, file]));
  const pathOf = (session: string) => paths.get(`sessions/${session}`) ?? session;
  const dated = redateSamples(content, now);
  const notices = withLines([...clashNotices(dated, now, pathOf), ...ledgerNotices(dated, now, pathOf)], textOf);
  if (values.json) console.log(JSON.stringify([...faults, ...notices.map((notice) => ({ ...notice, notice: true }))], null, 2));
  else {
    for (const fault of faults) console.log(faultLine(fault));
    if (notices.length > 0) console.log(`提醒（不影响发布）${notices.length} 处：`);
    for (const notice of notices) console.log(faultLine(notice));
    console.log(faults.length === 0 ? `内容没有错误，共 ${files.entries.length} 个条目。` : `共 ${faults.length} 处错误。`);
  }
  return faults.length === 0 ? 0 : 1;
});
