/** Words of one part of the interface; see the name of the file. */
export const accessWords = {
  elder: '长者模式',
  readAloud: { group: '朗读正文', play: '朗读', pause: '暂停', resume: '继续', stop: '停止', stopped: '朗读结束' },
  reading: '读音',
  pinyin: '拼音',
  jyutping: '粤拼',
} as const;
