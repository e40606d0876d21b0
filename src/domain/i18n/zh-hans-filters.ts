/** Words of the filters on lists. */
export const filtersWords = {
  title: '筛选',
  more: '更多条件',
  see: '看结果',
  clear: '清除',
  showMore: '显示更多',
  retry: '再取一次',
  search: '去搜索',
  none: '没有同时符合这些条件的。',
  chosen: '已选条件',
  all: (count: number, unit: string) => `共 ${count} ${unit}`,
  scene: { night: '夜间', tourism: '文旅', dining: '餐饮' },
  groups: {
    area: '产地',
    town: '镇街',
    kind: '种类',
    scene: '场景',
    makerKind: '类别',
    host: '主播身份',
    association: '商会',
    assisted: '帮扶',
  },
  assisted: '对口帮扶',
  month: (month: number) => `${month} 月`,
} as const;

/** The words the browser needs, apart because it loads them. */
export const filterStatus = {
  found: '符合条件',
  loading: '正在取全部好货…',
  failed: '没有取到全部好货，还没有筛选。',
  remove: '去掉',
  anyOf: '不限',
} as const;
