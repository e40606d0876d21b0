/**
 * The logger's own clock. The site's true time (`live/true-time.ts`) moves when an answer of the host teaches it, and on the other side
 * of a reload without a network it is not there; a log needs one clock that runs evenly, and whether it is right matters little, for
 * only differences count. So it is the device's, and nothing else.
 */
import { aheadAfter, jumpOf, type Reading } from '#domain/replay/log-jump.ts';
import type { Epoch } from '#domain/time.ts';

/** A clock that does not follow when somebody sets the device's back. */
export interface LogClock {
  /** Whole milliseconds, whatever the browser's clocks give. */
  now(): Epoch;
  /** Now, for a log that begins: by the device's clock as it stands, whatever an earlier log made of it. */
  begin(): Epoch;
  /** Is from now on not before a time: what is noted does not lie ahead of the log's own clock. */
  notBefore(latest: Epoch): void;
  /** Calls `tick` at once and whenever the seconds since `zero` change, while the page is seen. */
  run(zero: () => Epoch | undefined, tick: () => void): void;
}

const read = (): Reading => ({ wall: Date.now(), steady: performance.now() });

/** A clock that is not before `latest`, the last time noted; `onJump` gets the milliseconds the device's clock jumped. */
export function logClock(latest: Epoch, onJump: (by: number) => void): LogClock {
  let last = read();
  let ahead = Math.max(0, latest - last.wall);
  const now = () => {
    const reading = read();
    const jump = jumpOf(last, reading);
    last = reading;
    if (jump !== 0) {
      ahead = aheadAfter(ahead, jump);
      onJump(jump);
    }
    return Math.floor(reading.wall + ahead);
  };
  return {
    now,
    begin() {
      // Reads the clocks first: a jump not seen yet is of the earlier log too.
      now();
      ahead = 0;
      return now();
    },
    notBefore(latest) {
      ahead += Math.max(0, latest - now());
    },
    run(zero, tick) {
      let timer = 0;
      const beat = () => {
        clearTimeout(timer);
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
