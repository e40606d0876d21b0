/** Keyboard, forced colours, reduced motion and the size of targets, on a page of each kind. */
import { expect, type Page, test } from '@playwright/test';
import { smallTargets } from './targets.ts';
import { kinds, slices } from './pages.ts';

test.describe('keyboard', () => {
  const STOPS = 45;

  /** Where the focus is: a name for messages, whether it is in view, and the widest line that shows it (px). */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return undefined;
      const seen = node as HTMLElement & { seenByTab?: boolean };
      const again = seen.seenByTab === true;
      seen.seenByTab = true;
      const box = node.getBoundingClientRect();
      const lines = [node, node.parentElement, node.closest('form, article, li, label')].map((one) => {
        const style = one && getComputedStyle(one);
        return style && style.outlineStyle !== 'none' && !/, 0\)$|transparent/.test(style.outlineColor)
          ? parseFloat(style.outlineWidth)
          : 0;
      });
      return {
        name: `${node.tagName.toLowerCase()} ${(node.textContent ?? '').trim().slice(0, 20)}`,
        again,
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
        line: Math.max(...lines),
      };
    });

  for (const slice of slices(kinds, 10))
    test(`every stop is visible and none is a trap: ${slice.map(({ kind }) => kind).join(', ')}`, async ({ page }) => {
      test.setTimeout(120_000);
      for (const { path } of slice) {
        await page.goto(path);
        for (let stop = 0; stop < STOPS; stop++) {
          await page.keyboard.press('Tab');
          const at = await focused(page);
          if (!at || (at.again && stop > 3)) {
            expect(stop, `${path}: the round ended early`).toBeGreaterThan(8);
            break;
          }
          expect(at.again, `${path}: ${at.name} keeps the focus`).toBe(false);
          expect(at.inView, `${path}: ${at.name} is out of sight`).toBe(true);
          expect(at.line, `${path}: ${at.name} shows no focus`).toBeGreaterThanOrEqual(2);
        }
      }
    });

  test('the skip link comes first and leads to the main text', async ({ page }) => {
    for (const { path } of kinds.slice(0, 3)) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: '跳到正文' });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(page.locator('#main')).toBeFocused();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    }
  });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });
  for (const slice of slices(kinds, 20))
    test(`buttons and phases keep an edge, focus a line: ${slice[0]?.kind ?? ''} …`, async ({ page }) => {
      test.setTimeout(90_000);
      for (const { path } of slice) {
        await page.goto(path);
        const edgeless = await page.evaluate(() => {
          const edge = (node: Element) => {
            const style = getComputedStyle(node);
            const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
            return sides.every((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1);
          };
          return [
            ...document.querySelectorAll(
              'button, .button, input:not([type="hidden"], [type="checkbox"], [type="radio"]), select, session-phase',
            ),
          ]
            .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1)
            .filter((node) => !edge(node))
            .map((node) => `${node.tagName.toLowerCase()}.${node.className} ${(node.textContent ?? '').trim().slice(0, 12)}`);
        });
        expect([...new Set(edgeless)], path).toEqual([]);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        expect(
          await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth)),
          path,
        ).toBeGreaterThanOrEqual(2);
      }
    });
});

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('nothing moves, on a page of each kind', async ({ page }) => {
    test.setTimeout(90_000);
    for (const { path } of kinds) {
      await page.goto(path);
      const moving = await page.evaluate(() => {
        const long = (times: string) => times.split(',').some((time) => parseFloat(time) > 0);
        return [...document.querySelectorAll('*')]
          .flatMap((node) => ['', '::before', '::after'].map((pseudo) => ({ node, style: getComputedStyle(node, pseudo || null) })))
          .filter(({ style }) => long(style.transitionDuration) || (style.animationName !== 'none' && long(style.animationDuration)))
          .map(({ node }) => `${node.tagName.toLowerCase()}.${String(node.className)}`);
      });
      expect([...new Set(moving)], path).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), path).toBe('auto');
    }
  });
});

test.describe('targets', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  for (const slice of slices(kinds, 13))
    test(`44 px at 390 px: ${slice.map(({ kind }) => kind).join(', ')}`, async ({ page }) => {
      test.setTimeout(120_000);
      const found: string[] = [];
      for (const { kind, path } of slice) {
        await page.goto(path);
        found.push(...(await page.evaluate(smallTargets, 44)).map((line) => `${kind}: ${line}`));
      }
      expect(found).toEqual([]);
    });

  test('52 px for buttons, fields and navigation in 长者模式', async ({ page }) => {
    test.setTimeout(120_000);
    await page.addInitScript(() => localStorage.setItem('elder', '1'));
    for (const { path } of kinds) {
      await page.goto(path);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'button, .button, input:not([type="hidden"], [type="checkbox"], [type="radio"]), select, summary, nav a',
          ),
        ]
          .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1)
          .filter((node) => node.getBoundingClientRect().height < 51.5)
          .map((node) => `${node.tagName.toLowerCase()}.${node.className} ${node.getBoundingClientRect().height}`),
      );
      expect([...new Set(small)], path).toEqual([]);
    }
  });
});
