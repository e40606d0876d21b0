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
  /** Without JavaScript the page only says what cannot become false. */
  planned: '预定',
  rescheduled: '已改期',
} as const;
