/** Turns zod's issues into what an editor reads: what is wrong and how to mend it. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '分项',
  null: '空值',
  date: '日期',
};

/** What is wrong (`what`) and how to mend it (`mend`) for each issue; an issue of unknown keys gives one fault per key. */
export function describeIssue(issue: Issue): { field: string; what: string; mend: string }[] {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        what: `没有叫「${key}」的字段`,
        mend: '检查拼写，或删掉这一行',
      }));
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      if (issue.input === undefined) {
        const own = /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : `补上，内容是${expected}`;
        return [{ field, what: '缺少必填字段', mend: own }];
      }
      return [{ field, what: `应该是${expected}，现在是「${show(issue.input)}」`, mend: typeMend(issue.expected) }];
    }
    case 'invalid_value':
      if (issue.input === undefined)
        return [{ field, what: '缺少必填字段', mend: `补上，写成 ${issue.values.map(String).join('、')} 之一` }];
      return [{ field, what: `不认识「${show(issue.input)}」`, mend: `写成 ${issue.values.map(String).join('、')} 之一` }];
    case 'invalid_union':
      return [{ field, what: `写法不对${show(issue.input) === '' ? '' : `：「${show(issue.input)}」`}`, mend: unionMend(issue) }];
    case 'too_small':
      if (issue.origin === 'array' || issue.origin === 'string')
        return [{ field, what: issue.origin === 'array' ? '列表里的项太少' : '文字太短', mend: issue.message }];
      return [{ field, what: `数值太小：${show(issue.input)}`, mend: issue.message }];
    case 'too_big':
      return [{ field, what: `太大或太长：${show(issue.input)}`, mend: issue.message }];
    default:
      return [{ field, what: `「${show(issue.input)}」不合要求`, mend: issue.message }];
  }
}

function typeMend(expected: string): string {
  if (expected === 'string') return '给它加上引号，例如 "0012"';
  if (expected === 'array') return '写成列表，每项一行，以 - 开头';
  if (expected === 'object') return '写成缩进的分项';
  return `改成${typeNames[expected] ?? expected}`;
}

function unionMend(issue: Issue & { code: 'invalid_union' }): string {
  const inner = issue.errors.flat()[0];
  if (issue.discriminator !== undefined) return `检查 ${issue.discriminator} 的写法`;
  return inner?.message ?? '按字段说明改写';
}

function show(input: unknown): string {
  const text = typeof input === 'object' && input !== null ? JSON.stringify(input) : input === undefined ? '' : String(input);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
