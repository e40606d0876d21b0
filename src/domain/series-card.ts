/** A series as a card of the list: a campaign, contest, course, forum or fair. */
export interface SeriesCard {
  id: string;
  href: string;
  title: string;
  summary: string;
  /** `brandWear` of its brand; empty without one. */
  wear: string;
  sample: boolean;
  /** Brand, period and editions, as far as they are known. */
  facts: readonly string[];
  /** How many sessions it has, in words. */
  sessions: string;
}
