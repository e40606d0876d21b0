import { accessWords } from './zh-hans-access.ts';
import { boardWords } from './zh-hans-board.ts';
import { calendarWords } from './zh-hans-calendar.ts';
import { periodWords } from './zh-hans-periods.ts';
import { filtersWords } from './zh-hans-filters.ts';
import { guideWords } from './zh-hans-guide.ts';
import { ledgerWords } from './zh-hans-ledger.ts';
import { logWords } from './zh-hans-log.ts';
import { openDataWords } from './zh-hans-open-data.ts';
import { photosWords } from './zh-hans-photos.ts';
import { printWords } from './zh-hans-print.ts';
import { pageWords } from './zh-hans-pages.ts';
import { phaseWords } from './zh-hans-phase.ts';
import { sessionWords } from './zh-hans-session.ts';
import { replayWords } from './zh-hans-replay.ts';
import { searchWords } from './zh-hans-search.ts';
import { watchWords } from './zh-hans-watch.ts';

/** Interface strings in Simplified Chinese, the source language. Another language is another file of this shape. */
export const zhHans = {
  lang: 'zh-Hans',
  site: {
    name: '好货在播',
    tagline: '大湾区区域品牌的好货与直播',
    description: '粤港澳大湾区区域品牌的好货与直播：今天播什么、什么当季、谁家出产、回放里第几分钟。',
    skip: '跳到正文',
    menu: '主导航',
    footer: '页脚',
    builtAt: (time: string) => `本页内容截至 ${time}（北京时间）`,
    sampleNote: '带“示例”标记的厂商、商品和场次均为虚构，仅用于演示。',
  },
  nav: {
    home: '今日墟期',
    products: '好货',
    live: '直播',
    makers: '厂商',
    associations: '商会',
    hosts: '主播',
    brands: '品牌',
    articles: '文章',
    search: '搜索',
    about: '关于本站',
    compliance: '合规说明',
    platforms: '直播平台',
    venues: '直播场地',
    series: '活动系列',
    belts: '产业带',
    marks: '标志与许可',
  },
  common: {
    sample: '示例',
    sampleLong: '虚构的演示条目',
    all: '全部',
    more: '查看全部',
    rest: (count: string) => `其余 ${count}`,
    onPage: '本页内容',
    introduction: '介绍',
    sources: '来源',
    noSources: '演示条目，没有来源。',
    aliases: '又名',
    empty: '暂时没有内容。',
    beijingTime: '北京时间',
    count: (count: number, unit: string) => `${count} ${unit}`,
    ofWhichSamples: (count: number) => `，其中示例 ${count} 场`,
    page: (page: number, last: number) => `第 ${page} 页，共 ${last} 页`,
    previous: '上一页',
    next: '下一页',
    breadcrumb: '当前位置',
    sampleLink: '示例链接，不可打开',
    units: { products: '件', makers: '家', sessions: '场', hosts: '位', articles: '篇' },
  },
  phase: phaseWords,
  home: {
    title: '今日墟期',
    intro: '各区域品牌的直播日程和当季好货。',
    next: '下一场',
    week: '七日墟期',
    noneThatDay: '未有直播',
    season: '当季好货',
    seasonOf: (month: number) => `${month} 月正当时`,
    replays: '最新回放',
    replaysNote: '点时间，直接看讲解那一刻',
    brands: '区域品牌',
    associations: '商会与协会',
    makers: '厂商',
  },
  ...pageWords,
  session: sessionWords,
  season: { title: '时令', intro: '一年十二个月，什么当季。' },
  category: { title: '品类' },
  place: {
    title: '产地',
    towns: '镇街',
    assisted: '对口帮扶',
    noProducts: '还没有登记这里的好货。',
    code: (id: string) => `行政区划代码 ${id}`,
    pairing: (from: string | undefined, until: string | undefined) =>
      from === undefined && until === undefined
        ? '结对期限：文件没有写明'
        : `结对期限：${from ?? '文件没有写明'} 至 ${until ?? '文件没有写明'}`,
  },
  search: searchWords,
  access: accessWords,
  board: boardWords,
  calendar: calendarWords,
  periods: periodWords,
  filters: filtersWords,
  guide: guideWords,
  ledger: ledgerWords,
  log: logWords,
  openData: openDataWords,
  photos: photosWords,
  print: printWords,
  replay: replayWords,
  watch: watchWords,
  about: {
    title: '关于本站',
    compliance: '合规说明',
  },
  notFound: { title: '没有这一页', text: '地址可能写错了，或内容已经改名。', home: '回到今日墟期' },
} as const;
