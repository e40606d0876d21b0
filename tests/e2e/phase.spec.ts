/** A session's phase, decided in the reader's browser by its clock. */
import { expect, test } from '@playwright/test';

interface Timed {
  path: string;
  startsAt: number;
  endsAt: number;
  replayAt: number;
  state: string;
  kind: string;
}

// The host's clock must not correct the one that a test sets.
test.beforeEach(({ page }) => page.route('**/live.json', (route) => route.abort()));

test('the words change as the clock passes each edge, without a shift of the page', async ({ page, request }) => {
  const documents = (await (await request.get('/search/documents.json')).json()) as Timed[];
  const next = documents.filter((one) => one.kind === 'session' && one.state === '').sort((a, b) => b.startsAt - a.startsAt)[0];
  expect(next).toBeDefined();
  if (!next) return;
  const start = next.startsAt * 1000;
  await page.clock.install({ time: start - 25 * 3_600_000 });
  await page.goto(next.path);
  const phase = page.locator('.banner session-phase');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(phase).toHaveText('预告');
  const before = await heading.boundingBox();
  for (const [at, words] of [
    [start - 24 * 3_600_000, '即将开播'],
    [start - 30 * 60_000 - 1000, '即将开播'],
    [start - 30 * 60_000, '马上开播'],
    [start, '直播中'],
    [next.endsAt * 1000 - 1000, '直播中'],
    [next.endsAt * 1000, '已结束，回放整理中'],
  ] as const) {
    const gap = at - (await page.evaluate(() => Date.now()));
    await page.clock.fastForward(gap + 500 > 0 ? Math.max(0, gap) : 0);
    await expect(phase).toHaveText(words);
  }
  expect(await heading.boundingBox()).toEqual(before);
});

test('a cancelled session stays cancelled and keeps its old time, struck through', async ({ page, request }) => {
  const documents = (await (await request.get('/search/documents.json')).json()) as Timed[];
  const cancelled = documents.find((one) => one.kind === 'session' && one.state === 'cancelled');
  expect(cancelled).toBeDefined();
  if (!cancelled) return;
  await page.clock.setFixedTime(cancelled.startsAt * 1000 + 60_000);
  await page.goto(cancelled.path);
  await expect(page.locator('.banner session-phase')).toHaveText('已取消');
  await expect(page.locator('.banner s time').first()).toBeVisible();
  await expect(page.locator('.banner').getByText(/原因/)).toBeVisible();
});
