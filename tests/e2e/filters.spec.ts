/** The filters of the lists, as readers use them: by mouse, by keyboard, by address, without scripts, on a bad line. */
import { expect, type Page, test } from '@playwright/test';

const status = (page: Page) => page.locator('list-filter [role=status]');
const cards = (page: Page) => page.locator('list-filter li[data-f]:visible');
const value = (page: Page, token: string) => page.locator(`list-filter a[data-v="${token}"]`);
const countOf = async (page: Page, token: string) => Number(await value(page, token).locator('small').textContent());
const fragment = '**/fragments/products/';

/** The status says as many as there are cards, and that is `count`. */
async function shows(page: Page, count: number): Promise<void> {
  await expect(status(page)).toHaveText(`符合条件 ${count} ${await page.locator('list-filter').getAttribute('data-unit')}`);
  await expect(cards(page)).toHaveCount(Math.min(count, 48));
}

test.describe('goods', () => {
  test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 900 }));

  test('two values of a group add up, two groups narrow; counts are kept true', async ({ page }) => {
    await page.goto('/products/');
    const [first, second] = [await countOf(page, 'category:shuiguo'), await countOf(page, 'category:shucai')];
    await value(page, 'category:shuiguo').click();
    await shows(page, first);
    expect(await countOf(page, 'category:shucai')).toBe(second);
    await value(page, 'category:shucai').click();
    await shows(page, first + second);
    const both = await countOf(page, 'brand:doumen-youpin');
    expect(both).toBeGreaterThan(0);
    await value(page, 'brand:doumen-youpin').click();
    await shows(page, both);
    expect((await countOf(page, 'category:shuiguo')) + (await countOf(page, 'category:shucai'))).toBe(both);
    await expect(page).toHaveURL('/products/?brand=doumen-youpin&category=shuiguo&category=shucai');
  });

  test('a value that would show nothing stays in place and cannot be chosen', async ({ page }) => {
    await page.goto('/products/?brand=ganghuo');
    await expect(value(page, 'category:shengxian-shuichan')).toHaveAttribute('aria-disabled', 'true');
    await value(page, 'category:shengxian-shuichan').click({ force: true });
    await expect(page).toHaveURL('/products/?brand=ganghuo');
    await expect(value(page, 'category:shengxian-shuichan')).toHaveAttribute('aria-checked', 'false');
  });

  test('back, forward, reload and a shared address bring the choice back', async ({ page, context }) => {
    await page.goto('/products/');
    const brand = await countOf(page, 'brand:ganghuo');
    await value(page, 'brand:ganghuo').click();
    await shows(page, brand);
    const narrowed = await countOf(page, 'kind:experience');
    await value(page, 'kind:experience').click();
    await shows(page, narrowed);
    await page.goBack();
    await shows(page, brand);
    await page.goBack();
    await expect(status(page)).toHaveText(/^共 \d+ 件$/);
    await expect(cards(page)).toHaveCount(48);
    await expect(page.locator('.pagination')).toBeVisible();
    await page.goForward();
    await page.goForward();
    await shows(page, narrowed);
    await page.reload();
    await shows(page, narrowed);
    const friend = await context.newPage();
    await friend.goto(page.url());
    await shows(friend, narrowed);
    await expect(value(friend, 'brand:ganghuo')).toHaveAttribute('aria-checked', 'true');
  });

  test('from another page and back, the choice still stands', async ({ page }) => {
    await page.goto('/products/?category=yanjing');
    const count = await countOf(page, 'category:yanjing');
    await shows(page, count);
    await cards(page).first().getByRole('link').click();
    await expect(page).toHaveURL(/\/products\/[a-z0-9-]+\/$/);
    await page.goBack();
    await shows(page, count);
  });

  test('chips and the clear button undo', async ({ page }) => {
    await page.goto('/products/?brand=ganghuo&brand=doumen-youpin&season=11');
    await expect(page.locator('.filter-chips button')).toHaveText(['斗门优品', '岗货', '11 月']);
    await page.getByRole('button', { name: '去掉 岗货' }).click();
    await expect(page).toHaveURL('/products/?brand=doumen-youpin&season=11');
    await expect(status(page)).toBeFocused();
    await page.getByRole('button', { name: '清除' }).click();
    await expect(page).toHaveURL('/products/');
    await expect(page.locator('.filter-chips')).toBeHidden();
    await expect(status(page)).toBeFocused();
  });

  test('what the address asks and nobody knows is ignored', async ({ page }) => {
    await page.goto('/products/?brand=no-such&season=99&x=%3Cscript%3E&brand=ganghuo&%E0%A4%A');
    await shows(page, await countOf(page, 'brand:ganghuo'));
    await expect(page.locator('.filter-chips button')).toHaveCount(1);
  });

  test('nothing found: says so, gives up the group that helps, leads to search', async ({ page }) => {
    await page.goto('/products/?brand=ganghuo&category=shuiguo&season=2');
    await shows(page, 0);
    await expect(page.getByRole('link', { name: '去搜索' })).toBeVisible();
    await page.getByRole('button', { name: '不限品类' }).click();
    await expect(page).toHaveURL('/products/?brand=ganghuo&season=2');
    await expect(cards(page).first()).toBeVisible();
    await expect(page.locator('.filter-none')).toBeHidden();
  });

  test('the whole list is fetched once, on first use; more comes in steps', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/fragments/') && asked.push(request.url()));
    await page.goto('/products/');
    await page.waitForLoadState('networkidle');
    expect(asked).toHaveLength(0);
    const goods = await countOf(page, 'kind:goods');
    expect(goods).toBeGreaterThan(48);
    await value(page, 'kind:goods').click();
    await shows(page, goods);
    await expect(page.locator('.pagination')).toBeHidden();
    await page.getByRole('button', { name: '显示更多' }).click();
    await expect(cards(page)).toHaveCount(Math.min(goods, 96));
    await expect(cards(page).nth(48).getByRole('link')).toBeFocused();
    await value(page, 'brand:ganghuo').click();
    await value(page, 'kind:goods').click();
    await value(page, 'brand:ganghuo').click();
    await expect(cards(page)).toHaveCount(48);
    expect(asked).toHaveLength(1);
  });

  test('a failed fetch says so, never counts wrong, and can be tried again', async ({ page }) => {
    await page.route(fragment, (route) => route.abort());
    await page.goto('/products/');
    const brand = await countOf(page, 'brand:ganghuo');
    await value(page, 'brand:ganghuo').click();
    await expect(status(page)).toHaveText('没有取到全部好货，还没有筛选。');
    await expect(cards(page)).toHaveCount(48);
    await page.unroute(fragment);
    await page.getByRole('button', { name: '再取一次' }).click();
    await shows(page, brand);
    await expect(page.getByRole('button', { name: '再取一次' })).toBeHidden();
  });

  test('neither an error page nor the list of another build is taken for the whole', async ({ page }) => {
    await page.route(fragment, (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<ul><li data-f="brand:ganghuo">旧</li></ul>' }),
    );
    await page.goto('/products/?brand=ganghuo');
    await expect(status(page)).toHaveText('没有取到全部好货，还没有筛选。');
    await expect(page.getByText('旧', { exact: true })).toHaveCount(0);
  });

  test('a slow fetch is announced; what is chosen meanwhile counts', async ({ page }) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(fragment, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/products/');
    await value(page, 'brand:ganghuo').click();
    await expect(status(page)).toHaveText('正在取全部好货…');
    await value(page, 'season:11').click();
    await expect(status(page)).toHaveText('正在取全部好货…');
    release();
    await expect(status(page)).toHaveText(/^符合条件 \d+ 件$/);
    expect(await countOf(page, 'season:11')).toBe(await cards(page).count());
    await expect(page).toHaveURL('/products/?brand=ganghuo&season=11');
  });

  test('by keyboard alone: Tab, Space and Enter; the status is a polite live region', async ({ page }) => {
    await page.goto('/products/');
    await expect(status(page)).toHaveAttribute('aria-live', 'polite');
    const box = page.getByRole('checkbox', { name: /^广货番禺行/ });
    for (let step = 0; step < 40 && !(await box.evaluate((one) => one === document.activeElement)); step++)
      await page.keyboard.press('Tab');
    await expect(box).toBeFocused();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
    await expect(box).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: /^斗门优品/ })).toBeChecked();
    await expect(page).toHaveURL('/products/?brand=guanghuo-panyuhang&brand=doumen-youpin');
    await shows(page, (await countOf(page, 'brand:guanghuo-panyuhang')) + (await countOf(page, 'brand:doumen-youpin')));
  });

  test('Ctrl and click still open the page of the value', async ({ page, context }) => {
    await page.goto('/products/');
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      value(page, 'category:shuiguo').click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await expect(opened.getByRole('heading', { level: 1, name: '水果' })).toBeVisible();
    await expect(page).toHaveURL('/products/');
  });

  test('works on every page of the list', async ({ page }) => {
    await page.goto('/products/page/2/?brand=ganghuo');
    await shows(page, await countOf(page, 'brand:ganghuo'));
    await page.getByRole('button', { name: '清除' }).click();
    await expect(page).toHaveURL('/products/page/2/');
  });
});

test('sessions: by kind and scene, in place; parts left empty go', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/live/');
  const market = await countOf(page, 'kind:night-market');
  await value(page, 'kind:night-market').click();
  await shows(page, market);
  expect(await countOf(page, 'scene:night')).toBe(market);
  await value(page, 'scene:night').click();
  await shows(page, market);
  const parts = page.locator('[data-f-part]:visible');
  const left = await parts.count();
  for (const part of await parts.all()) await expect(part.locator('[data-f]:visible').first()).toBeVisible();
  await page.getByRole('button', { name: '清除' }).click();
  await expect(parts).toHaveCount(await page.locator('[data-f-part]').count());
  expect(await parts.count()).toBeGreaterThan(left);
});

test('a state that somebody else left in the history hides nothing', async ({ page }) => {
  await page.goto('/makers/');
  const shown = await page.locator('[data-f]:visible').count();
  await page.evaluate(() => history.replaceState({ from: 'a mini program' }, ''));
  await page.reload();
  await expect(page.locator('[data-f]:visible')).toHaveCount(shown);
  expect(shown).toBeGreaterThan(0);
  await page.goto('/products/?brand=ganghuo');
  const many = await page.locator('.card:visible').count();
  await page.evaluate(() => history.replaceState({ from: 'a mini program' }, ''));
  await page.reload();
  await expect(page.locator('.card:visible')).toHaveCount(many);
  expect(many).toBeGreaterThan(0);
});

test('makers: an association’s workshops', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/makers/');
  await value(page, 'kind:workshop').click();
  const token = (await page.locator('a[data-v^="association:"]:not([aria-disabled=true])').first().getAttribute('data-v')) ?? '';
  const count = await countOf(page, token);
  await value(page, token).click();
  await shows(page, count);
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 320, height: 700 } });
  test('the line at the foot leads from the open panel to the results', async ({ page }) => {
    await page.goto('/products/');
    await page.getByText('更多条件').click();
    const see = page.getByRole('link', { name: '看结果' });
    await expect(see).toBeHidden();
    await value(page, 'category:shuiguo').click();
    await see.click();
    await expect(page).toHaveURL(/\?category=shuiguo#found$/);
    await expect(status(page)).toBeInViewport();
    await expect(page.locator('.card:visible').first()).toBeInViewport();
  });
  for (const path of [
    '/products/?brand=ganghuo&season=11&category=yanjing&category=zhubao-shoushi',
    '/live/?kind=company',
    '/makers/?kind=company',
  ])
    test(`${path} does not scroll sideways, open or closed`, async ({ page }) => {
      await page.goto(path);
      await expect(status(page)).toHaveText(/^符合条件/);
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBeLessThanOrEqual(320);
      await page.getByText('更多条件').click();
      expect(await width()).toBeLessThanOrEqual(320);
    });

  test('the count stays in view while the panel is open', async ({ page }) => {
    await page.goto('/products/');
    await page.getByText('更多条件').click();
    await value(page, 'category:yanjing').click();
    await expect(status(page)).toHaveText(/^符合条件/);
    await expect(status(page)).toBeInViewport();
    await expect(value(page, 'category:yanjing')).toBeInViewport();
  });

  test('nothing moves when the scripts start', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of ['/products/', '/live/', '/makers/']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift), path).toBeLessThan(0.001);
    }
  });

  test('targets are 44 px', async ({ page }) => {
    await page.goto('/products/?brand=ganghuo');
    await page.getByText('更多条件').click();
    const small = await page
      .locator('list-filter :is(.facet-index a, summary, .filter-bar button):visible')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
    expect(small).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  for (const [list, token] of [
    ['/products/', 'brand:ganghuo'],
    ['/products/', 'category:shuiguo'],
    ['/products/', 'season:6'],
    ['/products/', 'scene:dining'],
    ['/products/', 'assisted:yes'],
    ['/live/', 'kind:night-market'],
    ['/live/', 'host:farmer'],
    ['/makers/', 'kind:cooperative'],
  ] as const)
    test(`${token} of ${list} leads to a list of just these`, async ({ page }) => {
      await page.goto(list);
      const count = await countOf(page, token);
      await value(page, token).click();
      await expect(page).not.toHaveURL(list);
      // The first page of sessions lists the newest of the past; the page of a value lists them all.
      const found = page.locator('main :is(.card, .stall)');
      if (list === '/live/') expect(await found.count()).toBeGreaterThanOrEqual(count);
      else await expect(found).toHaveCount(count);
    });
});
