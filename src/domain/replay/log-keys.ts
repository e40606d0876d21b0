/** The keys of the line-up's buttons, by where they lie (`KeyboardEvent.code`): an input method for Chinese changes letters, not places. */

const KEYS = '1234567890QWERTYUIOP';

/** What stands on the key of the line at `index`, from 0; lines past the twentieth have none. */
export const keyOf = (index: number): string | undefined => KEYS[index];

/** The line whose key has this code: the row of figures, the number pad, the row of letters below. */
export function lineOf(code: string): number | undefined {
  const [, key] = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(code) ?? [];
  const index = key === undefined ? -1 : KEYS.indexOf(key);
  return index < 0 ? undefined : index;
}
