/** Words that are only on paper. */
export const printWords = {
  catalogue: (name: string) => `${name} · 名录`,
  button: '打印商品目录',
  page: '扫码看本页',
  licence: (number: string, state: string) => `标志许可 ${number}（${state}）`,
  printed: (day: string) => `内容截至 ${day}`,
} as const;
