/** Which titles are set in the heavy Song: groups of titles, the most important first, as many as the font's budget holds. */
import { t } from './i18n/index.ts';
import type { CollectionName, Content } from './schemas/index.ts';

/** Titles that are set alike: all of them in the Song, or none, so that no list mixes two faces. */
export interface TitleGroup {
  name: 'ui' | CollectionName;
  texts: readonly string[];
}

/** The collections whose titles stand in headings, in the order in which they get their glyphs. */
const ORDER = [
  'brands',
  'sessions',
  'products',
  'categories',
  'associations',
  'series',
  'belts',
  'marks',
  'platforms',
  'venues',
  'makers',
  'hosts',
  'articles',
  'places',
] as const satisfies readonly CollectionName[];

/** Figures, punctuation, and the almanac: dates written in the old way, the 24 solar terms. */
const ALWAYS =
  '0123456789:：·，、。—–-（）「」《》！？%/年月日时分秒星期一二三四五六七八九十廿初正冬腊闰第页共农历立春雨水惊蛰清明谷满芒种夏至小大暑秋处白露寒霜降雪墟今';

/** Every group of titles of the site. */
export function titleGroups(content: Content): TitleGroup[] {
  const collections = ORDER.map((name) => ({
    name,
    texts: [...content[name].values()].map((entry) => ('title' in entry ? entry.title : entry.names.zh)),
  }));
  // A brand's slogan and the readings of its name stand as large as the name; a session's phase as large as its title.
  const brandWords = [...content.brands.values()].flatMap(({ slogan, meaning }) => [
    slogan?.zh ?? '',
    ...meaning.map(({ reading }) => reading.zh),
  ]);
  return [
    {
      name: 'ui',
      texts: [ALWAYS, ...interfaceTitles(t), ...Object.values(t.phase).filter((word) => typeof word === 'string'), ...brandWords],
    },
    ...collections,
  ];
}

/** Interface strings short enough to be a heading. Labels of fields and values are never headings. */
function interfaceTitles(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return HEADING_KEYS.has(key) ? [value] : [];
    return typeof value === 'object' && value !== null && !VALUES.has(key) ? interfaceTitles(value) : [];
  });
}

/** Groups of words that label fields and values. */
const VALUES = new Set(['label', 'columns', 'phase', 'search', 'units', 'certificationKind']);

/** The keys of the strings that headings use. `tests/built/song.test.ts` fails when one is missing. */
const HEADING_KEYS = new Set(
  'name tagline title introduction home week season replays associations makers story definition meaning positioning markRules marks association belts products specialties sessions hosts series articles assisted facts certifications licence onAir upcoming moments buy more specialtyGoods licences links members joining past changed ahead lineup platforms replay visit corrections towns others byCategory byTown bySeason all sources news guide report policy campaign contest course forum fair changes onNow justOver'.split(
    ' ',
  ),
);

/** The different characters of texts, in order of code point. */
export function glyphsOf(texts: Iterable<string>): string {
  return [...new Set([...texts].flatMap((text) => [...text]))].sort().join('');
}
