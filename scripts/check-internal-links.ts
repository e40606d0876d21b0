/** `npm run check:internal-links`: every link, image, script and fragment inside `dist/` leads somewhere; ids are unique on a page. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { CommandError, flags, run } from './lib/cli.ts';

interface Page {
  path: string;
  ids: Set<string>;
  links: string[];
  faults: string[];
}

await run(() => {
  const { values } = flags('npm run check:internal-links -- [--dist dist]', { dist: { type: 'string' } });
  if (values.help) return console.log('npm run check:internal-links -- [--dist dist]：检查 dist/ 里的站内链接。');
  const dist = resolve(values.dist ?? process.env['OUT_DIR'] ?? 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new CommandError(`没有 ${dist}。先运行 npm run build。`);
  const base = (process.env['BASE_PATH'] ?? '/').replace(/\/$/, '');
  const pages = new Map(htmlFiles(dist).map((file) => [file, readPage(dist, file)]));
  const faults: string[] = [];
  let links = 0;
  for (const page of pages.values()) {
    faults.push(...page.faults.map((fault) => `${page.path} · ${fault}`));
    for (const link of new Set(page.links)) {
      links++;
      const problem = check(link, page, pages, dist, base);
      if (problem !== undefined) faults.push(`${page.path} · ${link} · ${problem}`);
    }
  }
  for (const fault of faults.slice(0, 200)) console.log(fault);
  console.log(`${pages.size} 页，${links} 个站内链接，${faults.length} 处错误。`);
  if (pages.size === 0) throw new CommandError('dist 里没有页面。');
  return faults.length === 0 ? 0 : 1;
});

function htmlFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
}

function readPage(dist: string, file: string): Page {
  const html = readFileSync(join(dist, file), 'utf8').replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    script.slice(0, script.indexOf('>') + 1),
  );
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => decode(match[1] ?? ''));
  const ids = all(/\sid="([^"]*)"/g);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const links = [
    ...all(/\s(?:href|src|action)="([^"]*)"/g),
    ...all(/\ssrcset="([^"]*)"/g).flatMap((set) => set.split(',').map((part) => part.trim().split(' ')[0] ?? '')),
  ];
  const path = `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
  return { path, ids: new Set(ids), links, faults: twice.map((id) => `id「${id}」重复`) };
}

function decode(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<');
}

/** What is wrong with a link, or nothing. Links to other hosts are not followed here. */
function check(link: string, page: Page, pages: ReadonlyMap<string, Page>, dist: string, base: string): string | undefined {
  if (/^(?:https?:|mailto:|tel:|data:|webcal:)/.test(link)) return undefined;
  if (/^[a-z]+:/i.test(link)) return '不允许的协议';
  const [path = '', fragment] = link.split('#');
  const address = path.split('?')[0] ?? '';
  const absolute = address === '' ? page.path : posix.join(address.startsWith('/') ? '/' : dirname(`${page.path}x`), address);
  const inside = address === '' || base === '' ? absolute : absolute.startsWith(`${base}/`) ? absolute.slice(base.length) : undefined;
  if (inside === undefined) return `不在 ${base} 之下`;
  const file = join(dist, decodeURIComponent(inside.endsWith('/') ? `${inside}index.html` : inside));
  if (!existsSync(file) || !statSync(file).isFile()) return '没有这个页面或文件';
  if (fragment === undefined || fragment === '') return undefined;
  const target = pages.get(file.slice(dist.length + 1));
  return target && !target.ids.has(decodeURIComponent(fragment)) ? `没有 #${fragment}` : undefined;
}
