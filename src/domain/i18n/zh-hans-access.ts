/** Words of one part of the interface; see the name of the file. */
export const accessWords = {
  elder: '长者模式',
  readAloud: { group: '朗读正文', play: '朗读', pause: '暂停', resume: '继续', stop: '停止', stopped: '朗读结束' },
  reading: '读音',
  pinyin: '拼音',
  jyutping: '粤拼',
  guide: {
    title: '样式一览',
    intro: '每个部件的每种样子，供网站的制作者查看；例子全是虚构的。',
    headings: '标题与读音',
    buttons: '按钮、链接与提示',
    brands: '品牌之窗与配色',
    products: '好货卡片',
    many: '多件',
    one: '一件',
    none: '没有',
    phases: '场次的每种状态',
    session: '节目单、片段、平台与回放',
    people: '厂商与人',
    facts: '事实、读音与时令',
    licences: '许可的每种状态',
  },
} as const;
