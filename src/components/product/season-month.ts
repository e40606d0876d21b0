/** Tells the styles which month it is in Beijing, so that the season bars outline it; the market board keeps it right overnight. */
import { beijingMonth } from '#domain/time.ts';

document.documentElement.dataset['month'] = String(beijingMonth(Date.now()));
