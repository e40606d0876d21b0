/** Elements for the logger. Text is set as text. */

/** An element with a class, `data-` attributes and what is in it. */
export function make(tag: string, className: string, data: Record<string, string | number>, ...inner: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(data)) made.dataset[name] = String(value);
  made.append(...inner);
  return made;
}
