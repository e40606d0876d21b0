/** What `<list-filter>` paints around its list: values with their counts, chips, the status, the way out of an empty result. */
import { filterStatus as words } from '#domain/i18n/zh-hans-filters.ts';
import type { Token } from '#domain/list-filter.ts';

/** The parts of a filter, and how each is painted. */
export function filterView(root: HTMLElement) {
  const part = (selector: string, within = root) => within.querySelector<HTMLElement>(selector) ?? root;
  const control = (name: string) => part(`[data-do=${name}]`);
  const links = new Map<Token, HTMLElement>();
  for (const link of root.querySelectorAll<HTMLElement>('a[data-v]')) {
    link.role = 'checkbox';
    links.set(link.dataset['v'] ?? '', link);
  }
  const status = part('[role=status]');
  const whole = status.textContent;
  const chips = part('.filter-chips');
  const none = part('.filter-none');

  const chip = (token: Token) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const name = part('span', links.get(token)).textContent;
    button.dataset['v'] = token;
    button.textContent = name;
    button.ariaLabel = `${words.remove} ${name}`;
    item.append(button);
    return item;
  };

  return {
    links,
    status,
    /** Marks the chosen values and lays out a chip for each. */
    choice(chosen: readonly Token[]): void {
      for (const [token, link] of links) link.ariaChecked = `${chosen.includes(token)}`;
      chips.replaceChildren(...chosen.map(chip));
      chips.hidden = control('clear').hidden = chosen.length === 0;
      root.toggleAttribute('data-on', chosen.length > 0);
    },
    /** Writes the counts; a value that would show nothing cannot be chosen. */
    counts(counts: ReadonlyMap<Token, number>, chosen: readonly Token[]): void {
      for (const [token, link] of links) {
        const count = counts.get(token) ?? 0;
        part('small', link).textContent = `${count}`;
        link.ariaDisabled = `${count === 0 && !chosen.includes(token)}`;
      }
    },
    /** While the rest is fetched, or after that failed: no count, and a second try. */
    wait(text: string, busy: boolean): void {
      status.textContent = text;
      root.ariaBusy = `${busy}`;
      control('retry').hidden = busy;
    },
    /** Says the result, `false` for the whole list; whether there is more of it; the group to give up when it is empty. */
    result(text: string | false, more: boolean, group = ''): void {
      status.textContent = text || whole;
      root.ariaBusy = 'false';
      control('retry').hidden = true;
      control('more').hidden = !text || !more;
      none.hidden = !group;
      const loosen = control('loosen');
      loosen.dataset['group'] = group;
      loosen.textContent = words.anyOf + (document.getElementById(`facet-${group}`)?.textContent ?? '');
    },
  };
}
