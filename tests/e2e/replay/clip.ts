/** What the picture of a clip says: see `tests/media.ts`. */
import type { Page } from '@playwright/test';

/** The second that the picture on the page spells. */
export function secondSeen(page: Page): Promise<number> {
  return page.evaluate(() => {
    const video = document.querySelector('video') as HTMLVideoElement;
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(video, 0, 0, 320, 180);
    return Array.from({ length: 8 }, (_, bit) =>
      (context.getImageData(bit * 40 + 20, 160, 1, 1).data[0] ?? 0) > 127 ? 2 ** bit : 0,
    ).reduce((sum, value) => sum + value, 0);
  });
}
