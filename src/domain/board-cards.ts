/** What the parts of the home page are handed. */
import type { AlmanacDay } from './almanac.ts';
import type { SessionCard } from './card-types.ts';
import type { SessionClock } from './session-phase.ts';
import type { Day } from './time.ts';

/** A session large: `hosts` are names with offices, `rooms` platforms with the address of the room when it is known. */
export interface BoardPanel {
  card: SessionCard;
  hosts: readonly string[];
  rooms: readonly { name: string; roomUrl: string | undefined; room?: string; allow?: readonly string[] }[];
}

/** A session in the strip. */
export interface StripItem extends SessionClock {
  id: string;
  revision: number;
  href: string;
  title: string;
  wear: string;
  sample: boolean;
  /** What happened to it: cancelled, moved. */
  note: string | undefined;
  /** Whether it will not be held at this time. */
  struck: boolean;
}

/** A day of the strip; `month` and `date` are lunar words. */
export interface StripDay extends AlmanacDay {
  day: Day;
  items: readonly StripItem[];
}

/** A replay with its length in words. */
export interface ReplayRow extends SessionCard {
  length: string | undefined;
}

/** An association in the roll. */
export interface MemberRow {
  href: string;
  title: string;
  wear: string;
  sample: boolean;
  region: string;
  members: number;
}
