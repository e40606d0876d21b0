/** Every calendar of the built site: two parsers and a strict linter have nothing to say, and a later build changes no byte. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lint } from '../ics/lint.ts';
import { readLeniently, readStrictly } from '../ics/read.ts';
import { dist, gz, pagesOf, read } from './dist.ts';

/** The calendar files below a built site, as paths relative to it. */
const calendarsOf = (folder: string): string[] =>
  readdirSync(join(folder, 'calendar'), { recursive: true, encoding: 'utf8' })
    .map((name) => `calendar/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ics'))
    .sort();

const files = calendarsOf(dist);
const hub = read('calendar/index.html');
const linked = (html: string) => [...html.matchAll(/href="((?:webcal:|\/)[^"]*\.ics)"/g)].map(([, address = '']) => address);

describe('calendars', () => {
  test('there is one for every session and for every entry that has feeds', () => {
    const below = (folder: string) => files.filter((file) => file.startsWith(`calendar/${folder}/`)).length;
    const entries = (folder: string) => readdirSync(`src/content/${folder}`).filter((name) => name.endsWith('.yaml')).length;
    for (const folder of ['sessions', 'brands', 'hosts', 'products', 'makers', 'platforms', 'series', 'places'])
      expect([folder, below(folder)]).toEqual([folder, entries(folder)]);
    expect(files).toContain('calendar/all.ics');
  });

  test.each(files)('%s', (file) => {
    const text = read(file);
    expect(lint(text)).toEqual([]);
    const strict = readStrictly(text);
    const lenient = readLeniently(text);
    // Whole days are midnight in UTC to one and to the other; of times both must mean the same moment.
    expect(lenient.sort((a, b) => (a.uid < b.uid ? -1 : 1))).toEqual(strict.sort((a, b) => (a.uid < b.uid ? -1 : 1)));
    if (file.startsWith('calendar/sessions/')) expect(strict).toHaveLength(1);
    expect(text).not.toMatch(/live\.example\.com/);
  });

  test('the feed of all holds every fate the demo has', () => {
    const all = readStrictly(read('calendar/all.ics'));
    for (const status of ['CONFIRMED', 'TENTATIVE', 'CANCELLED']) expect(all.map((event) => event.status)).toContain(status);
    for (const sign of ['【取消】', '【延期】', '【示例】', '（时间待公布）'])
      expect(all.some(({ summary }) => summary.includes(sign))).toBe(true);
    expect(gz(read('calendar/all.ics'))).toBeLessThan(20_000);
  });
});

describe('the hub', () => {
  test('lists the feeds of every group, and every one it lists is there', () => {
    const addresses = linked(hub).map((address) => new URL(address, 'http://localhost').pathname.slice(1));
    for (const address of addresses) expect(existsSync(join(dist, address)), address).toBe(true);
    const groups = files.filter((file) => /^calendar\/(?:all\.ics|(?:brands|series|platforms|places|hosts)\/)/.test(file));
    expect([...new Set(addresses)].sort()).toEqual(groups);
    expect(linked(hub).filter((address) => address.startsWith('webcal:'))).toHaveLength(groups.length);
    expect(gz(hub)).toBeLessThanOrEqual(12_000);
  });
  test('is linked from every page', () => {
    for (const page of pagesOf()) expect(read(page), page).toContain('href="/calendar/"');
  });
});

describe('the panel', () => {
  const panels = pagesOf().filter((page) => /<details class="calendar" id="calendar"/.test(read(page)));
  test('stands on the pages of sessions, hosts, goods, makers and places', () => {
    for (const folder of ['live', 'hosts', 'products', 'makers', 'places'])
      expect(panels.filter((page) => page.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(10);
  });
  test('leads elsewhere by links alone, which tell nobody where they come from', () => {
    for (const page of panels) {
      const html = read(page);
      const [panel = ''] = /<details class="calendar".*?<\/details>/s.exec(html) ?? [];
      for (const [link] of panel.matchAll(/<a [^>]*href="https:\/\/(?:calendar\.google|outlook\.live)[^>]*>/g))
        expect(link).toContain('rel="noopener nofollow external"');
      expect(panel).not.toMatch(/src="(?:https?:)?\/\//);
      expect(panel).toMatch(/src="\/qr\/calendar\/[^"]+\.svg"/);
    }
  });
});

describe('a later build of the same content', () => {
  const folders = ['2026-11-21T19:00', '2026-11-21T20:00'].map((BUILD_NOW) => {
    const OUT_DIR = mkdtempSync(join(tmpdir(), 'haohuo-calendar-'));
    const built = spawnSync(process.execPath, ['scripts/build.ts'], {
      encoding: 'utf8',
      env: { ...process.env, OUT_DIR, BUILD_NOW, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    return { OUT_DIR, status: built.status };
  });
  afterAll(() => folders.forEach(({ OUT_DIR }) => rmSync(OUT_DIR, { recursive: true, force: true })));

  test('changes no byte of any calendar', () => {
    const [first, second] = folders.map(({ OUT_DIR, status }) => {
      expect(status).toBe(0);
      return Object.fromEntries(calendarsOf(OUT_DIR).map((file) => [file, read(file, OUT_DIR)]));
    });
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(300);
    expect(second).toEqual(first);
  });
});
