/** The player's keys, while something of the player has the focus. Keys by their place, so that an input method does not change them. */

/** What keys do. */
export interface KeyActs {
  toggle(): void;
  step(by: 1 | -1): void;
  chapter(step: 1 | -1): void;
  captions(): void;
  faster(step: 1 | -1): void;
}

/** Listens within `root`; fields, buttons on space or enter, and keys with modifiers keep their own meaning. */
export function listenToKeys(root: HTMLElement, acts: KeyActs): void {
  const keys: Record<string, () => void> = {
    KeyK: acts.toggle,
    KeyJ: () => acts.step(-1),
    KeyL: () => acts.step(1),
    KeyP: () => acts.chapter(-1),
    KeyN: () => acts.chapter(1),
    KeyC: acts.captions,
  };
  root.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || /^(?:select|input|textarea)$/i.test(target.tagName)) return;
    const shifted = event.shiftKey && { Comma: () => acts.faster(-1), Period: () => acts.faster(1) }[event.code];
    const act = event.shiftKey ? shifted : keys[event.code];
    if (!act) return;
    event.preventDefault();
    // Held down, only steps go on.
    if (!event.repeat || act === keys['KeyJ'] || act === keys['KeyL']) act();
  });
}
