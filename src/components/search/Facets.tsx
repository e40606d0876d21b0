/** Filters with counts: any of one facet's values, all facets together. Behind a disclosure on phones. */
import { searchWords as words } from '#domain/i18n/zh-hans-search.ts';
import { facetNames, type FacetName, type SearchResult } from '#domain/search/types.ts';

interface Props {
  facets: SearchResult['facets'];
  filters: Partial<Record<FacetName, string[]>>;
  toggle: (facet: FacetName, value: string) => void;
  clear: () => void;
}

/** Values shown per facet; chosen ones are always among them. */
const SHOWN = 12;

export default function Facets({ facets, filters, toggle, clear }: Props) {
  const groups = facetNames
    .map((name) => ({ name, values: valuesOf(facets[name], filters[name] ?? []) }))
    .filter(({ values }) => values.length > 0);
  const chosen = Object.values(filters).flat().length;
  return (
    <details className="facets" open={chosen > 0 || matchMedia('(min-width: 800px)').matches || undefined}>
      <summary>
        {words.filters}
        {chosen > 0 && `（${chosen}）`}
      </summary>
      {chosen > 0 && (
        <button type="button" className="button" onClick={clear}>
          {words.clear}
        </button>
      )}
      {groups.map(({ name, values }) => (
        <fieldset key={name}>
          <legend>{words.facets[name]}</legend>
          {values.map(({ value, count, on }) => (
            <label key={value}>
              <input type="checkbox" checked={on} onChange={() => toggle(name, value)} />
              {name === 'kind' ? words.kinds[value as keyof typeof words.kinds] : value} <small>{count}</small>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

function valuesOf(counts: Record<string, number>, chosen: readonly string[]) {
  return Object.entries(counts)
    .map(([value, count]) => ({ value, count, on: chosen.includes(value) }))
    .concat(chosen.filter((value) => !Object.hasOwn(counts, value)).map((value) => ({ value, count: 0, on: true })))
    .sort((a, b) => Number(b.on) - Number(a.on) || b.count - a.count)
    .slice(0, SHOWN);
}
