/** The keep-until ledger as it was built: exactly the replays of the site, in a table and as a file. */
import { expect, test } from 'vitest';
import type { OpenSessions } from '#domain/schemas/open-session.ts';
import { t } from '#domain/i18n/index.ts';
import { parseCsv } from '../csv.ts';
import { pagesOf, read } from './dist.ts';

const { sessions } = JSON.parse(read('api/v1/sessions.json')) as OpenSessions;
const text = read('compliance/replays.csv');
const [head = [], ...lines] = parseCsv(text);
const records = lines.map((line) => Object.fromEntries(line.map((cell, index) => [head[index] ?? '', cell])));
const missing = t.ledger.states.missing;
const pages = pagesOf().filter((page) => page.startsWith('compliance/replays/'));
const listed = pages.flatMap((page) =>
  [...read(page).matchAll(/<th scope="row"[^>]*>\s*<a href="\/live\/([^/"]+)\/"/g)].map(([, id]) => id),
);

test('the file holds every replay that is out, once', () => {
  const out = sessions.filter(({ replay }) => replay !== null).map(({ id }) => id);
  expect(out.length).toBeGreaterThan(20);
  // A registered replay that is not out yet stands in it without its address.
  const open = records
    .filter((record) => record[t.ledger.file.url] !== '' && record[t.ledger.file.state] !== t.ledger.states.gone)
    .map((record) => record[t.ledger.file.session] ?? '');
  expect(open.sort()).toEqual(out.sort());
  expect(new Set(records.map((record) => record[t.ledger.file.session])).size).toBe(records.length);
});

test('the pages list what the file holds, in its order', () =>
  expect(listed).toEqual(records.map((record) => record[t.ledger.file.session])));

test('what is missing a replay has none in the open data', () => {
  const without = new Set(sessions.filter(({ replay }) => replay === null).map(({ id }) => id));
  for (const record of records.filter((one) => one[t.ledger.file.state] === missing)) expect(without).toContain(record['场次id']);
});

test('demo entries say so, on the page and in the file', () => {
  const samples = new Map(sessions.map(({ id, sample }) => [id, sample]));
  for (const record of records) expect(record[t.ledger.file.sample] === t.common.sample).toBe(samples.get(record['场次id'] ?? ''));
});

test('both state the day they are true for', () => {
  const [day] = new Set(records.map((record) => record[t.ledger.file.asOf]));
  const [year, month, date] = (day ?? '').split('-').map(Number);
  for (const page of pages) expect(read(page)).toContain(`截至 ${year}年${month}月${date}日`);
});

test('spreadsheet programs can open the file', () => {
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(lines.every((line) => line.length === head.length)).toBe(true);
  expect(read('_headers')).toMatch(/\/compliance\/\*\.csv\n {2}Content-Type: text\/csv; charset=utf-8/);
});

test('the compliance page leads to it', () => expect(read('compliance/index.html')).toContain('href="/compliance/replays/"'));
