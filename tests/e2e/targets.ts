/**
 * The rule for targets. A link, button or field that can be seen is large enough when one of these holds:
 * 1. its box, or the label it belongs to, measures `size` × `size` CSS px;
 * 2. the area that answers to it (its pseudo-elements included), probed from its middle, measures that;
 * 3. it is an inline link in a sentence: its block holds words that belong to no target (WCAG 2.5.8, “Inline”);
 * 4. it is at least 24 px high and no other target lies within 24 px of its box.
 */

/** Runs in the page: the targets that break the rule, one line each. */
export function smallTargets(size: number): string[] {
  const SELECTOR = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"][role]';
  const slack = 0.5;
  const shown = (node: Element) => {
    const { width, height, right } = node.getBoundingClientRect();
    return node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1 && right > 0;
  };
  const targets = [...document.querySelectorAll<HTMLElement>(SELECTOR)].filter(shown);
  const large = ({ width, height }: { width: number; height: number }) => width >= size - slack && height >= size - slack;
  const labelled = (node: HTMLElement) =>
    [...((node as HTMLInputElement).labels ?? [])].some((label) => large(label.getBoundingClientRect()));
  const probed = (node: HTMLElement) => {
    node.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = node.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hits = (dx: number, dy: number) => {
      const at = document.elementFromPoint(x + dx, y + dy);
      return at !== null && node.contains(at);
    };
    const reach = (dx: number, dy: number) => {
      let step = 0;
      while (step < size && hits(dx * (step + 1), dy * (step + 1))) step++;
      return step;
    };
    return large({ width: reach(-1, 0) + reach(1, 0) + 1, height: reach(0, -1) + reach(0, 1) + 1 });
  };
  const inSentence = (node: HTMLElement) => {
    if (getComputedStyle(node).display !== 'inline') return false;
    let block = node.parentElement;
    while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const copy = block?.cloneNode(true) as HTMLElement | undefined;
    copy?.querySelectorAll(SELECTOR).forEach((target) => target.remove());
    return /[\p{L}\p{N}]{2}/u.test(copy?.textContent ?? '');
  };
  const alone = (node: HTMLElement) => {
    const box = node.getBoundingClientRect();
    if (box.height < 24 - slack) return false;
    return targets.every((other) => {
      if (other === node || other.contains(node) || node.contains(other)) return true;
      const near = other.getBoundingClientRect();
      const gapX = Math.max(near.left - box.right, box.left - near.right, 0);
      const gapY = Math.max(near.top - box.bottom, box.top - near.bottom, 0);
      return Math.max(gapX, gapY) >= 24;
    });
  };
  return targets
    .filter((node) => !large(node.getBoundingClientRect()) && !labelled(node) && !inSentence(node) && !alone(node) && !probed(node))
    .map((node) => {
      const { width, height } = node.getBoundingClientRect();
      return `${node.tagName.toLowerCase()}.${node.className} in ${node.parentElement?.closest('[class]')?.className ?? ''} ${node.parentElement?.tagName ?? ''}: ${Math.round(width)}×${Math.round(height)} ${(node.textContent ?? '').trim().slice(0, 16)}`;
    });
}
