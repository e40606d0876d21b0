/** What a session's entry in a calendar says, as plain lines. */
import { formatClock, formatDay } from '../format.ts';
import { t } from '../i18n/index.ts';
import type { ClockedSession } from '../relations.ts';
import type { Session } from '../schemas/index.ts';
import { changeRows } from '../session-changes.ts';
import { phaseAt } from '../session-phase.ts';
import { beijingDay } from '../time.ts';
import { pathOf } from '../urls.ts';
import type { CalendarContext } from './event.ts';
import { cleanLine } from './text.ts';

/** The summary, what changed and why, who hosts, operates, sells and pays, what is shown and where; the replay once it is out. */
export function descriptionOf({ relations, absolute }: CalendarContext, item: ClockedSession): string {
  const { session, clock } = item;
  const { content, now } = relations;
  const page = absolute(pathOf('sessions', session.id));
  const { operator, replay } = session;
  const products = session.lineup.map(({ product }) => content.products.get(product));
  const sellers = products.map((product) => (product?.maker === undefined ? undefined : content.makers.get(product.maker)?.names.zh));
  const out = replay !== undefined && phaseAt(clock, now) === 'archived';
  const words = t.calendar.event;
  const rows: [term: string, text: string | undefined][] = [
    [t.session.time, clock.rough === undefined ? undefined : formatClock(clock)],
    ...changeLines(session),
    [t.session.hosts, list(session.hosts.map((host) => hostName(content.hosts.get(host.host), host)))],
    [
      t.session.operator,
      operator.name ??
        list([
          operator.association && content.associations.get(operator.association)?.names.zh,
          operator.maker && content.makers.get(operator.maker)?.names.zh,
        ]),
    ],
    [t.session.sellers, list(sellers)],
    [t.session.natureLabel, t.session.nature[session.nature]],
    [t.session.payer, session.payer],
    [t.session.lineup, list(products.map((product) => product?.names.zh))],
    [t.session.platforms, list(session.platforms.map(({ platform }) => content.platforms.get(platform)?.names.zh))],
    [t.session.replay, out ? `${page}#replay` : undefined],
    [words.replayThere, out && !session.sample ? replay.url : undefined],
    [words.page, page],
  ];
  return [
    session.summary,
    ...(session.sample ? [words.fictional] : []),
    ...rows.flatMap(([term, text]) => (text === undefined || text === '' ? [] : [`${term}：${text}`])),
  ]
    .map(cleanLine)
    .join('\n');
}

/** Every change since the announcement, the latest first: what, what it was before, why. */
function changeLines(session: Session): [string, string][] {
  const words = t.calendar.event;
  return changeRows(session).map(({ at, title, was, reason }) => [
    words.changed(formatDay(beijingDay(at))),
    [title, was && words.was(was), reason && words.reason(reason)].filter(Boolean).join('，'),
  ]);
}

/** A host with the office, and what the host appears as in this session. */
function hostName(
  host: { names: { zh: string }; office?: string | undefined } | undefined,
  shown: { host: string; as?: string | undefined },
): string {
  const name = host?.names.zh ?? shown.host;
  const roles = [...new Set([host?.office, shown.as])].filter((role) => role !== undefined && role !== name);
  return roles.length === 0 ? name : `${name}（${roles.join('，')}）`;
}

const list = (names: readonly (string | undefined)[]) => [...new Set(names)].filter((name) => name !== undefined && name !== '').join('、');
