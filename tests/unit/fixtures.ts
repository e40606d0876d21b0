/** A small complete content for tests: one demo brand with two makers, goods and a way to hold a session. */
import type { RawEntry } from '#domain/content.ts';
import type { CollectionName } from '#domain/schemas/index.ts';

const defaults: Partial<Record<CollectionName, Record<string, unknown>>> = {
  products: {
    brand: 'b',
    category: 'c',
    origin: 'p',
    summary: '锅',
    label: { type: 'general', spec: '1 口', shipFrom: '乡下', dispatch: '48 小时', afterSales: '包换', material: '铁' },
  },
  makers: { kind: 'workshop', brand: 'b', town: 'p', summary: '做锅' },
  hosts: { kind: 'anchor', brand: 'b', summary: '说锅' },
  associations: { kind: 'chamber', region: 'p', summary: '锅会' },
  platforms: { summary: '台', roomPatterns: ['https://live.test.example/room/*'], replayPatterns: ['https://live.test.example/r/*'] },
  marks: { kind: 'ordinary', brand: 'b', owner: 'guild', summary: '印' },
  brands: {
    order: 1,
    region: 'p',
    city: { zh: '城' },
    summary: '好锅',
    story: '从前有口锅。',
    definition: null,
    lattice: 'scales',
    palette: 'water',
  },
  categories: { seal: '锅', glyph: 'cooking', order: 1 },
  places: { level: 'town' },
};

/** One demo entry with what its collection requires; `data` adds to it. */
export function entry(collection: CollectionName, id: string, data: Record<string, unknown>): RawEntry {
  const named = collection === 'sessions' || collection === 'licences' || collection === 'articles' ? {} : { names: { zh: id } };
  return { collection, id, file: `content/${collection}/${id}.yaml`, data: { sample: true, ...named, ...defaults[collection], ...data } };
}

/** A demo session on 2026-11-21, 20:00–21:30 Beijing time. */
export function session(data: Record<string, unknown> = {}, id = 's'): RawEntry {
  return entry('sessions', id, {
    title: '看锅',
    summary: '看锅',
    brands: ['b'],
    kind: 'company',
    nature: 'commerce',
    hosts: [{ host: 'h' }],
    operator: { maker: 'wok-shops' },
    platforms: [{ platform: 'tv' }],
    startsAt: '2026-11-21T20:00',
    endsAt: '2026-11-21T21:30',
    lineup: [{ product: 'wok' }],
    ...data,
  });
}

export const base: RawEntry[] = [
  entry('places', 'p', {}),
  entry('categories', 'c', {}),
  entry('brands', 'b', {}),
  entry('associations', 'guild', { brands: ['b'] }),
  entry('makers', 'wok-shops', { associations: ['guild'] }),
  entry('makers', 'pan-shops', {}),
  entry('products', 'ironware', { kind: 'specialty', label: undefined }),
  entry('products', 'wok', { kind: 'goods', maker: 'wok-shops', specialty: 'ironware' }),
  entry('products', 'pan', { kind: 'goods', maker: 'pan-shops' }),
  entry('hosts', 'h', {}),
  entry('platforms', 'tv', {}),
  entry('marks', 'seal', {}),
];
