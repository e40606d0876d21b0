/** `<list-filter>`: turns the facet links into checkboxes that filter in place. The address holds the choice. */
import { filterStatus as words } from '#domain/i18n/zh-hans-filters.ts';
import { formatQuery, groupOf, parseQuery, readTokens, tally, type Token, wayOut } from '#domain/list-filter.ts';
import { filterView } from './filter-view.ts';

/** Items of a paged list shown at a time. */
const STEP = 48;
const itemsIn = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('li[data-f]')];

function start(root: HTMLElement): void {
  const view = filterView(root);
  const { source, total, unit } = root.dataset;
  const known = [...view.links.keys()];
  /** The items the page brought, and all of them once they are here. */
  const own = itemsIn(root);
  const list = own[0]?.parentElement;
  let all: HTMLElement[] | undefined;
  let tokens: Set<Token>[] = [];
  let chosen: Token[] = [];
  let limit = STEP;
  let turn = 0;
  let loading: Promise<void> | undefined;

  const take = (items: HTMLElement[]): void => {
    all = items;
    tokens = items.map((item) => readTokens(item.dataset['f'] ?? ''));
  };

  /** Gets every item once; a list of another build, which would be counted wrong, is not taken. */
  const fetchAll = async (path: string): Promise<void> => {
    try {
      const answer = await fetch(path, { cache: 'no-cache' });
      const items = itemsIn(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      if (`${items.length}` === total) take(items);
    } catch {
      // The reader is told and can try again.
    }
    if (!all) loading = undefined;
  };

  const paint = (items: HTMLElement[], on: boolean): void => {
    const { shown, counts } = tally(tokens, chosen);
    const found = shown.map((at) => items[at] ?? root);
    view.counts(counts, chosen);
    if (source) list?.replaceChildren(...(on ? found.slice(0, limit) : own));
    else for (const item of items) item.hidden = !found.includes(item);
    for (const block of root.querySelectorAll<HTMLElement>('[data-f-part]'))
      block.hidden = on && !block.querySelector('[data-f]:not([hidden])');
    view.result(
      on && `${words.found} ${found.length} ${unit}`,
      !!source && found.length > limit,
      found.length ? '' : wayOut(tokens, chosen),
    );
  };

  /** Shows the choice: at once where every item is here, else when the rest has come. Until then nothing is counted. */
  const show = async (): Promise<void> => {
    const now = ++turn;
    const on = chosen.length > 0;
    view.choice(chosen);
    if (on && !all && source) {
      view.wait(words.loading, true);
      await (loading ??= fetchAll(source));
      if (now !== turn) return;
      if (!all) return view.wait(words.failed, false);
    }
    if (all) paint(all, on);
    else view.result(false, false);
  };

  const restore = (): void => {
    chosen = parseQuery(location.search, known);
    // A state that is no number is not ours.
    limit = Number(history.state) || STEP;
    void show();
  };

  const choose = (next: (token: Token) => boolean): void => {
    history.pushState(null, '', location.pathname + formatQuery(known.filter(next)));
    restore();
  };

  const actions: Record<string, (group?: string) => void> = {
    retry: () => void show(),
    clear: () => choose(() => false),
    loosen: (group) => choose((token) => chosen.includes(token) && groupOf(token) !== group),
    more: () => {
      limit += STEP;
      // Coming back finds as many as were left.
      history.replaceState(limit, '');
      void show();
      itemsIn(root)[limit - STEP]?.querySelector('a')?.focus();
    },
  };

  root.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLElement>('[data-v],[data-do]');
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { v, do: action = '', group } = target.dataset;
    if (!v) actions[action]?.(group);
    else if (target.ariaDisabled !== 'true') choose((token) => chosen.includes(token) !== (token === v));
    // What was pressed may be gone; the keyboard must not fall to the top of the page.
    if (!target.offsetParent && action !== 'more') view.status.focus();
  });
  root.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (event.key !== ' ' || target.role !== 'checkbox') return;
    event.preventDefault();
    target.click();
  });
  addEventListener('popstate', restore);
  if (!source) take(own);
  restore();
}

customElements.define(
  'list-filter',
  class extends HTMLElement {
    connectedCallback(): void {
      start(this);
    }
  },
);
