/** The picture of a demo replay: title cards in the site's own windows, one for each part of the show. */
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import { coverSvg } from '#domain/cover.ts';
import { coverPlans } from '#domain/cover-plans.ts';
import { palettes } from '#domain/cover/palettes.ts';
import type { Relations } from '#domain/relations.ts';
import type { Brand, Session } from '#domain/schemas/index.ts';
import { ensureBrowser } from './ensure-browser.ts';

/** Pixels of the picture. */
export const SLIDE = { width: 640, height: 360 } as const;

/** Where the running time is burnt in, at the right of the foot: the slide leaves this place empty. Pixels. */
export const CLOCK = { right: 614, baseline: 346, height: 60 } as const;

/** The file of the heading font, for slides and clock. */
export const SONG_FILE = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf');

/** One card and when it comes on, in seconds of the replay. */
export interface Slide {
  from: number;
  /** The SVG of its window. */
  cover: string;
  brand: Brand;
  name: string;
  note: string;
  /** How many items of the line-up have come on. */
  shown: number;
}

/** Opening, a card for each item of the line-up, closing; every card stays until the next comes on. */
export function slidesOf(session: Session, relations: Relations): Slide[] {
  const { content } = relations;
  const plans = new Map(coverPlans(relations).map((plan) => [`${plan.collection}/${plan.id}`, plan]));
  const cover = (key: string) => {
    const plan = plans.get(key);
    if (!plan) throw new Error(`No cover is planned for ${key}.`);
    return coverSvg(plan.id, plan.glyph, plan.brand, plan.motif);
  };
  const brandOf = (id: string | undefined): Brand => {
    const brand = id === undefined ? undefined : content.brands.get(id);
    if (!brand) throw new Error(`No brand «${String(id)}».`);
    return brand;
  };
  const own = brandOf(session.brands[0]);
  const title = session.title.split('：').at(-1) ?? '';
  const [first] = session.hosts;
  const host = first && `${first.as ?? '主持'}：${content.hosts.get(first.host)?.names.zh ?? ''}`;
  const items = session.lineup.map(({ product: id, note, at }, index): Slide => {
    const product = content.products.get(id);
    if (!product || at === undefined) throw new Error(`«${id}» in ${session.id} has no entry or no \`at\`.`);
    return {
      from: at,
      cover: cover(`products/${id}`),
      brand: brandOf(product.brand),
      name: product.names.zh,
      note: note ?? product.summary,
      shown: index + 1,
    };
  });
  const end = Math.max(...session.lineup.map(({ until }) => until ?? 0));
  return [
    { from: 0, cover: cover(`brands/${own.id}`), brand: own, name: title, note: host ?? '', shown: 0 },
    ...items,
    {
      from: end,
      cover: cover(`sessions/${session.id}`),
      brand: own,
      name: '多谢收看',
      note: '点节目单，可以跳到每一段',
      shown: items.length,
    },
  ];
}

/** A PNG of every slide, in order. */
export async function drawSlides(session: Session, slides: readonly Slide[]): Promise<Buffer[]> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser() });
  try {
    const page = await browser.newPage({ viewport: SLIDE });
    await page.route('http://slides.invalid/**', (route) =>
      route.request().url().endsWith('.ttf')
        ? route.fulfill({ path: SONG_FILE, contentType: 'font/ttf' })
        : route.fulfill({ body: '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>', contentType: 'text/html' }),
    );
    await page.goto('http://slides.invalid/');
    const pictures: Buffer[] = [];
    for (const slide of slides) {
      await page.setContent(html(session, slide), { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      pictures.push(await page.screenshot({ type: 'png' }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

function html(session: Session, { cover, brand, name, note, shown }: Slide): string {
  const { lead, glass, paper, ink } = palettes[brand.palette];
  // Each on one line of 320 pixels; a long one is set smaller.
  const fit = (text: string, size: number) => Math.min(size, Math.floor(320 / [...text].length));
  const dots = session.lineup.map((_, index) => `<i style="background:${index < shown ? glass.accent : 'none'}"></i>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@font-face { font-family: Song; src: url(http://slides.invalid/song.ttf) }
* { margin: 0; box-sizing: border-box }
body { width: 640px; height: 360px; overflow: hidden; background: ${paper}; color: ${ink}; font-family: Song; position: relative }
.window { position: absolute; inset: 0 auto 0 0; width: 264px; border-right: 6px solid ${lead} }
.window svg { width: 100%; height: 100%; display: block }
.head { position: absolute; left: 292px; right: 28px; top: 26px; display: flex; justify-content: space-between; align-items: center; font-size: 20px }
.seal { border: 2px solid ${ink}; padding: 1px 8px 4px; font-size: 18px }
h1 { position: absolute; left: 292px; top: 100px; font-size: ${fit(name, 53)}px; line-height: 1.2; color: ${lead}; white-space: nowrap; height: 72px; display: flex; align-items: center }
p { position: absolute; left: 292px; top: 182px; font-size: ${fit(note, 26)}px; line-height: 1.3; white-space: nowrap }
.dots { position: absolute; left: 293px; top: 248px; display: flex; gap: 12px }
.dots i { width: 13px; height: 13px; border: 2px solid ${glass.accent}; transform: rotate(45deg) }
.foot { position: absolute; left: 264px; right: 0; bottom: 0; height: ${CLOCK.height}px; background: ${lead}; color: ${paper}; font-size: 19px; line-height: ${CLOCK.height - 4}px; padding-left: 28px }
</style><div class="window">${cover}</div><div class="head"><span>${brand.names.zh}</span><span class="seal">示例回放</span></div>
<h1>${name}</h1><p>${note}</p><div class="dots">${dots}</div><div class="foot">${session.title.split('：')[0] ?? ''}</div>`;
}
