/** Keeps the demo fresh: demo sessions, and only they, move by whole weeks from a fixed epoch to the build's week. */
import type { Content, Session } from './schemas/index.ts';
import { addDays, dayStart, type Epoch, epochOf, toInstant, WEEK } from './time.ts';
import { parseRough, writeRough } from './written-time.ts';

/** The Monday, in Beijing, of the week the demo sessions were written for. */
export const DEMO_EPOCH = dayStart('2026-11-16');

/** How many whole weeks lie between the demo's epoch and `now`; negative before it. */
export function demoWeeks(now: Epoch): number {
  return Math.floor((now - DEMO_EPOCH) / WEEK);
}

/** Content with its demo sessions moved to the week of `now`. A replay that would come out after `now` does not exist yet, nor do its line-up times. */
export function redateSamples(content: Content, now: Epoch): Content {
  const weeks = demoWeeks(now);
  const sessions = new Map([...content.sessions].map(([id, session]) => [id, session.sample ? redate(session, weeks, now) : session]));
  return { ...content, sessions };
}

function redate(session: Session, weeks: number, now: Epoch): Session {
  const move = (instant: string) => {
    const rough = parseRough(instant);
    return rough ? writeRough(addDays(rough.day, weeks * 7), rough.part) : toInstant(epochOf(instant) + weeks * WEEK);
  };
  const maybe = (instant: string | undefined) => (instant === undefined ? undefined : move(instant));
  const { state, replay, results, aired } = session;
  const moved: Session = {
    ...session,
    startsAt: move(session.startsAt),
    endsAt: maybe(session.endsAt),
    announcedAt: maybe(session.announcedAt),
    aired: aired && { from: maybe(aired.from), until: maybe(aired.until) },
    changes: session.changes.map((change) => ({
      ...change,
      at: move(change.at),
      startsAt: maybe(change.startsAt),
      endsAt: maybe(change.endsAt),
    })),
    // A calendar that knows last week's times takes the new ones (RFC 5545, SEQUENCE).
    revision: session.revision + Math.max(0, weeks),
    ...(state?.kind === 'postponed' && { state: { ...state, newStartsAt: maybe(state.newStartsAt), newEndsAt: maybe(state.newEndsAt) } }),
    ...(results && { results: { ...results, asOf: addDays(results.asOf, weeks * 7) } }),
  };
  if (!replay) return moved;
  const publishedAt = move(replay.publishedAt);
  if (epochOf(publishedAt) <= now) {
    const retainUntil = replay.retainUntil === undefined ? {} : { retainUntil: addDays(replay.retainUntil, weeks * 7) };
    const gone = replay.gone && { gone: { ...replay.gone, since: addDays(replay.gone.since, weeks * 7) } };
    return { ...moved, replay: { ...replay, publishedAt, ...retainUntil, ...gone } };
  }
  const { replay: _unpublished, ...announced } = moved;
  return { ...announced, lineup: moved.lineup.map(({ at: _at, until: _until, ...item }) => item) };
}
