/** Two sessions that want the same host, venue or audience at once. */
import { describe, expect, test } from 'vitest';
import { clashes, clashNotices } from '#domain/clashes.ts';
import { checkContent } from '#domain/content.ts';
import { base, entry, session } from './fixtures.ts';

const NOW = Date.parse('2026-11-21T12:00:00+08:00');
const two = (more: Record<string, unknown>, first: Record<string, unknown> = {}) => {
  const raw = [
    ...base,
    entry('hosts', 'other', {}),
    entry('brands', 'b2', {}),
    entry('venues', 'hall', { kind: 'base', town: 'p', status: 'open', summary: '厅' }),
  ];
  const { content, faults } = checkContent(
    [...raw, session(first, 'one'), session({ hosts: [{ host: 'other' }], brands: ['b2'], ...more }, 'two')],
    {
      includeSamples: true,
    },
  );
  expect(faults).toEqual([]);
  return content;
};
const kinds = (content: ReturnType<typeof two>) => clashes(content, NOW).map(({ kind }) => kind);

describe('clashes', () => {
  test('nothing shared is no clash', () => expect(kinds(two({}))).toEqual([]));
  test('the same host, venue, brand', () => {
    expect(kinds(two({ hosts: [{ host: 'h' }] }))).toEqual(['host']);
    expect(kinds(two({ venue: 'hall' }, { venue: 'hall' }))).toEqual(['venue']);
    expect(kinds(two({ brands: ['b'] }))).toEqual(['brand']);
  });
  test('a pair is named once, by the graver clash', () => expect(kinds(two({ hosts: [{ host: 'h' }], brands: ['b'] }))).toEqual(['host']));
  test('one ends as the other begins: no clash; a minute earlier: one', () => {
    const host = { hosts: [{ host: 'h' }] };
    expect(kinds(two({ ...host, startsAt: '2026-11-21T21:30', endsAt: '2026-11-21T22:00' }))).toEqual([]);
    expect(kinds(two({ ...host, startsAt: '2026-11-21T21:29', endsAt: '2026-11-21T22:00' }))).toEqual(['host']);
  });
  test('what is off, without an hour, or over does not count', () => {
    const host = { hosts: [{ host: 'h' }] };
    const changed = { revision: 1, changes: [{ at: '2026-11-19T09:00', kind: 'cancelled', reason: '台风' }] };
    expect(kinds(two({ ...host, ...changed, state: { kind: 'cancelled', reason: '台风' } }))).toEqual([]);
    expect(kinds(two({ ...host, startsAt: '2026-11-21 晚上', endsAt: undefined }))).toEqual([]);
    expect(clashes(two(host), Date.parse('2026-11-22T00:00:00+08:00'))).toEqual([]);
  });
  test('the notice names both, what they share and when', () => {
    const [notice] = clashNotices(two({ hosts: [{ host: 'h' }] }), NOW, (id) => `sessions/${id}.yaml`);
    expect(notice).toMatchObject({ code: 'clash-host', file: 'sessions/one.yaml', field: 'hosts' });
    expect(notice?.what).toBe('主播「h」和 two（11月21日 周六 20:00–21:30）时间重叠');
  });
});
