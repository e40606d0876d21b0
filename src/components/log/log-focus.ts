/** The focus while the page is drawn anew: it never falls to nowhere, and never to another button, which a second Enter would press. */

/** Whether an element can have the focus. */
const lives = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled') && !element.closest('[hidden]');

/** Remembers what has the focus within `root`; call what it gives when everything is drawn. A row's button is known by what it does, for its name tells a time and may change. */
export function focusKept(root: HTMLElement): () => void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !root.contains(focused)) return () => undefined;
  const { do: what, mark, edge, by } = focused.dataset;
  const inTable = focused.closest('[data-part=table]') !== null;
  return () => {
    if (lives(focused)) return;
    const same = [...root.querySelectorAll<HTMLElement>(`td [data-do="${what}"][data-mark="${mark}"]`)];
    const found = same.find(({ dataset }) => dataset['edge'] === edge && dataset['by'] === by);
    // In the order of the page: the table before the console.
    const around = [...root.querySelectorAll<HTMLElement>(`${inTable ? '[data-part=table], ' : ''}.log-console`)];
    (found ?? around.find(lives))?.focus({ preventScroll: true });
  };
}
