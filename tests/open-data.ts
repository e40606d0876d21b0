/** The checks of the open data files, for fixtures and for the built site alike. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { openSessionsSchema } from '#domain/schemas/open-session.ts';

const addFormats = formats as unknown as (ajv: Ajv) => void;
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as object;

/** Every field that was ever in sessions.json v1. It only grows: a line is added here, none is ever taken away. */
export const V1_FIELDS = `version schema license site timeZone sessions
sessions.id sessions.url sessions.title sessions.summary sessions.sample
sessions.brands sessions.brands.id sessions.brands.name sessions.brands.url
sessions.kind sessions.nature
sessions.hosts sessions.hosts.id sessions.hosts.name sessions.hosts.url sessions.hosts.office sessions.hosts.as
sessions.operator sessions.operator.kind sessions.operator.id sessions.operator.name sessions.operator.url sessions.payer
sessions.sellers sessions.sellers.id sessions.sellers.name sessions.sellers.url
sessions.platforms sessions.platforms.id sessions.platforms.name sessions.platforms.roomUrl
sessions.venue sessions.venue.id sessions.venue.name sessions.town sessions.town.id sessions.town.name
sessions.series sessions.series.id sessions.series.name sessions.stage
sessions.date sessions.startsAt sessions.endsAt sessions.rough
sessions.announced sessions.announced.date sessions.announced.startsAt sessions.announced.endsAt sessions.announced.rough
sessions.state sessions.state.kind sessions.state.reason sessions.revision
sessions.changes sessions.changes.at sessions.changes.kind sessions.changes.reason sessions.changes.was
sessions.changes.announced sessions.changes.announced.date sessions.changes.announced.startsAt
sessions.changes.announced.endsAt sessions.changes.announced.rough
sessions.lineup sessions.lineup.product sessions.lineup.name sessions.lineup.url sessions.lineup.maker sessions.lineup.maker.id
sessions.lineup.maker.name sessions.lineup.maker.url sessions.lineup.note sessions.lineup.plannedOffset sessions.lineup.at
sessions.lineup.until
sessions.replay sessions.replay.url sessions.replay.media sessions.replay.chapters sessions.replay.captions
sessions.replay.duration sessions.replay.publishedAt sessions.replay.keepUntil
sessions.replayGone sessions.replayGone.since sessions.replayGone.reason sessions.replayGone.keeper sessions.replayGone.keepUntil
sessions.corrections sessions.calendar
sessions.sources sessions.sources.title sessions.sources.publisher sessions.sources.date sessions.sources.url`.split(/\s+/);

/** What is wrong with a sessions.json, by the JSON Schema that is served with it. */
export function sessionsFaults(data: unknown, schema: object = openSessionsSchema()): string[] {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv as unknown as Ajv);
  const valid = ajv.compile(schema);
  return valid(data) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What is wrong with a schedule.json, by C3VOC's own schema (draft 6, with keywords of its own). */
export function scheduleFaults(data: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addFormat('color', /^#[0-9a-fA-F]{6}$/);
  ajv.addMetaSchema(read('node_modules/ajv/dist/refs/json-schema-draft-06.json'));
  const valid = ajv.compile(read('tests/fixtures/c3voc/schedule.schema.json'));
  return valid(data) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Every path of a value's keys, lists seen through: what a file really holds. */
export function pathsOf(value: unknown, above = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => pathsOf(item, above)))];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.entries(value).flatMap(([key, inner]) => [above + key, ...pathsOf(inner, `${above}${key}.`)]))];
}
