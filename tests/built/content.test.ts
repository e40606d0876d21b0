/** The build without demo entries, and the build of faulty content. Real builds into folders of their own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyLists, pagesOf, read } from './dist.ts';

const folder = mkdtempSync(join(tmpdir(), 'haohuo-built-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (script: string[], env: Record<string, string>) =>
  spawnSync(process.execPath, script, {
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', BUILD_NOW: '2026-11-21T19:50', ...env },
  });
const astro = ['node_modules/astro/bin/astro.mjs', 'build'];

describe('INCLUDE_SAMPLES=false', () => {
  const out = join(folder, 'real');
  const result = build(astro, { INCLUDE_SAMPLES: 'false', OUT_DIR: out });
  const pages = result.status === 0 ? pagesOf(out) : [];

  test('builds', () => expect(result.status, result.stdout + result.stderr).toBe(0));
  test('leaves every demo entry out of pages, search and covers', () => {
    expect(pages.length).toBeGreaterThan(60);
    for (const page of pages) expect(read(page, out), page).not.toContain('sample-mark');
    const documents = JSON.parse(read('search/documents.json', out)) as { sample: boolean; path: string }[];
    expect(documents.length).toBeGreaterThan(10);
    expect(documents.filter(({ sample }) => sample)).toEqual([]);
  });
  test('the home page reads well without sessions', () => {
    const home = read('index.html', out);
    expect(home).toContain('广货番禺行');
    expect(home).toContain('目前没有已排期的直播');
    expect(home).not.toContain('暂时没有内容');
  });
  test('has no gallery of examples', () => expect(pages.filter((page) => page.startsWith('styleguide'))).toEqual([]));
  test('claims no season that nobody stated', () => expect(read('products/doumen-hailu/index.html', out)).not.toContain('全年'));
});

describe('no content at all', () => {
  const out = join(folder, 'empty');
  const result = build(astro, { CONTENT_DIR: mkdtempSync(join(folder, 'nothing-')), OUT_DIR: out });

  test('builds', () => expect(result.status, result.stdout + result.stderr).toBe(0));
  test('says so, and lists nothing under no heading', () => {
    expect(read('index.html', out)).toContain('目前没有已排期的直播');
    for (const page of [
      'products',
      'makers',
      'hosts',
      'brands',
      'associations',
      'articles',
      'platforms',
      'venues',
      'series',
      'belts',
      'about/marks',
    ])
      expect(read(`${page}/index.html`, out)).toContain('暂时没有内容');
    for (const page of pagesOf(out)) expect(emptyLists(read(page, out)), page).toEqual([]);
  });
});

describe('a fault in content', () => {
  const content = join(folder, 'content');
  cpSync('src/content', content, { recursive: true });
  writeFileSync(
    join(content, 'hosts', 'nobody.yaml'),
    'sample: true\nnames: { zh: 某人 }\nkind: maker\nmaker: no-such-maker\nbrand: guanghuo-panyuhang\nsummary: 试\n',
  );

  test('stops npm run build with one Chinese line that names file, line and field', () => {
    const { status, stdout } = build(['scripts/build.ts'], { CONTENT_DIR: content, OUT_DIR: join(folder, 'never') });
    expect(status).toBe(1);
    expect(stdout).toMatch(/nobody\.yaml:4 · maker · 没有 id 为「no-such-maker」的厂商/);
  });
  test('stops astro build by itself', () => {
    const { status, stdout, stderr } = build(astro, { CONTENT_DIR: content, OUT_DIR: join(folder, 'never') });
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('no-such-maker');
  });
});
