/** Whether a licence or another dated permission holds on a day. */
import type { Licence } from './schemas/index.ts';
import { addDays, type Day } from './time.ts';

/** The states of a licence. `ending` is valid, with 90 days or fewer to go. */
export type LicenceState = 'withdrawn' | 'suspended' | 'future' | 'valid' | 'ending' | 'ended';

/** The state on `day`: both ends of the period belong to it; a withdrawal counts from its day on, a suspension until the day it is lifted. */
export function licenceStateOn(licence: Pick<Licence, 'from' | 'until' | 'suspended' | 'withdrawn'>, day: Day): LicenceState {
  const { withdrawn, suspended } = licence;
  if (withdrawn && day >= withdrawn.on) return 'withdrawn';
  if (day > licence.until) return 'ended';
  if (suspended && day >= suspended.on && (suspended.until === undefined || day < suspended.until)) return 'suspended';
  if (day < licence.from) return 'future';
  return addDays(day, 90) >= licence.until ? 'ending' : 'valid';
}
