/** `/watch/data.json`: what the watch list says about every session, product and host, in one small file. */
import { type ClockedSession, listOf, type Relations } from './relations.ts';
import { type SessionClock, spanOf } from './session-phase.ts';

/** A session; `products` and `hosts` are ids, specialties of goods among the products. */
export interface WatchSession {
  title: string;
  sample: boolean;
  clock: SessionClock;
  /** The time first announced, when it was moved. */
  old?: SessionClock;
  products: readonly string[];
  hosts: readonly string[];
}

/** A product or a host; `moment` is where the newest replay shows it: the session and the second. */
export interface WatchThing {
  title: string;
  sample: boolean;
  moment?: readonly [session: string, second: number];
}

/** Everything by id. */
export interface WatchData {
  sessions: Readonly<Record<string, WatchSession>>;
  products: Readonly<Record<string, WatchThing>>;
  hosts: Readonly<Record<string, WatchThing>>;
}

/** The file of a build. */
export function watchDataOf({ content, sessions, momentsOf }: Relations): WatchData {
  return {
    sessions: Object.fromEntries(sessions.map((item) => [item.session.id, sessionOf(item, (id) => content.products.get(id)?.specialty)])),
    products: Object.fromEntries(
      [...content.products.values()].map(({ id, names, sample }) => {
        const all = listOf(momentsOf.product, id);
        const newest = all.find(({ session }) => session === all.at(-1)?.session);
        return [id, { title: names.zh, sample, ...(newest && { moment: [newest.session.id, newest.at] as const }) }];
      }),
    ),
    hosts: Object.fromEntries([...content.hosts.values()].map(({ id, names, sample }) => [id, { title: names.zh, sample }])),
  };
}

function sessionOf({ session, clock }: ClockedSession, specialtyOf: (product: string) => string | undefined): WatchSession {
  const moved = session.state?.kind === 'postponed' && session.state.newStartsAt !== undefined;
  return {
    title: session.title,
    sample: session.sample,
    clock,
    ...(moved && { old: spanOf(session.startsAt, session.endsAt) }),
    products: [...new Set(session.lineup.flatMap(({ product }) => [product, specialtyOf(product) ?? product]))],
    hosts: session.hosts.map(({ host }) => host),
  };
}
