/** Suggestions under the header's field: an ARIA combobox whose options are links. */
import { formatOffset } from '#domain/format.ts';
import { searchWords } from '#domain/i18n/zh-hans-search.ts';
import type { Hit, Run, SearchResult } from '#domain/search/types.ts';
import { engine } from './client.ts';

/** Milliseconds of quiet before a search is sent. */
const QUIET = 120;
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Makes `input` a combobox; its list is appended to `host`. */
export function suggest(host: HTMLElement, input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = 'search-suggestions';
  list.role = 'listbox';
  list.ariaLabel = searchWords.suggestions;
  list.hidden = true;
  host.append(list);
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.role = 'status';
  host.append(status);
  Object.assign(input, { role: 'combobox', ariaExpanded: 'false', ariaAutoComplete: 'list' });
  input.setAttribute('aria-controls', list.id);

  let controller: AbortController | undefined;
  let timer = 0;
  let active = -1;
  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];

  const show = (open: boolean) => {
    list.hidden = !open;
    input.ariaExpanded = String(open);
    if (!open) point(-1);
  };
  const point = (index: number) => {
    active = index;
    for (const [at, option] of options().entries()) option.ariaSelected = String(at === index);
    const current = options()[index];
    if (current) input.setAttribute('aria-activedescendant', current.id);
    else input.removeAttribute('aria-activedescendant');
    current?.scrollIntoView({ block: 'nearest' });
  };
  const ask = async () => {
    controller?.abort();
    const q = input.value.trim();
    if (q === '') return show(false);
    const own = (controller = new AbortController());
    try {
      const result = await engine.search({ q, hitsPerPage: 6 }, own.signal);
      if (own.signal.aborted) return;
      list.replaceChildren(...result.hits.map(option), all(q, result));
      host.dataset['source'] = result.source;
      status.textContent = result.total === 0 ? searchWords.none(q) : searchWords.results(result.total);
      point(-1);
      show(document.activeElement === input);
    } catch {
      if (!own.signal.aborted) show(false);
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), QUIET);
  };

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) later();
  });
  input.addEventListener('compositionend', later);
  input.addEventListener('focus', () => show(list.childElementCount > 0 && input.value.trim() !== ''));
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === 'Escape') {
      // What is still on its way does not open the list again.
      clearTimeout(timer);
      controller?.abort();
      if (list.hidden) return;
      event.preventDefault();
      show(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      show(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      point(
        active === -1 && step === -1
          ? count - 1
          : (active + step + count + 1) % (count + 1) === count
            ? -1
            : (active + step + count) % count,
      );
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options()[active]?.querySelector('a')?.click();
    }
  });
  host.addEventListener('focusout', (event) => {
    if (!host.contains(event.relatedTarget as Node | null)) show(false);
  });
  if (input.value.trim() !== '') later();
}

function option({ document: found, title, snippet, path, second }: Hit, index: number): HTMLElement {
  const item = document.createElement('li');
  item.role = 'option';
  item.id = `search-option-${index}`;
  const link = document.createElement('a');
  link.href = base + path;
  link.tabIndex = -1;
  const name = document.createElement('span');
  // Spoken words are themselves what is offered; their session stands beside.
  const spoken = found.kind === 'spoken' && snippet;
  for (const { text, match } of spoken ? brief(snippet.runs) : title)
    name.append(match ? Object.assign(document.createElement('mark'), { textContent: text }) : text);
  link.append(name);
  const kind = document.createElement('small');
  kind.textContent = [
    searchWords.kinds[found.kind],
    ...(spoken ? [formatOffset(second), found.name] : [found.town]),
    found.sample && !found.name.includes(searchWords.sample) ? searchWords.sample : '',
  ]
    .filter(Boolean)
    .join(' · ');
  link.append(kind);
  item.append(link);
  return item;
}

/** The first match and a few characters on either side. */
function brief(runs: readonly Run[]): Run[] {
  const at = runs.findIndex(({ match }) => match);
  const near = (run: Run | undefined, from: number, to?: number) => (run ? [{ ...run, text: [...run.text].slice(from, to).join('') }] : []);
  return [...near(runs[at - 1], -6), ...near(runs[at], 0), ...near(runs[at + 1], 0, 12)];
}

function all(q: string, { total, query }: SearchResult): HTMLElement {
  const item = document.createElement('li');
  item.role = 'option';
  item.id = 'search-option-all';
  const link = document.createElement('a');
  link.href = `${base}/search/?q=${encodeURIComponent(q)}`;
  link.tabIndex = -1;
  link.textContent = total === 0 ? searchWords.none(query || q) : `${searchWords.allResults}（${total}）`;
  item.append(link);
  return item;
}
