/** What the tests of the watch list share. */
import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** What `/watch/data.json` holds, as far as the tests read it. */
export interface Data {
  sessions: Record<
    string,
    { title: string; clock: { startsAt: number; endsAt: number; state?: string; rough?: string }; products: string[]; hosts: string[] }
  >;
  products: Record<string, { title: string; moment?: object }>;
  hosts: Record<string, { title: string }>;
}

export const star = (page: Page) => page.locator('main watch-star button');
export const status = (page: Page) => page.locator('watch-list [role=status]');
export const rows = (page: Page, kind: string) => page.locator(`[data-part="${kind}"] li`);
export const undo = (page: Page) => page.getByRole('button', { name: '撤销' });
export const stored = (page: Page) => page.evaluate(() => localStorage.getItem('watch'));
/** A list as it is stored. */
export const list = (sessions: string[], products: string[] = [], hosts: string[] = []) =>
  JSON.stringify({ v: 1, sessions, products, hosts });
/** Opens the page of the list on a device that has `text` stored. */
export async function openWith(page: Page, text: string, hash = ''): Promise<void> {
  await page.addInitScript((value) => {
    if (sessionStorage.getItem('told')) return;
    sessionStorage.setItem('told', '1');
    localStorage.setItem('watch', value);
  }, text);
  await page.goto(`./watch/${hash}`);
}

/** A calendar as `/calendar/all.ics` is: every session, UIDs folded where they are long. */
export function calendar(ids: string[]): string {
  const fold = (line: string) => line.replace(/(.{40})(?=.)/g, '$1\r\n ');
  const event = (id: string) => [
    'BEGIN:VEVENT',
    fold(`UID:${id}@haohuo-zaibo.example`),
    'DTSTAMP:20261101T000000Z',
    `SUMMARY:${id}`,
    'END:VEVENT',
  ];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'END:VTIMEZONE',
    ...ids.flatMap(event),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

type Coming = [string, Data['sessions'][string]];

/** The site's data and its sessions to come in the order of their start, three at least; the page's clock stands before them. */
export async function prepare(
  page: Page,
  request: APIRequestContext,
): Promise<{ data: Data; coming: [Coming, Coming, Coming, ...Coming[]] }> {
  const data = (await (await request.get('./watch/data.json')).json()) as Data;
  const dated = Object.entries(data.sessions).filter(([, { clock }]) => clock.state === undefined && clock.rough === undefined);
  const now = Math.max(...dated.map(([, { clock }]) => clock.startsAt)) - 7 * 86_400_000;
  const coming = dated.filter(([, { clock }]) => clock.startsAt > now).sort(([, a], [, b]) => a.clock.startsAt - b.clock.startsAt);
  expect(coming.length).toBeGreaterThan(2);
  await page.clock.setFixedTime(now);
  await page.route('**/live.json', (route) => route.abort());
  return { data, coming: coming as [Coming, Coming, Coming, ...Coming[]] };
}
