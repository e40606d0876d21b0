/** Words of the watch list that the build writes. */
export const watchWords = {
  star: '收藏',
  starOf: (title: string) => `收藏 ${title}`,
  nav: '我的收藏',
  page: {
    title: '我的收藏',
    intro: '收藏的场次、好货和主播，按接下来要播的先后排。收藏只记在这台设备的浏览器里，不会传给任何人，本站也看不到。',
    needsScript: '这一页要打开浏览器的 JavaScript 才能用。',
    emptyTitle: '还没有收藏',
    empty: '在场次、好货和主播的页面上点“收藏”，就会出现在这里：什么时候播、现在播没播、最近一次讲到哪里。',
    how: [
      '换手机、换浏览器：复制收藏链接，在那边打开，再点“加入我的收藏”。内容写在链接的 # 后面，浏览器不会把它发给网站。',
      '日历：导出的 .ics 文件里有收藏的场次，以及收藏的好货和主播将要开播的场次，手机和电脑的日历都能打开。',
      '清除浏览器数据，收藏会一起清掉。',
    ],
    where: { live: '看直播', products: '看好货', hosts: '看主播' },
    kinds: { sessions: '收藏的场次', products: '收藏的好货', hosts: '收藏的主播' },
    shared: '别人分享的收藏',
    join: '加入我的收藏',
    copy: '复制收藏链接',
    linkLabel: '收藏链接',
    export: '导出日历（.ics）',
    undo: '撤销',
    retry: '再试一次',
  },
} as const;
