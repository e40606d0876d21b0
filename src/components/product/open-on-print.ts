/** What is folded away stands on paper too; CSS alone opens it in the newest browsers only. */
const folded = () => document.querySelectorAll<HTMLDetailsElement>('details.rest:not([open])');
let opened: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => (opened = [...folded()]).forEach((part) => (part.open = true)));
addEventListener('afterprint', () => opened.forEach((part) => (part.open = false)));
