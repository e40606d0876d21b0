/** The hits of one page, why each matched, and the way to the next page. */
import { formatClock, formatOffset } from '#domain/format.ts';
import { wordOf } from '#domain/i18n/zh-hans-phase.ts';
import { searchWords as words } from '#domain/i18n/zh-hans-search.ts';
import type { Hit, Run, SearchDocument, SearchRequest, SearchResult } from '#domain/search/types.ts';
import { phaseAt, type SessionClock } from '#domain/session-phase.ts';

interface Props {
  result: SearchResult;
  request: SearchRequest;
  ask: (request: SearchRequest) => void;
}

/** As the interface's default. */
const PER_PAGE = 20;
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export default function Results({ result, request, ask }: Props) {
  const page = request.page ?? 1;
  const last = Math.max(1, Math.ceil(result.total / PER_PAGE));
  if (result.total === 0) return <p className="empty">{words.noneHelp}</p>;
  return (
    <div>
      <ol className="hits">
        {result.hits.map((hit) => (
          <Result key={hit.document.id} hit={hit} />
        ))}
      </ol>
      {last > 1 && (
        <nav className="pagination" aria-label={words.page(page, last)}>
          {page > 1 && (
            <button type="button" className="button" onClick={() => ask({ ...request, page: page - 1 })}>
              {words.previous}
            </button>
          )}
          <span>{words.page(page, last)}</span>
          {page < last && (
            <button type="button" className="button" onClick={() => ask({ ...request, page: page + 1 })}>
              {words.next}
            </button>
          )}
        </nav>
      )}
    </div>
  );
}

function Result({ hit: { document, title, snippet, path, second } }: { hit: Hit }) {
  return (
    <li>
      <img className="cover" src={base + document.cover} alt="" width="400" height="300" loading="lazy" />
      <div>
        <p className="meta">{[words.kinds[document.kind], document.brand, when(document, second)].filter(Boolean).join(' · ')}</p>
        <h2>
          <a href={base + path}>
            <Marked runs={title} />
          </a>
          {document.sample && !document.name.includes(words.sample) && <span className="sample-mark">{words.sample}</span>}
        </h2>
        <p className="meta">
          {[document.kind === 'maker' ? '' : document.maker, document.host, document.town].filter(Boolean).join(' · ')}
        </p>
        {snippet ? (
          <p>
            {words.matched[snippet.field]}：<Marked runs={snippet.runs} />
          </p>
        ) : (
          <p>{document.description}</p>
        )}
      </div>
    </li>
  );
}

function Marked({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, match }, index) => (match ? <mark key={index}>{text}</mark> : text));
}

/** When a session is held and what it is now; where in the replay a moment lies or the words are said. */
function when(document: SearchDocument, second: number): string {
  if (document.kind === 'moment') return words.seconds(formatOffset(second));
  if (document.kind === 'spoken') return formatOffset(second);
  if (document.kind !== 'session') return '';
  const now = Date.now();
  const startsAt = document.startsAt * 1000;
  const endsAt = document.endsAt * 1000;
  const { state } = document;
  const off = state === 'cancelled' || state === 'undated';
  const clock: SessionClock = {
    startsAt,
    endsAt,
    state: off ? state : undefined,
    rough: off || state === '' || state === 'gone' ? undefined : state,
    goneAt: state === 'gone' ? document.endsAt * 1000 : undefined,
    replayAt: document.replayAt ? document.replayAt * 1000 : undefined,
  };
  return `${wordOf(clock, phaseAt(clock, now), now)} ${formatClock(clock, now)}`;
}
