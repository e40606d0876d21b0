/**
 * The logger's own clock. The site's true time (`live/true-time.ts`) moves when an answer of the host teaches it, and on the other side
 * of a reload without a network it is not there; a log needs one clock that runs evenly, and whether it is right matters little, for
 * only differences count. So it is the device's, and nothing else.
 */
import type { Epoch } from '#domain/time.ts';

/** Timers are late by less, milliseconds. */
const SLACK = 2000;

/** A clock that does not follow when somebody sets the device's back. */
export interface LogClock {
  now(): Epoch;
  /** Calls `tick` at once and whenever the seconds since `zero` change, while the page is seen; `onJump` gets the milliseconds the device's clock jumped. */
  run(zero: () => Epoch | undefined, tick: () => void, onJump: (by: number) => void): void;
}

/** A clock that is not before `latest`, the last time noted. */
export function logClock(latest: Epoch): LogClock {
  let ahead = Math.max(0, latest - Date.now());
  let wall = Date.now();
  let steady = performance.now();
  /** Sees whether the device's clock jumped. Back: somebody set it, and ours goes on. Forward: it was set to rights again, or the device slept. */
  const look = (onJump: (by: number) => void) => {
    const jump = Date.now() - wall - (performance.now() - steady);
    wall = Date.now();
    steady = performance.now();
    if (Math.abs(jump) <= SLACK) return;
    if (jump < 0) ahead -= jump;
    else if (Math.abs(jump - ahead) <= SLACK) ahead = 0;
    onJump(Math.round(jump));
  };
  const now = () => Date.now() + ahead;
  return {
    now,
    run(zero, tick, onJump) {
      let timer = 0;
      const beat = () => {
        clearTimeout(timer);
        look(onJump);
        tick();
        const into = (now() - (zero() ?? 0)) % 1000;
        if (!document.hidden) timer = window.setTimeout(beat, Math.max(20, 1000 - into));
      };
      document.addEventListener('visibilitychange', beat);
      addEventListener('pageshow', beat);
      beat();
    },
  };
}
