/** The strip of days with their lunar dates, market days and sessions. */
import { almanac } from '#domain/almanac.ts';
import { DAYS_WRITTEN } from '#domain/board.ts';
import type { StripDay, StripItem } from '#domain/board-cards.ts';
import { brandWear } from '#domain/cards.ts';
import { formatDay } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { spanOf } from '#domain/session-phase.ts';
import { addDays, beijingDay, type Day } from '#domain/time.ts';
import { pathOf } from '#domain/urls.ts';
import { now, relations } from './index.ts';

/** Every day that is written into the strip, with its sessions; a moved one stands on its old day too, struck through. */
export function stripDays(count = DAYS_WRITTEN): StripDay[] {
  const items = Map.groupBy(relations.sessions.flatMap(stripItems), ({ day }) => day);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(beijingDay(now), index);
    const all = (items.get(day) ?? []).map(({ item }) => item).sort((a, b) => a.startsAt - b.startsAt);
    return { day, ...almanac(day), items: all };
  });
}

function stripItems(clocked: ClockedSession): { day: Day; item: StripItem }[] {
  const { session, clock } = clocked;
  const item = {
    id: session.id,
    revision: session.revision,
    href: pathOf('sessions', session.id),
    title: session.title,
    wear: brandWear(relations, session.brands[0]),
    sample: session.sample,
    ...clock,
  };
  const old = spanOf(session.startsAt, session.endsAt);
  const moved = session.state?.kind === 'postponed' && session.state.newStartsAt !== undefined;
  const gone = clock.state && { note: clock.state === 'cancelled' ? t.board.cancelled : t.board.undated, struck: true };
  const here = {
    day: beijingDay(clock.startsAt),
    item: { ...item, note: moved ? t.board.rescheduled : undefined, struck: false, ...gone },
  };
  if (!moved) return [here];
  const note = t.board.movedTo(formatDay(beijingDay(clock.startsAt), now));
  return [{ day: beijingDay(old.startsAt), item: { ...item, ...old, note, struck: true } }, here];
}
