/** What a reader is told of a session that changed since the site was built, apart because the browser loads it only then. */
import type { Fate } from '../live/apply.ts';

export const overrideWords = {
  cancelled: '已取消',
  restored: '照常举行',
  moved: '改期',
  delayed: (minutes: number) => `推迟 ${minutes} 分钟`,
  started: (time: string) => `${time} 已开播`,
  prolonged: (time: string) => `延长至 ${time}`,
  ended: (time: string) => `${time} 结束`,
  planned: (time: string) => `约 ${time} 介绍`,
  reason: (text: string) => `原因：${text}`,
  movedTo: (day: string) => `改到 ${day}`,
  room: '直播间已更换',
} as const;

/** A fate in words; `time` writes an instant of it. */
export function fateWords(fate: Fate, time: (at: number) => string): string {
  if ('at' in fate) return overrideWords[fate.kind](time(fate.at));
  return fate.kind === 'delayed' ? overrideWords.delayed(fate.minutes) : overrideWords[fate.kind];
}
