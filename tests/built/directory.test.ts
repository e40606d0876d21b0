/** The directory's views as they were built: every session stands in exactly one week and one month, on the day it begins. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, beijingDay } from '../../src/domain/time.ts';
import { addMonths, daysOfWeek, mondayOf, monthOf } from '../../src/domain/periods.ts';
import { readDocuments } from '../../scripts/lib/documents-file.ts';
import { dist, read } from './dist.ts';

const sessions = readDocuments(join(dist, 'search', 'documents.json')).filter(({ kind }) => kind === 'session');
const folder = (view: string) => readdirSync(join(dist, 'live', view)).sort();
const page = (view: string, period: string) => read(`live/${view}/${period}/index.html`);
const builtOn = beijingDay(Date.parse(/<time datetime="([^"]+)"/.exec(read('index.html').split('<footer')[1] ?? '')?.[1] ?? ''));

/** What a calendar page holds: the day, the address, whether it is struck, its text. */
function places(view: 'week' | 'month'): { period: string; day: string; href: string; struck: boolean; text: string; counted: boolean }[] {
  return folder(view).flatMap((period) =>
    page(view, period)
      .split(/(?=<(?:li|td) data-day=")/)
      .slice(1)
      .flatMap((part) => {
        const day = /data-day="([\d-]+)"/.exec(part)?.[1] ?? '';
        return [...part.matchAll(/<li data-f(-part)?[^>]*>(.*?)<\/li>/gs)].map(([, ghost, text = '']) => ({
          period,
          day,
          href: /href="([^"]+)"/.exec(text)?.[1] ?? '',
          struck: text.includes('<s>'),
          text: text.replace(/<[^>]+>/g, ' '),
          counted: ghost === undefined,
        }));
      }),
  );
}
const [week, month] = [places('week'), places('month')];

describe.each([
  ['week', week, mondayOf],
  ['month', month, monthOf],
] as const)('%s', (view, all, periodOf) => {
  test('every session stands once, on the day it begins, in that day’s period', () => {
    expect(sessions.length).toBeGreaterThan(20);
    for (const { path, startsAt, state } of sessions) {
      const day = beijingDay(startsAt * 1000);
      const found = all.filter(({ href, struck }) => href === path && (state !== '' || !struck));
      expect(
        found.map((place) => [place.period, place.day]),
        path,
      ).toEqual([[periodOf(day), day]]);
    }
  });
  test('a moved session stands struck through on its old day as well, and counts once on a page', () => {
    const old = all.filter(({ text }) => text.includes('改期到'));
    expect(old.length).toBeGreaterThan(0);
    for (const { href, struck, day } of old) {
      expect(struck).toBe(true);
      const others = all.filter((place) => place.href === href && !place.text.includes('改期到'));
      expect(others).toHaveLength(1);
      expect(others[0]?.day).not.toBe(day);
    }
    for (const period of folder(view)) {
      const counted = all.filter((place) => place.period === period && place.counted).map(({ href }) => href);
      expect(new Set(counted).size).toBe(counted.length);
      const total = /data-total="(\d+)"/.exec(page(view, period))?.[1];
      expect(counted).toHaveLength(Number(total ?? 0));
    }
  });
  test('a cancelled session is struck through and says so', () => {
    const cancelled = sessions.filter(({ state }) => state === 'cancelled');
    expect(cancelled.length).toBeGreaterThan(0);
    for (const { path } of cancelled) {
      const [place] = all.filter(({ href }) => href === path);
      expect(place?.struck).toBe(true);
      expect(place?.text).toContain('已取消');
    }
  });
  test('neighbours lead to each other', () => {
    const periods = folder(view);
    const link = (period: string, rel: string) =>
      new RegExp(`<a class="button" rel="${rel}" href="/live/${view}/([\\d-]+)/"`).exec(page(view, period))?.[1];
    periods.forEach((period, index) => {
      expect(link(period, 'prev'), period).toBe(periods[index - 1]);
      expect(link(period, 'next'), period).toBe(periods[index + 1]);
    });
  });
  test('one without a session is not for search engines, and stands in no sitemap', () => {
    const sitemap = read('sitemap-0.xml');
    for (const period of folder(view)) {
      const empty = !all.some((place) => place.period === period);
      expect(page(view, period).includes('<meta name="robots" content="noindex"'), period).toBe(empty);
      expect(sitemap.includes(`/live/${view}/${period}/`), period).toBe(!empty);
    }
  });
});

describe('weeks', () => {
  test('last week to eight weeks ahead are there, each from its Monday', () => {
    for (const period of folder('week')) expect(mondayOf(period)).toBe(period);
    for (let index = -1; index <= 8; index++) expect(folder('week')).toContain(addDays(mondayOf(builtOn), index * 7));
    for (const period of folder('week'))
      expect([...page('week', period).matchAll(/<li data-day="([\d-]+)"/g)].map(([, day]) => day)).toEqual(daysOfWeek(period));
  });
  test('a session past midnight says 次日 on the day it begins', () => {
    const late = sessions.filter(
      ({ startsAt, endsAt, state }) => state === '' && beijingDay(startsAt * 1000) < beijingDay((endsAt - 60) * 1000),
    );
    expect(late.length).toBeGreaterThan(0);
    for (const { path, startsAt } of late) {
      const found = week.filter(({ href, struck }) => href === path && !struck);
      expect(found.map(({ day }) => day)).toEqual([beijingDay(startsAt * 1000)]);
      expect(found[0]?.text).toMatch(/–次日 \d\d:\d\d/);
    }
  });
  test('one without an hour comes first on its day', () => {
    const rough = week.filter(({ text }) => text.includes('时间待公布'));
    expect(rough.length).toBeGreaterThan(0);
    for (const { period, day, href } of rough) expect(week.find((place) => place.period === period && place.day === day)?.href).toBe(href);
  });
});

describe('months', () => {
  test('this one and two ahead are there, as tables with headed columns', () => {
    for (let index = 0; index <= 2; index++) expect(folder('month')).toContain(addMonths(monthOf(builtOn), index));
    for (const period of folder('month')) {
      const html = page('month', period);
      expect(html).toMatch(/<caption[^>]*>[^<]+<\/caption>/);
      expect([...html.matchAll(/<th scope="col">(周.)<\/th>/g)].map(([, day]) => day)?.join('')).toBe('周一周二周三周四周五周六周日');
    }
  });
  test('a day says its lunar date, its holiday and its market', () => {
    const cell = (day: string) =>
      new RegExp(`<td data-day="${day}".*?(?=<td|</tr>)`, 's')
        .exec(page('month', monthOf(day)))?.[0]
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ') ?? '';
    const known: Record<string, RegExp> = {
      '2026-10-01': /1 日 周四 廿一 国庆节 休/,
      '2026-10-04': /廿四 墟 国庆节 休/,
      '2026-10-10': /10 日 周六 九月 班/,
      '2026-10-18': /初九 墟 重阳节/,
      '2026-11-22': /小雪 墟/,
      '2027-01-01': /1 日 周五 廿四 墟 元旦/,
    };
    const there = Object.entries(known).filter(([day]) => folder('month').includes(monthOf(day)));
    for (const [day, words] of there) expect(cell(day), day).toMatch(words);
  });
  test('a year whose holidays nobody has announced says so', () => {
    for (const period of folder('month')) {
      const said = /(\d{4}) 年的放假安排还没有公布/.exec(page('month', period))?.[1];
      expect(said, period).toBe(period < '2027' ? undefined : period.slice(0, 4));
    }
  });
});

describe('archive', () => {
  const years = folder('archive');
  test('holds what is over, newest month first, and the list page only the newest', () => {
    const all = years.flatMap((year) =>
      [...page('archive', year).matchAll(/<li data-f="[^"]*".*?href="(\/live\/[^"]+)"/gs)].map(([, href]) => href),
    );
    expect(new Set(all).size).toBe(all.length);
    const shown = read('live/index.html').split('id="past"')[1] ?? '';
    const newest = [...shown.matchAll(/<h3[^>]*>\s*<a href="([^"]+)"/g)].map(([, href]) => href);
    expect(newest.length).toBe(Math.min(12, all.length));
    expect(all.length).toBeGreaterThan(newest.length);
    for (const href of newest) expect(all).toContain(href);
    expect(shown).toContain(`<a href="/live/archive/${years.at(-1)}/">`);
    for (const year of years) {
      const months = [...page('archive', year).matchAll(/href="\/live\/month\/([\d-]+)\/">\d+月/g)].map(([, period = '']) => period);
      expect(months.length).toBeGreaterThan(0);
      expect(months).toEqual([...months].sort().reverse());
    }
  });
});

test('every value of the whole list can be chosen on every view', () => {
  const tokens = (html: string) => [...html.matchAll(/data-v="([^"]+)"/g)].map(([, token]) => token);
  const whole = tokens(read('live/index.html'));
  expect(whole.some((token) => token?.startsWith('belt:'))).toBe(true);
  for (const view of ['week', 'month', 'archive'])
    for (const period of folder(view)) expect(tokens(page(view, period)), period).toEqual(whole);
});

test('every series has a page, and nothing points into the list of them', () => {
  const list = read('series/index.html');
  const ids = [...list.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(5);
  for (const id of ids) {
    expect(list).toContain(`<a href="/series/${id}/">`);
    expect(read(`series/${id}/index.html`)).toContain('<h1');
  }
  const contest = read('series/shili-daihuo-dasai/index.html');
  for (const words of ['大赛', '初赛', '决赛']) expect(contest).toContain(words);
});
