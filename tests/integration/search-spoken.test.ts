/** `npm run search` prints what was said, with its time. */
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { spokenDocument } from '#domain/search/spoken-document.ts';
import { cleanUp, document, runCommand, temporary, write } from './command.ts';

afterEach(cleanUp);

test('a spoken hit: kind, time, session, address, words', async () => {
  const spoken = spokenDocument({
    session: { id: 'yuxun', title: '鱼汛第一场', sample: true, startsAt: 1, endsAt: 2 },
    ...{ window: 0, words: '关火虚蒸 葱丝铺上去 热油一淋', carried: 0 },
    starts: [
      [0, 750],
      [5, 754],
      [11, 758],
    ],
  });
  const file = write(join(temporary(), 'documents.json'), JSON.stringify([document('product-hailu', '斗门海鲈'), spoken]));
  const { code, lines } = await runCommand('search', ['热油', '葱丝', '--engine', 'static', '--documents', file]);
  expect(lines).toEqual([
    '1 条 · 静态索引 · 完全匹配',
    '  1. 回放里说到  12:34  鱼汛第一场  /live/yuxun/?t=752#replay',
    '     关火虚蒸 «葱丝»铺上去 «热油»一淋',
  ]);
  expect(code).toBe(0);
});
