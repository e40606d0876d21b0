/** The open data as it was built: valid, complete, and in step with the site. */
import { describe, expect, test } from 'vitest';
import { fieldPaths, type SchemaNode } from '#domain/open-data/fields.ts';
import type { OpenSessions } from '#domain/schemas/open-session.ts';
import { pathsOf, scheduleFaults, sessionsFaults, V1_FIELDS } from '../open-data.ts';
import { pagesOf, read } from './dist.ts';

const data = JSON.parse(read('api/v1/sessions.json')) as OpenSessions;
const schema = JSON.parse(read('api/v1/sessions.schema.json')) as SchemaNode;
const schedule = JSON.parse(read('api/v1/schedule.json')) as {
  schedule: { conference: { days: { rooms: Record<string, { guid: string; id: number; url: string }[]> }[] } };
};

describe('sessions.json', () => {
  test('is valid by the schema beside it', () => expect(sessionsFaults(data, schema)).toEqual([]));
  test('has every field of v1 and none that the schema does not name', () => {
    expect(V1_FIELDS.filter((field) => !fieldPaths(schema).includes(field))).toEqual([]);
    expect(pathsOf(data).filter((field) => !fieldPaths(schema).includes(field))).toEqual([]);
  });
  test('lists every session that has a page', () => {
    const pages = new Set(pagesOf());
    expect(data.sessions.length).toBeGreaterThan(20);
    for (const { id } of data.sessions) expect(pages).toContain(`live/${id}/index.html`);
  });
  test('says nothing that time makes false', () => expect(read('api/v1/sessions.json')).not.toMatch(/"phase"|直播中|builtAt|generatedAt/));
});

describe('schedule.json', () => {
  test('is valid by C3VOC’s schema', () => expect(scheduleFaults(schedule)).toEqual([]));
  test('is the same at both addresses', () => expect(read('schedule.json')).toBe(read('api/v1/schedule.json')));
  test('has every session whose hour is known, once', () => {
    const events = schedule.schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
    const exact = data.sessions.filter(({ startsAt, announced }) => (startsAt ?? announced?.startsAt ?? undefined) !== undefined);
    expect(events.map(({ url }) => url).sort()).toEqual(exact.map(({ url }) => url).sort());
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(new Set(events.map(({ guid }) => guid)).size).toBe(events.length);
  });
});

test('the page lists every field', () => {
  const page = read('open-data/index.html');
  for (const field of Object.keys(data.sessions[0] ?? {})) expect(page).toContain(`<code>${field}</code>`);
});
