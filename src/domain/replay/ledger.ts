/** The keep-until ledger (feature 93): who keeps which recording until when, and what nobody has registered. */
import type { Content, Session } from '../schemas/index.ts';
import { clockOf, isOver, type SessionClock } from '../session-phase.ts';
import { beijingDay, DAY, type Day, dayStart, type Epoch, WEEK } from '../time.ts';
import { keeperOf, keepUntil } from './keep.ts';

/** `ending`: 90 days or less are left; `past`: the day is over; `gone`: taken down, yet kept; `missing`: a session that sold has no replay registered. */
export type LedgerState = 'kept' | 'ending' | 'past' | 'gone' | 'missing';

/** One line of the ledger. */
export interface LedgerRow {
  session: string;
  title: string;
  sample: boolean;
  /** Names of the brands, in the entry's order. */
  brands: readonly string[];
  /** The day the session ended on. */
  ended: Day;
  /** The platform's name, else the host of the address; `undefined` for a file of this site and where nothing is registered. */
  platform: string | undefined;
  /** The address, once readers may watch it. */
  url: string | undefined;
  /** The file of this site, as the entry names it. */
  file: string | undefined;
  /** Who keeps it: the one named, else the operator of the room; `undefined` where nothing is registered. */
  keeper: string | undefined;
  /** The last day of its keeping. */
  until: Day;
  /** Whole days from the day of `now` to `until`; 0 on the day itself, negative after it. */
  daysLeft: number;
  sha256: string | undefined;
  gone: { since: Day; reason: string } | undefined;
  state: LedgerState;
}

/** From how many days before the end of its keeping a replay is announced as `ending`. */
export const ENDING_DAYS = 90;
/** How long after its end a session may be without a replay before it is `missing`. */
const GRACE = WEEK;

/**
 * Every recording of a session that is over at `now`, and every session that ought to have one, by the end of its keeping.
 * 《网络交易监督管理办法》 asks for recordings of livestreams that trade to be kept at least three years from the end.
 */
export function ledgerOf(content: Content, now: Epoch): LedgerRow[] {
  return [...content.sessions.values()]
    .flatMap((session) => rowOf(session, content, now))
    .sort((a, b) => compare(a.until, b.until) || compare(a.session, b.session));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function rowOf(session: Session, content: Content, now: Epoch): LedgerRow[] {
  const clock = clockOf(session);
  const { replay } = session;
  if (replay ? clock.endsAt > now : !oughtToHave(session, clock, now)) return [];
  const today = beijingDay(now);
  const until = keepUntil(replay ?? {}, clock.endsAt);
  const daysLeft = Math.round((dayStart(until) - dayStart(today)) / DAY);
  const gone = replay?.gone !== undefined && replay.gone.since <= today ? replay.gone : undefined;
  const published = clock.replayAt !== undefined && clock.replayAt <= now;
  return [
    {
      session: session.id,
      title: session.title,
      sample: session.sample,
      brands: session.brands.map((id) => content.brands.get(id)?.names.zh ?? id),
      ended: beijingDay(lastMoment(clock)),
      platform: platformOf(replay, content),
      url: published ? replay?.url : undefined,
      file: replay?.file,
      keeper: replay && keeperOf(content, session),
      until,
      daysLeft,
      sha256: replay?.sha256,
      gone,
      state: !replay ? 'missing' : gone ? 'gone' : daysLeft < 0 ? 'past' : daysLeft <= ENDING_DAYS ? 'ending' : 'kept',
    },
  ];
}

/** A session without an hour ends with its day, and the end is exclusive. */
function lastMoment({ endsAt, rough }: SessionClock): Epoch {
  return rough === undefined ? endsAt : endsAt - 1;
}

/** Whether a session without a replay should have one by now: it traded, or showed goods for the public benefit. Classes are no trade. */
function oughtToHave({ nature, lineup }: Session, clock: SessionClock, now: Epoch): boolean {
  const trades = nature === 'commerce' || nature === 'advertising' || (nature === 'public-benefit' && lineup.length > 0);
  return trades && isOver(clock, now) && now - clock.endsAt > GRACE;
}

function platformOf(replay: Session['replay'], content: Content): string | undefined {
  if (replay?.platform !== undefined) return content.platforms.get(replay.platform)?.names.zh ?? replay.platform;
  return replay?.url === undefined ? undefined : new URL(replay.url).host;
}
