/** The demo as it is shipped: fresh whenever it is built, fictional, and complete enough to show every state. */
import { describe, expect, test } from 'vitest';
import { checkContent } from '#domain/content.ts';
import { DEMO_EPOCH, redateSamples } from '#domain/demo.ts';
import { licenceStateOn } from '#domain/licence-state.ts';
import { relate } from '#domain/relations.ts';
import { phaseAt } from '#domain/session-phase.ts';
import { DAY, HOUR, MINUTE, WEEK } from '#domain/time.ts';
import { readContent } from '../../scripts/lib/read-content.ts';

const { content, faults } = checkContent(readContent('src/content').entries, { includeSamples: true });
const evening = (week: number, weekday: number) => DEMO_EPOCH + week * WEEK + weekday * DAY + 20 * HOUR + 10 * MINUTE;
const phasesAt = (now: number) => relate(redateSamples(content, now), now).sessions.map(({ clock }) => phaseAt(clock, now));

test('the shipped content has no fault', () => expect(faults).toEqual([]));

describe.each([-30, 0, 1, 53])('built %d weeks from the epoch', (week) => {
  test.each([0, 1, 2, 3, 4, 5, 6])('on weekday %d one is on air this evening, some are ahead, some archived', (weekday) => {
    const phases = phasesAt(evening(week, weekday));
    expect(phases).toContain('live');
    expect(phases.filter((phase) => phase === 'scheduled' || phase === 'soon').length).toBeGreaterThan(3);
    expect(phases.filter((phase) => phase === 'archived').length).toBeGreaterThan(10);
  });
  test('every phase occurs within the week', () => {
    const seen = new Set([0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => phasesAt(evening(week, weekday))));
    expect([...seen].sort()).toEqual(['archived', 'cancelled', 'ended', 'live', 'postponed', 'scheduled', 'soon', 'starting']);
  });
});

test('licences of every state are among the demo of November 2026', () => {
  const states = new Set([...content.licences.values()].map((licence) => licenceStateOn(licence, '2026-11-21')));
  expect(states).toEqual(new Set(['valid', 'ending', 'ended', 'suspended', 'withdrawn']));
});

test('an official’s session is for the public benefit, without prices, with goods of three makers or more', () => {
  const official = [...content.sessions.values()].filter(({ hosts }) =>
    hosts.some(({ host }) => content.hosts.get(host)?.kind === 'official'),
  );
  expect(official.length).toBeGreaterThan(3);
  for (const { id, nature, lineup } of official) {
    expect([id, nature]).toEqual([id, 'public-benefit']);
    expect(lineup.every(({ price }) => price === undefined)).toBe(true);
    expect(new Set(lineup.map(({ product }) => content.products.get(product)?.maker)).size).toBeGreaterThanOrEqual(3);
  }
});
