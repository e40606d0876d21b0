/** The strip of days with their lunar dates, market days and sessions. */
import { almanac } from '#domain/almanac.ts';
import { DAYS_WRITTEN } from '#domain/board.ts';
import type { StripDay, StripItem } from '#domain/board-cards.ts';
import { brandWear } from '#domain/cards.ts';
import { formatDay } from '#domain/format.ts';
import { t } from '#domain/i18n/index.ts';
import type { ClockedSession } from '#domain/relations.ts';
import { type Standing, standingsOf } from '#domain/standing.ts';
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
  };
  return standingsOf(clocked).map((standing) => {
    const { day, span, fate } = standing;
    const at = { startsAt: span.startsAt, endsAt: span.endsAt, rough: span.rough };
    return { day, item: { ...item, ...clock, ...at, note: fateNote(standing), struck: fate !== 'held' && fate !== 'moved' } };
  });
}

/** What became of a session at one of its places, in words; nothing where it is held as announced. */
export function fateNote({ fate, other = '' }: Standing): string | undefined {
  if (fate === 'held') return undefined;
  if (fate === 'left') return t.board.movedTo(formatDay(other, now));
  return { moved: t.board.rescheduled, cancelled: t.board.cancelled, undated: t.board.undated }[fate];
}
