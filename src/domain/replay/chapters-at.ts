/** Which stretch a second belongs to. Apart, for the player carries it. */

/** The stretch at a second, in a list ordered by start; `undefined` between two. A boundary belongs to the one that begins. */
export function chapterAt<Stretch extends { from: number; to: number }>(
  stretches: readonly Stretch[],
  second: number,
): Stretch | undefined {
  return stretches.findLast(({ from, to }) => from <= second && second < to);
}
