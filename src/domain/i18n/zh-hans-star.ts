/** What the star says, apart because the browser loads it with every page that has one. */
export const starWords = {
  unstored: '浏览器不让保存，只在这次访问里有效。',
  full: '收藏已满 500 项。',
} as const;
