/** What the page of the watch list says before there is a list. */
export const watchPageWords = {
  failed: '没有取到节目数据，收藏还在。',
  garbled: '以前存的收藏有读不出来的内容，已经略过。',
} as const;
