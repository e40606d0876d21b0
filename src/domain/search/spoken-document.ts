/** The document of a window of speech. Apart from the others because the browser makes these too, and they have no pinyin. */
import { BLANK } from './blank.ts';
import { LEAD, saidOf } from './speech.ts';
import { type SearchDocument, searchKinds } from './types.ts';
import { coverPath, spokenPath } from '../urls.ts';

/** What all windows of one session share; names are resolved, times are epoch seconds. */
export interface SpokenSession {
  /** The session's id. */
  id: string;
  title: string;
  brand?: string | undefined;
  town?: string | undefined;
  host?: string | undefined;
  sample: boolean;
  startsAt: number;
  endsAt: number;
}

/** A window: the how-manieth of its session, its words, where each cue begins and when, and how much was carried over (see `SpeechWindow`). */
export interface SpokenSource {
  session: SpokenSession;
  window: number;
  words: string;
  /** Whole seconds. */
  starts: [offset: number, second: number][];
  carried: number;
}

/** The document of a window for the index: named for its session, found by its words alone. */
export function spokenDocument(source: SpokenSource): SearchDocument {
  return { ...spokenHit(source), said: saidOf(source.words) };
}

/** The document of a window as engines answer it, without what only the index needs. */
export function spokenHit({ session, window, words, starts, carried }: SpokenSource): SearchDocument {
  const second = (starts[carried > 0 ? 1 : 0] ?? starts[0])?.[1] ?? 0;
  return {
    ...BLANK,
    id: `spoken-${session.id}-${window}`,
    kind: 'spoken',
    kindRank: searchKinds.indexOf('spoken'),
    path: spokenPath(session.id, second - LEAD),
    name: session.title,
    host: session.host ?? '',
    category: '直播',
    town: session.town ?? '',
    brand: session.brand ?? '',
    tags: ['回放'],
    sample: session.sample,
    cover: coverPath('sessions', session.id),
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    second,
    speech: { session: session.id, words, starts, carried },
  };
}
