/** What was said, for search without a server: no index, only the words; so few are read through in a millisecond or two. */
import { holds, saidOf } from './speech.ts';
import { spokenHit, type SpokenSession } from './spoken-document.ts';
import { type SearchDocument, SearchUnavailable } from './types.ts';

/** How many windows the browser is given, those of the newest sessions: five or six shows of 90 minutes, 150 to 240 kB over the wire. A server finds them all. */
export const SPOKEN_LIMIT = 1_500;

/** Changes when files built before can no longer be read. */
export const SPOKEN_FORMAT = 1;

type Row = [session: number, window: number, words: string, carried: number, starts: number[]];

/** What the build writes and the browser fetches: JSON-able. */
export interface StaticSpoken {
  format: number;
  sessions: SpokenSession[];
  /** `starts` in one list: offset, second, offset, second … */
  windows: Row[];
}

/** The newest windows of all documents, in the order in which they are found. */
export function buildStaticSpoken(documents: readonly SearchDocument[], limit = SPOKEN_LIMIT): StaticSpoken {
  const sessions = new Map<string, { at: number; session: SpokenSession }>();
  const windows = documents
    .filter(({ kind }) => kind === 'spoken')
    .sort((a, b) => b.startsAt - a.startsAt || a.second - b.second)
    .slice(0, limit)
    .flatMap((document): Row[] => {
      const { speech, name, brand, town, host, sample, startsAt, endsAt } = document;
      if (!speech) return [];
      const known = sessions.get(speech.session) ?? {
        at: sessions.size,
        session: { id: speech.session, title: name, brand, town, host, sample, startsAt, endsAt },
      };
      sessions.set(speech.session, known);
      return [[known.at, Number(document.id.slice(document.id.lastIndexOf('-') + 1)), speech.words, speech.carried, speech.starts.flat()]];
    });
  return { format: SPOKEN_FORMAT, sessions: [...sessions.values()].map(({ session }) => session), windows };
}

/** Finds windows that hold every phrase (see `phrasesOf`), newest sessions first; rejects a file of another format. */
export function spokenFinder(json: unknown): (phrases: readonly string[]) => SearchDocument[] {
  const { format, sessions, windows } = json as StaticSpoken;
  if (format !== SPOKEN_FORMAT) throw new SearchUnavailable('回放文字的格式不对');
  const rows = windows.map((row) => ({ row, said: saidOf(row[2]) }));
  const known = new Map<Row, SearchDocument>();
  const documentOf = (row: Row): SearchDocument[] => {
    const [at, window, words, carried, flat] = row;
    const session = sessions[at];
    if (!session) return [];
    const starts = flat.flatMap((offset, i): [number, number][] => (i % 2 === 0 ? [[offset, flat[i + 1] ?? 0]] : []));
    const document = known.get(row) ?? spokenHit({ session, window, words, carried, starts });
    known.set(row, document);
    return [document];
  };
  return (phrases) => rows.flatMap(({ row, said }) => (holds(said, phrases) ? documentOf(row) : []));
}
