/** Words in the rows of the watch list, apart because the browser loads them. */
export const watchRowWords = {
  gone: '已不在本站',
  next: '下一场：',
  noNext: '目前没有排期',
  moment: '最近一次讲解：',
  rescheduled: '已改期',
  remove: '移除',
  beijing: '北京时间',
  sample: '示例',
} as const;
