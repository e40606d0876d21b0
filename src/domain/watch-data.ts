/** `/watch/data.json`: what the watch list says about every session, product and host, in one small file. */
import { formatClock, formatOffset } from './format.ts';
import { type ClockedSession, listOf, type Moment, type Relations } from './relations.ts';
import { movedFrom, type SessionClock } from './session-phase.ts';
import type { Epoch } from './time.ts';
import { momentPath, pathOf } from './urls.ts';

/** A session; `products` and `hosts` are ids, specialties of goods among the products. */
export interface WatchSession {
  href: string;
  title: string;
  sample: boolean;
  revision: number;
  clock: SessionClock;
  /** The time in words, Beijing time. */
  when: string;
  /** The time first announced, in words, when it was moved. */
  was?: string;
  products: readonly string[];
  hosts: readonly string[];
}

/** A product or a host; `moment` is where the newest replay shows it. */
export interface WatchThing {
  href: string;
  title: string;
  sample: boolean;
  moment?: { href: string; session: string; at: string };
}

/** Everything by id. */
export interface WatchData {
  sessions: Readonly<Record<string, WatchSession>>;
  products: Readonly<Record<string, WatchThing>>;
  hosts: Readonly<Record<string, WatchThing>>;
}

type Link = (path: string) => string;

/** The file of a build; `link` puts the base path before a site path. */
export function watchDataOf({ content, sessions, momentsOf, now }: Relations, link: Link): WatchData {
  return {
    sessions: Object.fromEntries(
      sessions.map((item) => [item.session.id, sessionOf(item, now, link, (id) => content.products.get(id)?.specialty)]),
    ),
    products: Object.fromEntries(
      [...content.products.values()].map(({ id, names, sample }) => {
        const all = listOf(momentsOf.product, id);
        const newest = all.find(({ session }) => session === all.at(-1)?.session);
        return [id, { href: link(pathOf('products', id)), title: names.zh, sample, ...(newest && { moment: momentOf(newest, link) }) }];
      }),
    ),
    hosts: Object.fromEntries(
      [...content.hosts.values()].map(({ id, names, sample }) => [id, { href: link(pathOf('hosts', id)), title: names.zh, sample }]),
    ),
  };
}

const momentOf = ({ session, at }: Moment, link: Link) => ({
  href: link(momentPath(session.id, at)),
  session: session.id,
  at: formatOffset(at),
});

function sessionOf(
  { session, clock }: ClockedSession,
  now: Epoch,
  link: Link,
  specialtyOf: (product: string) => string | undefined,
): WatchSession {
  const old = movedFrom(session);
  return {
    href: link(pathOf('sessions', session.id)),
    title: session.title,
    revision: session.revision,
    sample: session.sample,
    clock,
    when: formatClock(clock, now),
    ...(old && { was: formatClock(old, now) }),
    products: [...new Set(session.lineup.flatMap(({ product }) => [product, specialtyOf(product) ?? product]))],
    hosts: session.hosts.map(({ host }) => host),
  };
}
