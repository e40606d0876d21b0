/** A session's clock as it travels in the attributes of an element. */
import type { SessionClock } from '#domain/session-phase.ts';

const number = (text: string | undefined) => (text === undefined ? text : Number(text));

/** Reads `data-starts`, `data-ends`, `data-replay`, `data-state`, `data-rough` and `data-gone`. */
export function readClock({ dataset: { starts, ends, replay, state, rough, gone } }: HTMLElement): SessionClock {
  return {
    startsAt: Number(starts),
    endsAt: Number(ends),
    state: state === 'cancelled' || state === 'undated' ? state : undefined,
    rough: rough as SessionClock['rough'],
    replayAt: number(replay),
    goneAt: number(gone),
  };
}

/** Writes a clock back, for everything on the page that reads it. */
export function writeClock(element: HTMLElement, { startsAt, endsAt, state, rough }: SessionClock): void {
  for (const [name, value] of Object.entries({ starts: startsAt, ends: endsAt, state, rough }))
    if (value === undefined) element.removeAttribute(`data-${name}`);
    else element.setAttribute(`data-${name}`, String(value));
}
