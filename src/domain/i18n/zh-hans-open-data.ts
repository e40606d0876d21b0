/** Words of the open data: its page, and the marks inside the schedule. */
export const openDataWords = {
  title: '开放数据',
  intro: '全部场次的日程，做成别的程序能读的文件。谁都可以取用，不用登记，不用密钥。',
  files: { title: '文件' },
  columns: { file: '文件', holds: '内容', field: '字段', meaning: '意思' },
  holds: {
    list: '全部场次，字段最全，时刻没有定的也在里面。',
    format: '上面这份文件的 JSON Schema，可以用来检查。',
    grid: '会议日程 App 用的 schedule.json（C3VOC 格式），在手机的日程 App 里添加这个网址就能看。时刻没有定的场次不在里面。',
    same: (path: string) => `同一份文件也在 ${path}。`,
  },
  promises: { title: '约定' },
  promise: [
    '第 1 版（/api/v1/）的字段只增不减，意思也不变。程序遇到不认识的字段，跳过就好。不兼容的改动会用新的网址，旧的照常更新。',
    '场次的 id 和网址不会变。改期和取消的场次留在文件里，写明原因。',
    '时间都是北京时间，带 +08:00。文件不写“正在直播”：是否在播，由 startsAt、endsAt 和读它的时刻决定；state 写的是有没有改期、延期或取消。',
    'sample 是 true 的场次是虚构的演示，显示时请标明“示例”；它的直播间和回放网址打不开。',
    '网站每次更新，文件一起更新。请最多每 5 分钟取一次，带上 If-None-Match，没有变化就不用再传。',
    '任何网页都可以直接读这些文件（Access-Control-Allow-Origin: *）。',
  ],
  terms: { title: '许可与来源' },
  licenceText: (licence: string) =>
    `文件按 ${licence} 许可使用，和网站的源代码一样。事实的出处写在每一场的 sources 里；引用时请链接到那一场的页面。主播、商品的照片不在文件里。`,
  fields: { title: '字段' },
  fieldsNote: 'sessions 里每一场的字段。小字是它里面的字段。',
  reason: (reason: string) => `原因：${reason}`,
  goods: (names: readonly string[]) => `好货：${names.join('、')}`,
  room: (platform: string) => `${platform}直播间`,
  replay: (length: string) => `回放（${length}）`,
  marks: { planned: '', rescheduled: '【改期】', postponed: '【延期】', cancelled: '【取消】', sample: '【示例】' },
} as const;
