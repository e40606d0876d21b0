import { describe, expect, test } from 'vitest';
import { buildNow, checkBuildSettings, includeSamples, SettingFault } from '#domain/build-settings.ts';

describe('settings of a build', () => {
  test('demo entries are in or out, never by accident', () => {
    expect([undefined, '', 'true', 'TRUE', '1'].map((INCLUDE_SAMPLES) => includeSamples({ INCLUDE_SAMPLES }))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['false', 'False', '0', 'no'].map((INCLUDE_SAMPLES) => includeSamples({ INCLUDE_SAMPLES }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(() => includeSamples({ INCLUDE_SAMPLES: 'maybe' })).toThrow(SettingFault);
  });
  test('BUILD_NOW is a moment', () => {
    expect(buildNow({})).toBeUndefined();
    expect(buildNow({ BUILD_NOW: '2026-11-21T20:00' })).toBe(Date.parse('2026-11-21T12:00:00Z'));
    for (const BUILD_NOW of ['foo', '2030-06-15']) expect(() => buildNow({ BUILD_NOW })).toThrow(/BUILD_NOW=/);
  });
  test.each([
    { SITE_URL: 'garbage' },
    { SITE_URL: 'https://a.example/sub' },
    { BASE_PATH: '../x' },
    { PUBLIC_SEARCH_URL: 'javascript:alert(1)' },
    { PUBLIC_SEARCH_URL: '//evil.example' },
    { SEARCH_ORIGIN: 'garbage; script-src *' },
    { SEARCH_ORIGIN: "https://a.example 'unsafe-inline'" },
  ])('%j is refused', (env) => expect(() => checkBuildSettings(env)).toThrow(SettingFault));
  test.each([
    {},
    { SITE_URL: 'https://haohuo.example', BASE_PATH: '/sub/', PUBLIC_SEARCH_URL: '', SEARCH_ORIGIN: 'https://s.example:7700' },
    { BASE_PATH: 'a/b.c', PUBLIC_SEARCH_URL: '/api/search' },
    { SITE_URL: 'http://localhost:4321', PUBLIC_SEARCH_URL: 'http://127.0.0.1:7700' },
  ])('%j is fine', (env) => expect(() => checkBuildSettings(env)).not.toThrow());
});
