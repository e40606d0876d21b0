/** The logger's store and clock against what devices do: text that others spoil, a full device, a clock that is set. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Act, historyOf } from '#domain/replay/log-acts.ts';
import { aheadAfter, jumpOf, type Reading } from '#domain/replay/log-jump.ts';
import { seenOffset } from '#domain/replay/log-seen.ts';
import { parseActs, salvageActs, serialiseActs } from '#domain/replay/log-text.ts';
import { epochOf } from '#domain/time.ts';
import { logClock } from '../../src/components/log/log-clock.ts';
import { openStore } from '../../src/components/log/log-store.ts';

const ZERO = epochOf('2026-11-21T20:00:00+08:00');
const zero: Act = { do: 'zero', at: ZERO };
const show = (second: number, product = 'wok'): Act => ({ do: 'show', at: ZERO + second * 1000, item: 0, product });

/** What a browser keeps, with as much room as it is given; text lies in it as properties, as it does there. */
class Device {
  [name: string]: unknown;
  static room = Infinity;
  getItem(name: string): string | null {
    return Object.hasOwn(this, name) ? (this[name] as string) : null;
  }
  setItem(name: string, text: string): void {
    const others = Object.keys(this).filter((one) => one !== name);
    if (others.reduce((sum, one) => sum + String(this[one]).length, text.length) > Device.room) throw new Error('full');
    this[name] = text;
  }
  removeItem(name: string): void {
    Reflect.deleteProperty(this, name);
  }
}

let device: Device;
beforeEach(() => {
  Device.room = Infinity;
  device = new Device();
  vi.stubGlobal('localStorage', device);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the store', () => {
  const KEY = 'log:show';
  const opened = (now = 7) => openStore('show', () => now);

  test('a log taken away under an open page is put back by its next act; nothing is called damaged', () => {
    const store = opened();
    store.add(zero);
    store.add(show(10));
    device.removeItem(KEY);
    expect(store.acts()).toEqual([zero, show(10)]);
    expect(store.add(show(20, 'pan'))).toBe('stored');
    expect(parseActs(device.getItem(KEY))).toEqual([zero, show(10), show(20, 'pan')]);
    expect(store.damaged).toBe(false);
  });

  test('an act that could not be read again is refused, and nothing is lost by it', () => {
    const store = opened();
    expect(store.add(zero)).toBe('stored');
    for (const act of [
      { do: 'shift', by: -1.38e13 },
      { do: 'zero', at: 4.1e12 },
      { ...show(1), at: ZERO + 0.4 },
    ] as Act[])
      expect(store.add(act)).toBe('refused');
    expect(parseActs(device.getItem(KEY))).toEqual([zero]);
    expect(store.add(show(60))).toBe('stored');
    expect(opened().acts()).toEqual([zero, show(60)]);
  });

  test('text spoilt under an open page is put aside, and the page goes on from what it had', () => {
    const store = opened();
    store.add(zero);
    device.setItem(KEY, 'spoilt');
    expect(store.damaged).toBe(false);
    expect(store.add(show(60))).toBe('stored');
    expect(store.damaged).toBe(true);
    expect(device.getItem(`${KEY}:damaged`)).toBe('spoilt');
    expect(parseActs(device.getItem(KEY))).toEqual([zero, show(60)]);
  });

  test('text damaged again and again: each copy has a name of its own, and only one', () => {
    const broken = ['PRECIOUS', 'OTHER', 'THIRD'];
    for (const text of broken) {
      device.setItem(KEY, text);
      expect(opened().damaged).toBe(true);
      opened(8).acts();
    }
    const asides = Object.keys(device).filter((name) => name.startsWith(`${KEY}:damaged`));
    expect(asides).toEqual([`${KEY}:damaged`, `${KEY}:damaged:7`, `${KEY}:damaged:8`]);
    expect(asides.map((name) => device.getItem(name))).toEqual(broken);
  });

  test('what cannot be put aside is not written over', () => {
    device.setItem(KEY, 'PRECIOUS'.repeat(100));
    Device.room = 1000;
    const store = opened();
    expect(store.damaged).toBe(false);
    expect(store.lasting).toBe(false);
    expect(store.add(zero)).toBe('held');
    expect(store.add(show(60))).toBe('held');
    expect(store.acts()).toEqual([zero, show(60)]);
    expect(device.getItem(KEY)).toBe('PRECIOUS'.repeat(100));
    Device.room = Infinity;
    expect(store.add(show(90, 'tea'))).toBe('stored');
    expect(device.getItem(`${KEY}:damaged`)).toBe('PRECIOUS'.repeat(100));
    expect(parseActs(device.getItem(KEY))).toHaveLength(3);
  });

  test('one act that cannot be read does not take the others with it', () => {
    const text = JSON.stringify({ v: 1, acts: [zero, show(60), { ...show(90), at: ZERO + 0.5 }, show(120, 'tea')] });
    device.setItem(KEY, text);
    const store = opened();
    expect(historyOf(store.acts()).state.marks.map(({ id, product }) => [id, product])).toEqual([
      [1, 'wok'],
      [3, 'tea'],
    ]);
    expect(store.add({ do: 'pause', at: ZERO + 150_000 })).toBe('stored');
    expect(historyOf(opened().acts()).state.marks).toHaveLength(2);
    expect(device.getItem(`${KEY}:damaged`)).toBe(text);
  });

  test('whatever is stored, what is saved of it can be stored again', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), fc.constant(zero))), (acts) => {
        const saved = salvageActs(JSON.stringify({ v: 1, acts }) ?? '');
        expect(parseActs(serialiseActs(saved))).toEqual(saved);
      }),
    ));
});

describe('a clock that is set', () => {
  test('jumps are whole, whatever fractions the steady clock has; late timers are no jump', () => {
    const from: Reading = { wall: ZERO, steady: 1000.3 };
    expect(jumpOf(from, { wall: ZERO - 600_000, steady: 2012.9 })).toBe(-601_013);
    expect(jumpOf(from, { wall: ZERO + 2500, steady: 1900.123 })).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: -1e10, max: 1e10 }), (steady, by) => {
        const jump = jumpOf(from, { wall: ZERO + by, steady });
        expect(Number.isInteger(jump) && Number.isInteger(aheadAfter(0, jump))).toBe(true);
      }),
    );
  });
  test('back: the log goes on; to rights again: it follows; further on: it stays as it was', () => {
    expect(aheadAfter(0, -600_000)).toBe(600_000);
    expect(aheadAfter(600_000, 600_900)).toBe(0);
    expect(aheadAfter(600_000, 60_000)).toBe(600_000);
    // Set to rights not to the second, after a reload that kept only part of it, or in steps.
    expect(aheadAfter(3_600_000, 3_595_000)).toBe(5000);
    expect(aheadAfter(3_594_000, 3_600_000)).toBe(0);
    expect(aheadAfter(aheadAfter(7_200_000, 3_600_000), 3_600_000)).toBe(0);
  });
  test('every time it gives is whole, and the clerk is told; a new log begins by the device’s clock', () => {
    let wall = ZERO;
    let steady = 12.3456;
    vi.stubGlobal('performance', { now: () => steady });
    vi.spyOn(Date, 'now').mockImplementation(() => wall);
    const jumps: number[] = [];
    const clock = logClock(0, (by) => jumps.push(by));
    const later = (ms: number, set = 0) => ([wall, steady] = [wall + Math.round(ms) + set, steady + ms]);
    later(1000.7);
    expect(clock.now()).toBe(ZERO + 1001);
    later(999.6, -600_000);
    expect(Number.isSafeInteger(clock.now())).toBe(true);
    expect(Math.abs(clock.now() - (ZERO + 2001))).toBeLessThanOrEqual(2);
    expect(jumps).toEqual([-600_000]);
    expect(clock.begin()).toBe(wall);
    later(500, -3 * 86_400_000);
    expect(clock.begin()).toBe(wall);
    vi.restoreAllMocks();
  });
});

describe('the last time noted', () => {
  const ahead = (act: Act): Act => ('at' in act ? { ...act, at: act.at + 3 * 86_400_000 } : act);
  test.each<[string, Act[], number]>([
    ['of a show', [zero, show(60)], ZERO + 60_000],
    ['not of a rehearsal that was cleared', [ahead(zero), ahead(show(60)), { do: 'clear' }], 0],
    ['not of one cleared before the show', [ahead(zero), { do: 'clear' }, zero, show(60)], ZERO + 60_000],
    ['not of one undone', [ahead(zero), { do: 'undo' }, zero], ZERO],
    ['but of one whose clearing was undone', [zero, show(60), { do: 'clear' }, { do: 'undo' }], ZERO + 60_000],
  ])('%s', (_, acts, latest) => expect(historyOf(acts).latest).toBe(latest));
});

describe('where the recording shows it', () => {
  test.each([
    ['12:34', 754],
    ['1：12', 72],
    ['１２：３４', 754],
    [' 1:02:03 ', 3723],
    ['75', 75],
    ['24:00:00', 86_400],
    ['24:00:01', undefined],
    ['13800138000', undefined],
    ['12.34', undefined],
    ['１２．３４', undefined],
    ['一点', undefined],
    ['', undefined],
  ])('%s', (text, seconds) => expect(seenOffset(text)).toBe(seconds));
});
