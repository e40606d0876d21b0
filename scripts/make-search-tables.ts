/** Makes the two tables of the query side from opencc-js and pinyin-pro: `npm run search:tables`. The output is committed. */
import { realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { polyphones } from '#domain/search/polyphones.ts';
import { flags, run } from './lib/cli.ts';

const folder = new URL('../src/domain/search/tables/', import.meta.url);

/** The text of both table files by name, the same on every run. */
export function searchTables(): Record<'t2s.ts' | 'hanzi-pinyin.ts', string> {
  const pairs = traditionalPairs();
  return {
    't2s.ts': file('Traditional and Simplified characters in pairs, from OpenCC.', 't2s', [...pairs].flat().join('')),
    'hanzi-pinyin.ts': file(
      'The usual syllable of each character: letters, then every character that sounds so; from pinyin-pro.',
      'hanziPinyin',
      soundGroups(),
    ),
  };
}

function file(title: string, name: string, data: string): string {
  return `/** ${title} Made by \`npm run search:tables\`; do not edit. */\nexport const ${name} =\n  '${data}';\n`;
}

/** Characters whose Simplified form differs, in any of OpenCC's variants, with chains followed to their end. */
function traditionalPairs(): Map<string, string> {
  const converters = (['t', 'hk', 'tw'] as const).map((from) => Converter({ from, to: 'cn' }));
  const pairs = new Map<string, string>();
  for (let code = 0x3400; code < 0xa000; code++) {
    const character = String.fromCodePoint(code);
    if (character === '么') continue; // Simplified already; only Taiwan's variant reads it as 幺.
    const simple = converters.map((convert) => convert(character)).find((found) => found !== character);
    if (simple?.length === 1) pairs.set(character, simple);
  }
  for (const [from, to] of pairs) {
    const further = pairs.get(to);
    if (further !== undefined && further !== from) pairs.set(from, further);
    else if (further === from) pairs.delete(from);
  }
  return pairs;
}

/** GB 2312 and the characters of the polyphone list, grouped by syllable. */
function soundGroups(): string {
  const characters = new Set([...gb2312(), ...Object.keys(polyphones).join('')]);
  const groups = new Map<string, string>();
  for (const character of [...characters].sort()) {
    const syllable = pinyin(character, { toneType: 'none', v: true });
    if (/^[a-z]+$/.test(syllable)) groups.set(syllable, (groups.get(syllable) ?? '') + character);
  }
  return [...groups].sort().flat().join('');
}

function* gb2312(): Generator<string> {
  const decoder = new TextDecoder('gb18030');
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (/^\p{Script=Han}$/u.test(character)) yield character;
    }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await run(() => {
    flags('npm run search:tables', {});
    for (const [name, text] of Object.entries(searchTables())) writeFileSync(new URL(name, folder), text);
    console.log('已写好 src/domain/search/tables/ 里的两张表。');
  });
