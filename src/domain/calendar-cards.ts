/** What the calendar views of the directory are handed. */
import type { AlmanacDay } from './almanac.ts';
import type { SessionCard } from './card-types.ts';
import type { Holiday } from './holidays.ts';
import type { SessionClock } from './session-phase.ts';
import type { Day, Epoch } from './time.ts';

/** A session at one of its places in a calendar. */
export interface CalendarItem {
  id: string;
  revision: number;
  href: string;
  title: string;
  wear: string;
  sample: boolean;
  /** What its phase depends on; absent where it was moved away from. */
  clock: SessionClock | undefined;
  /** When it was to begin at this place. */
  startsAt: Epoch;
  rough: boolean;
  /** `20:00–次日 01:00`, `下午，时间待公布`. */
  hours: string;
  /** `20:00`, or nothing while only the day is known. */
  start: string;
  /** What happened to it: cancelled, moved. */
  note: string | undefined;
  /** Whether it will not be held at this place. */
  struck: boolean;
  hosts: readonly string[];
  platforms: readonly string[];
  /** What a filter knows it by; absent where the same page lists it a second time, so that it counts once. */
  tokens?: string | undefined;
}

/** A day of a calendar; `month` and `date` are lunar words. */
export interface CalendarDay extends AlmanacDay {
  day: Day;
  holiday: Holiday;
  items: readonly CalendarItem[];
}

/** A session as one row of a list: in the archive with its brand, on the page of a series with its stage. */
export interface SessionRow extends SessionCard {
  label: string | undefined;
  /** The length of its replay, in words. */
  length: string | undefined;
  /** Why its replay is gone, who keeps it until when, in words. */
  gone: string | undefined;
}

/** A view of the directory that a reader can change to. */
export interface DirectoryView {
  kind: 'list' | 'week' | 'month' | 'archive';
  href: string;
  /** The period in words; absent for the list. */
  period?: string;
  /** The unbroken stretch of its pages around the build's day: each its key in the address and its words; last the key at which it ends. */
  periods?: readonly string[];
}
