/** Static paging: the first page at the list's own address, the others under `page/N`. */

/** The paths and props of a paged list for a `[...page].astro` route. */
export function pages<Item>(items: readonly Item[], size: number) {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, index) => ({
    params: { page: index === 0 ? undefined : `page/${index + 1}` },
    props: { items: items.slice(index * size, (index + 1) * size), page: { currentPage: index + 1, lastPage: last } },
  }));
}
