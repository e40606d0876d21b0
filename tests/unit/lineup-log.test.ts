/** The logger's file read back, and times written into an entry as an editor would write them. */
import { load } from 'js-yaml';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editEntry, EntryFault, writtenOffset } from '#domain/replay/entry-edit.ts';
import { readLog } from '#domain/replay/log-file.ts';
import { parseOffset } from '#domain/offset.ts';
import { epochOf } from '#domain/time.ts';

describe('a log', () => {
  const use = { session: 'show', lineup: ['wok', 'pan', 'tea'], duration: 3600, shift: 0 };
  const log = (marks: unknown, more: object = {}) =>
    JSON.stringify({ kind: 'lineup-log', version: 1, session: 'show', zero: '2026-11-21T20:00', marks, ...more });

  test('gives times in the order of the line-up, rounded, moved, an open end at the next beginning', () => {
    const marks = [
      { item: 2, product: 'tea', at: 60.4 },
      { item: 0, product: 'wok', at: 300, until: 500.6 },
    ];
    expect(readLog(log(marks), { ...use, shift: 3.5 })).toEqual({
      times: [
        { item: 0, at: 304, until: 504 },
        { item: 2, at: 64, until: 304 },
      ],
      faults: [],
      notes: [],
      zero: epochOf('2026-11-21T20:00:00+08:00'),
    });
  });

  test('overlaps are cut, an item noted twice counts once, both are said', () => {
    const marks = [
      { item: 0, product: 'wok', at: 10, until: 100 },
      { item: 1, product: 'pan', at: 90, until: 120 },
      { item: 0, product: 'wok', at: 200, until: 220 },
    ];
    const { times, notes } = readLog(log(marks), use);
    expect(times).toEqual([
      { item: 0, at: 10, until: 90 },
      { item: 1, at: 90, until: 120 },
    ]);
    expect(notes).toEqual(['第 1 条和第 2 条重叠，前一条在 01:30 截断', '第 3 条：第 1 项已经记过一次，只用先记的那一次']);
  });

  const one = (mark: object) => log([{ item: 0, product: 'wok', at: 10, ...mark }]);
  test.each([
    ['{', '不是 JSON'],
    ['[]', '不像记录页导出的文件'],
    [log([], { version: 2 }), 'version 看不懂'],
    [log([]), '没有一条记录'],
    [log([{ item: 0, product: 'wok', at: 'x' }]), '第 1 条的 at 看不懂'],
    [log([], { session: 'other' }), '是「other」这一场的记录'],
    [one({ item: 7 }), '节目单只有 3 项，没有第 8 项'],
    [one({ product: 'pan' }), '记录里第 1 项是「pan」，节目单里是「wok」'],
    [one({ at: 3600 }), '超过回放结束（1:00:00）'],
    [one({ until: 5 }), '结束 00:05 不晚于开始 00:10'],
  ])('%s is refused: %s', (text, what) => {
    const { times, faults } = readLog(text, use);
    expect(faults.join('\n')).toContain(what);
    expect(times).toEqual([]);
  });

  test('however many fields are wrong, it is said in one line', () => {
    expect(readLog(log([], { version: 2, kind: 'x', zero: 'y' }), use).faults).toEqual([
      '的 kind、version、zero 看不懂，它不像记录页导出的文件。请重新导出',
    ]);
    const marks = Array.from({ length: 9 }, () => ({ item: 'x', product: 'wok', at: 'x' }));
    expect(readLog(log(marks), use).faults).toEqual([
      '第 1 条的 item、第 1 条的 at、第 2 条的 item、第 2 条的 at、第 3 条的 item 等 18 处 看不懂。请重新从记录页导出',
    ]);
  });

  test('a product that was taken off the line-up is left out and said; nothing but such is refused', () => {
    const gone = { item: 1, product: 'gone', at: 5, until: 10 };
    const { times, faults, notes } = readLog(log([gone, { item: 0, product: 'wok', at: 10 }]), use);
    expect([times, faults]).toEqual([[{ item: 0, at: 10 }], []]);
    expect(notes).toEqual(['第 1 条：节目单里已经没有「gone」，没有用']);
    expect(readLog(log([gone]), use).faults).toEqual(notes);
  });

  test('moved before the beginning is refused', () => {
    expect(readLog(one({}), { ...use, shift: -11 }).faults).toEqual(['第 1 条：00:10 挪动 -11 秒后早于 0:00。换一个 --shift']);
  });
});

describe('an entry', () => {
  const entry = `# 说明
title: 场次   # 标题
lineup:
- product: wok   # 第一
  note: |-
    两行
    备注
# 中间
- { product: pan, planned: '5:00' }
-   product: tea
    at: '1:00'  # 旧的
    until: '2:00'
# 下面是到访
visit:
  hours: 9–17
`;

  test('gets a replay and times; every other line stays as it was', () => {
    const edited = editEntry(entry, { url: 'https://a.example/x', platform: 'tv', duration: '1:31:20', publishedAt: '2026-11-22T10:00' }, [
      { item: 0, at: 7, until: 90 },
      { item: 1, at: 426 },
      { item: 2, at: 3750, until: 4000 },
    ]);
    expect(edited).toBe(`# 说明
title: 场次   # 标题
lineup:
- product: wok   # 第一
  note: |-
    两行
    备注
  at: '0:07'
  until: '1:30'
# 中间
- { product: pan, planned: '5:00', at: '7:06' }
-   product: tea
    at: '1:02:30'  # 旧的
    until: '1:06:40'
replay:
  url: https://a.example/x
  platform: tv
  duration: '1:31:20'
  publishedAt: '2026-11-22T10:00'
# 下面是到访
visit:
  hours: 9–17
`);
    expect(editEntry(edited, { duration: '1:31:20' }, [{ item: 1, at: 426 }])).toBe(edited);
    const moved = editEntry(edited, { url: null, file: './x.mp4', platform: null }, [{ item: 2, at: 1 }]);
    expect(load(moved)).toMatchObject({
      replay: { file: './x.mp4', duration: '1:31:20' },
      lineup: [{}, {}, { product: 'tea', at: '0:01' }],
    });
    expect(moved).not.toMatch(/url:|platform:|1:06:40/);
  });

  test.each([
    ['a: 1\r\nreplay:\r\nlineup: []', 'a: 1\r\nreplay:\r\n  file: ./x.mp4\r\nlineup: []'],
    ['lineup: []', 'lineup: []\nreplay:\n  file: ./x.mp4\n'],
    ['replay: { duration: 5 }\n', 'replay: { duration: 5, file: ./x.mp4 }\n'],
    ['replay: { url: https://a.example, duration: 5 }\n', 'replay: { duration: 5, file: ./x.mp4 }\n'],
    [
      'replay:\n    url: https://a.example # 平台\n    gone:\n      since: x\n    duration: 5',
      'replay:\n    duration: 5\n    file: ./x.mp4\n',
    ],
    ['replay:\n  file:\n  duration: 5\n', 'replay:\n  file: ./x.mp4\n  duration: 5\n'],
  ])('%j becomes %j', (before, after) => {
    expect(editEntry(before, { url: null, gone: null, file: './x.mp4' }, [])).toBe(after);
  });

  test('an entry in braces is left alone, and refused as what it is when something is to be written', () => {
    const braces = '{ "title": "场次", "lineup": [{ "product": "wok" }] }\n';
    expect(() => editEntry(braces, { url: 'https://a.example' }, [])).toThrow('这个条目用花括号写成');
    expect(() => editEntry(braces, {}, [{ item: 0, at: 1 }])).toThrow('改成每行一个字段的写法');
    expect(editEntry(braces, {}, [])).toBe(braces);
  });

  test('times that are no whole seconds are plain numbers; moved back, the entry is as it was', () => {
    const written = "lineup:\n- product: wok\n  at: '0:20'\n  until: '1:00:30'\n";
    const moved = editEntry(written, {}, [{ item: 0, at: 23.5, until: 3633.5 }]);
    expect(moved).toBe('lineup:\n- product: wok\n  at: 23.5\n  until: 3633.5\n');
    expect(editEntry(moved, {}, [{ item: 0, at: 20, until: 3630 }])).toBe(written);
  });

  test('what cannot be changed is refused', () => {
    expect(() => editEntry('lineup: []', {}, [{ item: 0, at: 1 }])).toThrow(EntryFault);
    expect(() => editEntry('a: [', {}, [{ item: 0, at: 1 }])).toThrow(EntryFault);
    expect(() => editEntry('- a', { url: 'https://a.example' }, [])).toThrow(EntryFault);
  });

  test('a time that is written is read back the same, also by a reader of YAML 1.1', () => {
    fc.assert(
      fc.property(fc.nat(40_000), (seconds) => {
        expect(parseOffset(writtenOffset(seconds))).toBe(seconds);
        expect(editEntry('lineup: [{ product: wok }]', {}, [{ item: 0, at: seconds }])).toContain(`at: '${writtenOffset(seconds)}'`);
      }),
    );
  });
});
