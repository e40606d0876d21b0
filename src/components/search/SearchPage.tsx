/** The search page: a field, facets, results. Works on whichever engine answers and says which one did. */
import { useRef, useState } from 'react';
import { searchWords as words } from '#domain/i18n/zh-hans-search.ts';
import type { FacetName } from '#domain/search/types.ts';
import Facets from './Facets.tsx';
import Results from './Results.tsx';
import { useSearch } from './use-search.ts';

export default function SearchPage() {
  const { request, result, status, ask } = useSearch();
  const [draft, setDraft] = useState<string>();
  const composing = useRef(false);
  const { filters = {} } = request;

  const typed = (q: string) => {
    setDraft(undefined);
    ask({ ...request, q, page: 1 }, 'typed');
  };
  const toggle = (facet: FacetName, value: string) => {
    const chosen = filters[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value];
    const { [facet]: _old, ...others } = filters;
    ask({ ...request, filters: next.length > 0 ? { ...others, [facet]: next } : others, page: 1 }, 'chosen');
  };

  return (
    <div className="search-page" data-source={result?.source} data-status={status}>
      <form
        role="search"
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault();
          ask({ ...request, page: 1 }, 'chosen');
        }}
      >
        <input
          type="search"
          aria-label={words.label}
          placeholder={words.placeholder}
          maxLength={64}
          autoComplete="off"
          value={draft ?? request.q}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            typed(event.currentTarget.value);
          }}
          onChange={(event) => {
            if (composing.current) setDraft(event.target.value);
            else typed(event.target.value);
          }}
        />
        <button type="submit">{words.submit}</button>
      </form>
      <p role="status" className="search-status">
        {status === 'loading' && !result && words.loading}
        {status === 'failed' && words.failed}
        {status !== 'failed' && result && (result.total === 0 ? words.none(result.query) : words.results(result.total))}
        {status !== 'failed' && result && result.total > 0 && result.match !== 'exact' && (
          <> · {result.match === 'pinyin' ? words.matchPinyin : words.matchLoose}</>
        )}
      </p>
      {status === 'failed' && (
        <button type="button" className="button" onClick={() => ask(request, 'chosen')}>
          {words.retry}
        </button>
      )}
      {status !== 'failed' && result && (
        <div className="search-columns">
          <Facets
            facets={result.facets}
            filters={filters}
            toggle={toggle}
            clear={() => ask({ ...request, filters: {}, page: 1 }, 'chosen')}
          />
          <Results result={result} request={request} ask={(next) => ask(next, 'chosen')} />
        </div>
      )}
      {result && (
        <p className="meta" data-search-source={result.source}>
          {result.source === 'static' ? words.sourceStatic : words.sourceServer}
        </p>
      )}
    </div>
  );
}
