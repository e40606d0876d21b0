/** Words beside photographs. */
export const photosWords = {
  credit: (name: string) => `摄影：${name}`,
  more: '更多照片',
} as const;
