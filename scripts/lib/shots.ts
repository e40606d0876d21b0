/** Taking one page's pictures, and the sheet that shows them all. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

/** Day and night. */
export type Ground = 'light' | 'dark';
export const GROUNDS: readonly Ground[] = ['light', 'dark'];

/** One page at one width; a picture for each ground. */
export interface Shot {
  kind: string;
  /** The site path. */
  path: string;
  /** CSS pixels. */
  width: number;
  grounds: readonly Ground[];
  /** The address the site is served at, with a slash at the end. */
  site: string;
  /** The folder for `<kind>-<width>-<ground>.png`. */
  out: string;
  /** What the page's clock says, in epoch milliseconds. */
  now: number;
  /** In 长者模式. */
  elder: boolean;
}

const HEIGHTS: Record<number, number> = { 390: 844, 768: 1024 };

/** Opens the page once and takes its picture on each ground: clock fixed, nothing moving, fonts and lazy images loaded. */
export async function shoot(browser: Browser, { kind, path, width, grounds, site, out, now, elder }: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: grounds[0] ?? 'light',
    ...(width < 700 ? { hasTouch: true, isMobile: true } : {}),
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    if (elder) await page.addInitScript(() => localStorage.setItem('elder', '1'));
    await page.goto(new URL(path.slice(1), site).href, { waitUntil: 'load' });
    if (path.includes('?q='))
      await page
        .locator('main li mark')
        .first()
        .waitFor({ timeout: 10_000 })
        .catch(() => undefined);
    await settle(page);
    for (const ground of grounds) {
      await page.emulateMedia({ colorScheme: ground });
      await page.screenshot({
        path: join(out, `${kind}-${width}-${ground}${elder ? '-elder' : ''}.png`),
        fullPage: true,
        animations: 'disabled',
        caret: 'hide',
      });
    }
  } finally {
    await context.close();
  }
}

/** Loads every lazy image by asking for it, waits until all are decoded and the fonts are there, and goes back to the top. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
    const limit = new Promise((resolve) => setTimeout(resolve, 8000));
    await Promise.race([
      limit,
      Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => undefined))]),
    ]);
    await new Promise(requestAnimationFrame);
  });
}

/** A page that shows the pictures by kind, as HTML. `names` are file names beside it. */
export function contactSheet(names: readonly string[]): string {
  const kinds = Map.groupBy([...names].sort(), (name) => name.replace(/-\d+-(?:light|dark).*$/, ''));
  const figure = (name: string) =>
    `<figure><a href="${name}"><img src="${name}" loading="lazy" alt=""></a><figcaption>${name.replace('.png', '')}</figcaption></figure>`;
  const sections = [...kinds].map(([kind, files]) => `<section><h2>${kind}</h2><div>${files.map(figure).join('')}</div></section>`);
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${names.length} 张</title><style>
body{font-family:system-ui;margin:16px}section div{display:flex;gap:12px;align-items:start;overflow-x:auto}figure{margin:0}
img{height:600px;border:1px solid}figcaption{font-size:13px}</style><h1>${names.length} 张</h1>${sections.join('\n')}</html>\n`;
}
