import { describe, expect, test } from 'vitest';
import { checkContent, type RawEntry } from '#domain/content.ts';
import { coverPlans } from '#domain/cover-plans.ts';
import { DEMO_EPOCH, demoWeeks, redateSamples } from '#domain/demo.ts';
import { licenceStateOn } from '#domain/licence-state.ts';
import { referenceFields } from '#domain/references.ts';
import { listOf, relate } from '#domain/relations.ts';
import { collectionNames, collections } from '#domain/schemas/index.ts';
import { clockOf, phaseAt } from '#domain/session-phase.ts';
import { DAY, epochOf, HOUR, WEEK } from '#domain/time.ts';
import { parseInstant } from '#domain/instant.ts';
import { base, entry, session } from './fixtures.ts';

const replay = { url: 'https://live.test.example/r/1', platform: 'tv', duration: '1:00:00', publishedAt: '2026-11-23T10:00' };
const lineup = [
  { product: 'wok', at: '10:00', until: '12:00' },
  { product: 'pan', at: '20:00' },
  { product: 'wok', at: '40:00', until: '41:00' },
];
const shown = session({ replay, lineup }, 'shown');
const at = (text: string) => epochOf(parseInstant(text) ?? '');
const related = (entries: RawEntry[], now: number) => relate(checkContent([...base, ...entries], { includeSamples: true }).content, now);

describe('relate', () => {
  const relations = related([shown, session({}, 'plain')], at('2026-12-01T00:00'));
  test('a session is found from its product, maker, specialty, host, association, brand and platform', () => {
    const { sessionsOf } = relations;
    for (const list of [
      sessionsOf.product.get('wok'),
      sessionsOf.product.get('ironware'),
      sessionsOf.maker.get('wok-shops'),
      sessionsOf.host.get('h'),
      sessionsOf.association.get('guild'),
      sessionsOf.brand.get('b'),
      sessionsOf.platform.get('tv'),
    ])
      expect(list?.map((item) => item.session.id)).toEqual(['plain', 'shown']);
    expect(listOf(sessionsOf.product, 'pan').map((item) => item.session.id)).toEqual(['shown']);
  });
  test('moments belong to the product and to its specialty, in order', () => {
    expect(listOf(relations.momentsOf.product, 'wok').map(({ at: second, until }) => [second, until])).toEqual([
      [600, 720],
      [2400, 2460],
    ]);
    expect(listOf(relations.momentsOf.product, 'ironware')).toHaveLength(2);
    expect(listOf(relations.momentsOf.session, 'shown')).toHaveLength(3);
  });
  test('there are no moments before the replay is out', () => {
    expect(related([shown], at('2026-11-23T09:59')).momentsOf.product.size).toBe(0);
    expect(related([shown], at('2026-11-23T10:00')).momentsOf.product.get('wok')).toHaveLength(2);
  });
  test('goods of members are goods of the association', () =>
    expect(listOf(relations.productsOf.association, 'guild').map(({ id }) => id)).toEqual(['wok']));
});

describe('redateSamples', () => {
  const dated = (entries: RawEntry[], now: number) =>
    redateSamples(checkContent([...base, ...entries], { includeSamples: true }).content, now).sessions;
  test('moves by whole weeks and keeps weekday and hour', () => {
    for (const weeks of [-3, 0, 1, 60]) {
      const now = DEMO_EPOCH + weeks * WEEK + 3 * DAY + 5 * HOUR;
      expect(demoWeeks(now)).toBe(weeks);
      expect(epochOf(dated([session()], now).get('s')?.startsAt ?? '') - at('2026-11-21T20:00')).toBe(weeks * WEEK);
    }
  });
  test('the week turns at Monday midnight in Beijing', () => {
    expect(demoWeeks(DEMO_EPOCH + WEEK - 1)).toBe(0);
    expect(demoWeeks(DEMO_EPOCH + WEEK)).toBe(1);
  });
  test('a replay that is not out yet does not exist, nor do its times', () => {
    const before = dated([shown], at('2026-11-22T12:00')).get('shown');
    expect(before?.replay).toBeUndefined();
    expect(before?.lineup.every(({ at: second, until }) => second === undefined && until === undefined)).toBe(true);
    const after = dated([shown], at('2026-11-22T12:00') + 2 * WEEK).get('shown');
    expect(after && phaseAt(clockOf(after), at('2026-11-22T12:00') + 2 * WEEK)).toBe('ended');
  });
  test('never moves a real session', () => {
    const { content } = checkContent([...base, shown], { includeSamples: true });
    const real = { ...(content.sessions.get('shown') ?? expect.fail()), sample: false };
    const moved = redateSamples({ ...content, sessions: new Map([['shown', real]]) }, DEMO_EPOCH + 9 * WEEK);
    expect(moved.sessions.get('shown')).toEqual(real);
  });
});

describe('licenceStateOn', () => {
  const licence = { from: '2026-01-01', until: '2026-12-31' };
  test.each([
    ['2025-12-31', 'future'],
    ['2026-01-01', 'valid'],
    ['2026-10-01', 'valid'],
    ['2026-10-02', 'ending'],
    ['2026-12-31', 'ending'],
    ['2027-01-01', 'ended'],
  ] as const)('%s is %s', (day, state) =>
    expect(licenceStateOn({ ...licence, suspended: undefined, withdrawn: undefined }, day)).toBe(state),
  );
  test('suspended until lifted, withdrawn for good', () => {
    const suspended = { on: '2026-03-01', until: '2026-04-01', reason: '抽检' };
    expect(
      ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) =>
        licenceStateOn({ ...licence, suspended, withdrawn: undefined }, day),
      ),
    ).toEqual(['valid', 'suspended', 'suspended', 'valid']);
    expect(licenceStateOn({ ...licence, suspended, withdrawn: { on: '2026-03-10', reason: '造假' } }, '2026-05-01')).toBe('withdrawn');
  });
});

describe('schemas', () => {
  interface Walkable {
    meta(): { title?: string; description?: string } | undefined;
    _zod: {
      def: {
        type: string;
        innerType?: Walkable;
        element?: Walkable;
        shape?: Record<string, Walkable>;
        options?: Walkable[];
        in?: Walkable;
      };
    };
  }
  const undocumented = (schema: Walkable, path: string, described = false): string[] => {
    const { def } = schema._zod;
    const known = described || schema.meta()?.description !== undefined;
    if (def.innerType) return undocumented(def.innerType, path, known);
    const own =
      known || path.split('.').length < 2 || path.endsWith('[]') || path.endsWith('.type') || path.endsWith('state.kind') ? [] : [path];
    if (def.shape) return [...own, ...Object.entries(def.shape).flatMap(([key, value]) => undocumented(value, `${path}.${key}`))];
    if (def.type === 'array' && def.element) return [...own, ...undocumented(def.element, `${path}[]`, true)];
    if (def.options) return [...own, ...def.options.flatMap((option) => undocumented(option, path, true))];
    return own;
  };
  test.each(collectionNames)('every field of %s has a sentence for editors', (name) => {
    expect(undocumented(collections[name].fields as unknown as Walkable, name)).toEqual([]);
  });
  test('references are read from the schemas', () => {
    const paths = referenceFields.sessions.map(({ path, target }) => `${path.join('.')} → ${target}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        'lineup.*.product → products',
        'hosts.*.host → hosts',
        'replay.platform → platforms',
        'operator.maker → makers',
      ]),
    );
    expect(
      new Set(
        Object.values(referenceFields)
          .flat()
          .map(({ target }) => target),
      ).size,
    ).toBeGreaterThan(10);
  });
});

test('entries have a cover even while there is no brand', () => {
  const alone = base.filter(({ collection }) => collection === 'places').concat({ ...entry('associations', 'alone', { brands: [] }) });
  const { content, faults } = checkContent(alone, { includeSamples: true });
  expect(faults).toEqual([]);
  expect(coverPlans(relate(content, 0)).map(({ id }) => id)).toEqual(['alone']);
});
