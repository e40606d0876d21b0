import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withLines } from '#domain/locate.ts';
import { readContent, textOf } from '../../scripts/lib/read-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'haohuo-read-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('stray files, dead links, folders named like entries and link loops are told or passed over, never followed', () => {
  const hosts = join(folder, 'hosts');
  mkdirSync(join(hosts, 'folder.yaml'), { recursive: true });
  mkdirSync(join(folder, 'nonsense'));
  writeFileSync(join(hosts, 'good.yaml'), 'kind: anchor\n');
  writeFileSync(join(hosts, 'typo.yamll'), '');
  writeFileSync(join(hosts, 'photo.jpg'), '');
  writeFileSync(join(folder, 'stray.yaml'), '');
  symlinkSync('nowhere', join(hosts, 'dead.yaml'));
  symlinkSync('.', join(hosts, 'loop'));
  const { entries, faults } = readContent(folder);
  expect(entries.map(({ id }) => id)).toEqual(['good']);
  expect(faults.map(({ code, file }) => `${code} ${file.split('/').slice(-2).join('/')}`).sort()).toEqual(
    [
      'stray-file hosts/typo.yamll',
      `stray-file ${folder.split('/').at(-1) ?? ''}/stray.yaml`,
      `unknown-collection ${folder.split('/').at(-1) ?? ''}/nonsense`,
      'unreadable hosts/dead.yaml',
    ].sort(),
  );
});

test('the line of a field, of a list item and of what is missing', () => {
  const fault = (field: string) => ({ code: 'x', file: 'f', field, what: '', mend: '' });
  const text = 'title: a\nlineup:\n  - product: x\n  - product: y\n    at: 1\n';
  const lines = withLines(
    [fault('title'), fault('lineup.1.product'), fault('lineup.1.at'), fault('lineup.1.until'), fault('nowhere')],
    () => text,
  ).map(({ line }) => line);
  expect(lines).toEqual([1, 4, 5, 4, 1]);
  expect(textOf(join(folder, 'gone'))).toBeUndefined();
});
