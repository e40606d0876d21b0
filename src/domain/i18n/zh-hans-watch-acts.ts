/** What the watch list says when something was done, apart because the browser loads it then. */
export const watchActWords = {
  removed: (name: string) => `已移除：${name}`,
  restored: (name: string) => `已放回：${name}`,
  joined: (count: number) => `已加入 ${count} 项。`,
  joinedAll: '这些都已经在你的收藏里。',
  noRoom: (count: number) => `收藏最多 500 项，有 ${count} 项没有加入。`,
  unjoined: '已撤销，收藏和原来一样。',
  holds: (count: number) => `这个链接里有 ${count} 项`,
  unknown: (count: number) => `，另有 ${count} 项已不在本站`,
  nothing: '这个链接里的内容都已不在本站。',
  copied: '链接已复制。',
  copyByHand: '请复制下面的链接。',
  exported: (count: number) => `已导出 ${count} 场。`,
  noEvents: '收藏里没有可以写进日历的场次。',
  noCalendar: '没有取到日历，稍后再试一次。',
  file: '好货在播-收藏.ics',
  calendar: '好货在播 · 我的收藏',
} as const;
