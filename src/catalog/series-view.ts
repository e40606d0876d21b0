/** Series as the list and their own pages show them. */
import type { FactRow } from '#domain/card-types.ts';
import { brandWear } from '#domain/cards.ts';
import { t } from '#domain/i18n/index.ts';
import { type ClockedSession, listOf } from '#domain/relations.ts';
import type { Series } from '#domain/schemas/index.ts';
import { isAhead, isOver } from '#domain/session-phase.ts';
import type { SeriesCard } from '#domain/series-card.ts';
import { pathOf } from '#domain/urls.ts';
import { sessionRowsOf } from './calendar-pages.ts';
import { now, relations } from './index.ts';
import { linked } from './lists.ts';

const { content, sessionsOf } = relations;

/** A series' sessions: what is still to come, changed ones without a time included, and what is over. */
function split(id: string) {
  const all = listOf(sessionsOf.series, id);
  const past = all.filter(({ clock }) => isOver(clock, now)).reverse();
  return { ahead: all.filter((item) => !past.includes(item)), past, sure: all.filter(({ clock }) => isAhead(clock, now)).length };
}

/** `2026-03-01 – 2026-05-31`; nothing when nobody said. */
const periodOf = ({ period }: Series) => period && [period.from, period.until].filter(Boolean).join(' – ');

/** All series by kind, in the order of the kinds; kinds without one are left out. */
export function seriesByKind(): { kind: Series['kind']; cards: SeriesCard[] }[] {
  const kinds = Map.groupBy(content.series.values(), ({ kind }) => kind);
  return (Object.keys(t.series.kind) as Series['kind'][]).flatMap((kind) => {
    const found = kinds.get(kind);
    return found ? [{ kind, cards: found.map(cardOf) }] : [];
  });
}

function cardOf(series: Series): SeriesCard {
  const { past, sure } = split(series.id);
  return {
    id: series.id,
    href: pathOf('series', series.id),
    title: series.names.zh,
    summary: series.summary,
    wear: brandWear(relations, series.brand),
    sample: series.sample,
    facts: [content.brands.get(series.brand ?? '')?.names.zh, periodOf(series), series.editions.join('、')].flatMap((text) => text || []),
    sessions: t.periods.series.counts(sure, past.length) || t.periods.series.noCount,
  };
}

/** What the page of a series shows. */
export function seriesPage(series: Series) {
  const { ahead, past } = split(series.id);
  const all = [...ahead, ...past];
  const stage = ({ session }: ClockedSession) => session.stage;
  const ids = (of: (item: ClockedSession) => readonly string[]) => [...new Set(all.flatMap(of))];
  const hosts = ids(({ session }) => session.hosts.map(({ host }) => host)).flatMap((id) => content.hosts.get(id) ?? []);
  const goods = ids(({ session }) => session.lineup.map(({ product }) => product)).flatMap((id) => content.products.get(id) ?? []);
  const rows: FactRow[] = [
    { term: t.session.kindLabel, text: t.series.kind[series.kind] },
    { term: t.product.brand, links: linked('brands', [series.brand]) },
    { term: t.series.period, text: periodOf(series) },
    { term: t.series.editions, text: series.editions.join('、') },
  ];
  return { rows, hosts, goods, ahead: sessionRowsOf(ahead, stage), past: sessionRowsOf(past, stage) };
}
