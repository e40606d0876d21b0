/** `npm run check:links`: visits the replays and rooms of the content politely and reports which are dead. A report: dead links break nothing. */
import { resolve } from 'node:path';
import { includeSamples } from '#domain/build-settings.ts';
import { checkContent } from '#domain/content.ts';
import { redateSamples } from '#domain/demo.ts';
import { faultLine } from '#domain/faults.ts';
import { withLines } from '#domain/locate.ts';
import { linkNotice, linkRecords, linkSummary } from '#domain/replay/link-report.ts';
import type { Seen } from '#domain/replay/link-verdicts.ts';
import { linksOf, type PlatformLink } from '#domain/replay/links.ts';
import { CommandError, flags, momentOf, run, UsageError } from './lib/cli.ts';
import { readCache, writeCache } from './lib/link-cache.ts';
import { leadsInside } from './lib/private-address.ts';
import { progressLine } from './lib/progress.ts';
import { contentDirectory, readContent, textOf } from './lib/read-content.ts';
import { visitLinks } from './lib/visit-links.ts';

const usage = 'npm run check:links -- [--session 场次id] [--samples] [--fresh] [--json]';
const CACHE = resolve('.cache', 'links.json');

await run(async () => {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const { values } = flags(usage, {
    json: yes,
    fresh: yes,
    samples: yes,
    session: text,
    now: text,
    pause: text,
    timeout: text,
    limit: text,
  });
  if (values.help) return console.log(help());
  const now = momentOf(values.now);
  const [pauseMs, timeoutMs, limitMs] = [
    seconds('--pause', values.pause ?? '1', 0),
    seconds('--timeout', values.timeout ?? '10', 0.1),
    seconds('--limit', values.limit ?? '600', 0.1),
  ];
  const files = readContent(contentDirectory());
  if (files.entries.length === 0) throw new CommandError(`${contentDirectory()} 里没有内容。检查 CONTENT_DIR。`);
  const { content, faults } = checkContent(files.entries, { includeSamples: includeSamples(process.env) });
  if (faults.length + files.faults.length > 0) console.error('内容有错误，出错的条目没有查。先运行 npm run check:content。');
  if (values.session !== undefined && !content.sessions.has(values.session))
    throw new UsageError(`没有 id 为「${values.session}」的场次。文件名就是 id，见 sessions 文件夹。`);
  const links = linksOf(redateSamples(content, now), now, { samples: values.samples ?? false, session: values.session });
  const { known, damaged } = readCache(CACHE, now);
  if (damaged) console.error(`${CACHE} 看不懂，不用它，这次都重新查。`);
  const wanted = links.filter(({ url }) => values.fresh || !known.has(url));
  const remembered = links.length - wanted.length;

  const progress = progressLine('检查链接');
  const seen = new Map<PlatformLink, Seen>(links.flatMap((link) => [[link, known.get(link.url)?.seen ?? { kind: 'unchecked' }]]));
  let done = 0;
  const stopped = stopping(wanted.length > 0);
  if (wanted.length > 0)
    await visitLinks(wanted, {
      pauseMs,
      timeoutMs,
      patienceMs: 30_000,
      now,
      leadsInside,
      userAgent: userAgent(process.env['SITE_URL']),
      signal: AbortSignal.any([AbortSignal.timeout(limitMs), stopped]),
      onSeen: (link, what) => {
        seen.set(link, what);
        if (what.kind !== 'unchecked') known.set(link.url, { seen: what, checkedAt: now });
        progress.update(++done, wanted.length);
      },
    });
  progress.end();
  if (wanted.length > 0) remember(known);

  const paths = new Map(files.entries.map(({ collection, id, file }) => [`${collection}/${id}`, file]));
  const fileOf = (session: string) => paths.get(`sessions/${session}`) ?? session;
  if (values.json)
    console.log(
      JSON.stringify(
        links.flatMap((link) => linkRecords(link, seen.get(link) ?? { kind: 'unchecked' }, known.get(link.url)?.checkedAt, fileOf)),
        null,
        2,
      ),
    );
  else {
    const notices = links.flatMap((link) =>
      link.places.flatMap((place) => linkNotice(link.url, place, seen.get(link) ?? { kind: 'unchecked' }, fileOf(place.session)) ?? []),
    );
    for (const notice of withLines(notices, textOf)) console.log(faultLine(notice));
    console.log(links.length === 0 ? nothing(values.samples) : linkSummary([...seen.values()], remembered));
    if (links.length > 2 && [...seen.values()].every(({ kind }) => kind === 'failure'))
      console.log('一个也连不上：先看看这台电脑有没有联网。');
  }
  return stopped.aborted ? 130 : 0;
});

/** Aborted by a Ctrl-C: what was visited is reported and kept. A second one ends at once. */
function stopping(visiting: boolean): AbortSignal {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = () => {
    for (const signal of signals) process.removeListener(signal, stop);
    console.error('正在停下：已经查到的会记下来，没查的下次接着查。再按一次 Ctrl-C 马上结束。');
    controller.abort();
  };
  if (visiting) for (const signal of signals) process.on(signal, stop);
  return controller.signal;
}

function remember(known: Parameters<typeof writeCache>[1]): void {
  try {
    writeCache(CACHE, known);
  } catch (error) {
    console.error(`结果没能存进 ${CACHE}（${(error as NodeJS.ErrnoException).code ?? String(error)}），下次要重新查。`);
  }
}

/** Who is asking; with the site's address when it has a public one. */
function userAgent(site: string | undefined): string {
  const address = site && !/\/\/(?:localhost|127\.)/.test(site) ? ` (+${new URL(site).href})` : '';
  return `haohuo-zaibo-link-check/1.0${address}`;
}

function nothing(samples: boolean | undefined): string {
  return `没有要查的链接。${samples ? '' : '示例的链接不查；要查就加 --samples。'}`;
}

/** Milliseconds from seconds as they were written. */
function seconds(name: string, text: string, least: number): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= 86_400)) throw new UsageError(`${name} 应是秒数（${least} 到 86400），现在是「${text}」。`);
  return Math.round(value * 1000);
}

function help(): string {
  return [
    `${usage}：有礼貌地查一遍回放和直播间的链接，打不开的每处一行。只是报告，不影响构建。`,
    '  查已经发布、没有标 gone 的回放，还没结束或结束不到七天的直播间。正常的记一天，不正常的记一小时（.cache/links.json）。',
    '  --session 只查一场；--samples 连示例一起查；--fresh 不用记下的结果；--json 只打印 JSON。',
    '  --pause 同一个网站两次请求隔几秒（1）；--timeout 一次请求等几秒（10）；--limit 全部最多查几秒（600）。',
  ].join('\n');
}
