/** The keyboard of the logger: which key does what. Letters by their place, so that an input method does not eat them. */
import { lineOf } from '#domain/replay/log-keys.ts';

/** What a key asks for: a line of the line-up, or one of the console's acts. */
export type Press = number | 'pause' | 'undo' | 'redo';

/** What a key press asks for; nothing while someone types, holds it down, or means a command of the browser. */
export function pressOf(event: KeyboardEvent): Press | undefined {
  const { code, key, repeat, isComposing, altKey, shiftKey } = event;
  const target = event.target instanceof Element ? event.target : undefined;
  if (repeat || isComposing || altKey || target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable]'))
    return undefined;
  const command = event.ctrlKey || event.metaKey;
  if (code === 'KeyZ') return shiftKey ? 'redo' : 'undo';
  if (command) return code === 'KeyY' && !shiftKey ? 'redo' : undefined;
  if (shiftKey) return undefined;
  if (code === 'Backspace') return 'undo';
  if (code === 'KeyS') return 'pause';
  // On a button or a link the space bar presses it, as everywhere.
  if (code === 'Space') return target?.closest('button, a, summary, input, label') ? undefined : 'pause';
  // Without NumLock the number pad moves about; an input method says `Process` for a figure.
  return code.startsWith('Numpad') && !/^(?:\d|Process)$/.test(key) ? undefined : lineOf(code);
}
