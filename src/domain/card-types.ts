/** What a card or a row is; components are handed these and never whole entries. */
import type { Photo } from './photos.ts';
import type { Product, Session } from './schemas/index.ts';
import type { SessionClock } from './session-phase.ts';

/** What every card has. */
export interface Card {
  href: string;
  title: string;
  summary: string;
  cover: string;
  /** Shown in place of the cover; added by the catalogue. */
  photo?: Photo | undefined;
  sample: boolean;
  /** The brand's id. */
  brand: string;
  /** What the card wears: `brandWear` of its brand. */
  wear: string;
  /** What a filtered list knows it by (`data-f`); absent elsewhere. */
  tokens?: string | undefined;
}

/** A link with words. */
export interface NamedLink {
  href: string;
  name: string;
  sample: boolean;
}

export interface ProductCard extends Card {
  /** The page's QR code, a site path. */
  qr: string;
  /** Licences to use a mark, with their state in words on the day of the build; added by the catalogue. */
  licences: readonly { number: string; state: string }[];
  maker: string | undefined;
  town: string;
  kind: Product['kind'];
  /** Months in season; `undefined` when nobody said. */
  seasonMonths: readonly number[] | undefined;
}

export interface SessionCard extends Card {
  id: string;
  clock: SessionClock;
  /** The time first announced, when the session was moved. */
  oldClock: SessionClock | undefined;
  reason: string | undefined;
  /** Rises with every change; an override made for an older one no longer counts. */
  revision: number;
  nature: Session['nature'];
  hosts: readonly string[];
  products: readonly string[];
  moments: readonly MomentLink[];
}

export interface MomentLink {
  href: string;
  name: string;
  second: number;
  length: number | undefined;
  session: string;
  note: string | undefined;
  startsAt: number;
  sample: boolean;
  /** The session's cover. */
  cover: string;
  /** What plays it on this site; added by the catalogue where the site serves the recording. */
  play?: MomentPlay | undefined;
}

/** A stretch that can be played here: files as site paths, `to` in seconds. */
export interface MomentPlay {
  src: string;
  hls: boolean;
  to: number;
  captions: string | undefined;
}

/** A brand's window on the home page and in the list. */
export interface BrandCard {
  id: string;
  wear: string;
  href: string;
  name: string;
  en: string | undefined;
  region: string;
  summary: string;
  cover: string;
}

/** A licence as a row of a roll. */
export interface LicenceRow {
  id: string;
  number: string;
  maker: string;
  makerHref: string;
  products: readonly string[];
  period: string;
  state: string;
  stateKey: string;
  reason: string | undefined;
  sample: boolean;
}

/** One row of a session's line-up. */
export interface LineupRow {
  product: NamedLink | undefined;
  maker: string | undefined;
  note: string | undefined;
  price: string | undefined;
  /** Words for when it is planned, and that many seconds after the start. */
  when: string | undefined;
  planned?: number | undefined;
  /** Seconds into the replay, when it is out or was; where the next begins at the latest. */
  second: number | undefined;
  until?: number | undefined;
  /** The moment's own address, while it can be watched. */
  href?: string | undefined;
  /** The address of the second on the platform, where the platform can open one. */
  seek?: string | undefined;
  /** Words for the time of day at which it was shown. */
  clock?: string | undefined;
  length: string | undefined;
}

/** Where a session can be watched. */
export interface PlatformRow {
  /** `session/platform`: how `/live.json` finds the row. */
  room: string;
  name: string;
  roomUrl: string | undefined;
  /** Patterns that a new address must match. */
  allow: readonly string[];
  /** The room's QR code, a site path. */
  qr: string | undefined;
  /** What to paste into a chat or the platform's app. */
  text: string;
}

/** A fact: its term, and words or links. */
export interface FactRow {
  term: string;
  text?: string | undefined;
  links?: readonly NamedLink[];
}

export interface PersonCard extends Card {
  of: 'makers' | 'hosts' | 'associations';
  /** The page's QR code, a site path, where there is one. */
  qr?: string;
  label: string;
  town: string | undefined;
}
