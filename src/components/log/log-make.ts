/** Elements for the logger. Text is set as text, and what stays the same stays on the page. */

/** An element with a class, `data-` attributes and what is in it. */
export function make(tag: string, className: string, data: Record<string, string | number>, ...inner: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(data)) made.dataset[name] = String(value);
  made.append(...inner);
  return made;
}

/** One child of a list that {@link fill} draws: `key` tells everything `draw` would show. */
export interface Child {
  key: string;
  draw: () => HTMLElement;
}

/** Gives `parent` these children in this order. Those with the key they had are left as they are: after hours of a show one press changes two rows of hundreds. */
export function fill(parent: HTMLElement, children: readonly Child[]): void {
  const old = new Map((Array.from(parent.children) as HTMLElement[]).map((child) => [child.dataset['key'], child]));
  const wanted = children.map(({ key, draw }) => {
    const child = old.get(key) ?? draw();
    old.delete(key);
    child.dataset['key'] = key;
    return child;
  });
  for (const child of old.values()) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
