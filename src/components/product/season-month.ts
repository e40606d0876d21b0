/** Tells the styles which month it is in Beijing, so that the season bars outline it. */
import { beijingMonth } from '#domain/time.ts';
import { onBeat } from '../live/ticker.ts';

onBeat((now) => {
  document.documentElement.dataset['month'] = String(beijingMonth(now));
});
