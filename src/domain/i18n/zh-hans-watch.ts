/** Words of the watch list: what the page says without JavaScript, and the star. */
export const watchWords = {
  nav: '我的收藏',
} as const;
