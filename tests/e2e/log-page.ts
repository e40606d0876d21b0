/** What the tests of the clerk's log press and read. */
import { expect, type Page } from '@playwright/test';
import { kinds } from './pages.ts';

export const PATH = kinds.find(({ kind }) => kind === 'session-log')?.path ?? '';
export const SESSION = /live\/([^/]+)\/log/.exec(PATH)?.[1] ?? '';
export const START = Date.parse('2026-11-21T20:00:03+08:00');

export const line = (page: Page, index: number) => page.locator(`.log-lines [data-item="${index}"]`);
export const state = (page: Page, index: number) => line(page, index).locator('[data-state]');
export const act = (page: Page, name: string) => page.locator(`.log [data-do="${name}"]`);
export const said = (page: Page) => page.locator('[data-part=said]');
export const rows = (page: Page) => page.locator('.log tbody tr');
export const offline = (page: Page) => page.locator('[data-part=offline]');
export const wait = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000);

/** Opens the page with a clock that stands until it is told to go on. */
export async function begin(page: Page): Promise<void> {
  await page.clock.install({ time: START - 5000 });
  await page.clock.pauseAt(START);
  await page.goto(PATH);
  await expect(act(page, 'zero')).toBeEnabled();
  await expect(state(page, 0)).toHaveText('还没介绍');
}
