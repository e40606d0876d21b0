/** The words of a session's phase, apart because the browser loads them on every page. */
export const phaseWords = {
  cancelled: '已取消',
  postponed: '已延期，时间待定',
  scheduled: '预告',
  soon: '即将开播',
  starting: '马上开播',
  live: '直播中',
  ended: '已结束，回放整理中',
  archived: '可回看',
  gone: '已结束，回放已撤下',
  /** Without JavaScript the page only says what cannot become false. */
  planned: '预定',
  rescheduled: '已改期',
  /** A day without an hour: never soon, never live; when it is over nobody said whether it was held. */
  rough: '时间待公布',
  roughOver: '日期已过，时间未公布',
} as const;

/** What a reader is told in a phase. */
export function wordOf(
  { rough, goneAt = Infinity }: { rough?: string | undefined; goneAt?: number | undefined },
  phase: Exclude<keyof typeof phaseWords, 'planned'>,
  now: number,
): string {
  if (phase === 'ended' && now >= goneAt) return phaseWords.gone;
  if (rough === undefined || phase === 'cancelled' || phase === 'postponed' || phase === 'archived') return phaseWords[phase];
  return phase === 'ended' ? phaseWords.roughOver : phaseWords.rough;
}
