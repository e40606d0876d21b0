/** A choice of filters goes along from one view of the directory to the next. */

/** The directory's own pages; a filter means the same on each. */
const VIEW = /\/live\/(?:(?:week|month|archive)\/[\d-]+\/)?$/;

for (const type of ['click', 'auxclick'])
  document.addEventListener(type, ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('main a');
    if (link?.host === location.host && VIEW.test(link.pathname)) link.search = location.search;
  });
