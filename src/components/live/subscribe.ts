/** What the subscribe panel can do with a script: open when it is linked to, copy an address. */
import '../ui/copy.ts';

/** Opens the panel that the address names; without the script its summary is one tap away. */
function openNamed(): void {
  const panel = document.getElementById(location.hash.slice(1));
  if (panel instanceof HTMLDetailsElement && panel.matches('.calendar')) panel.open = true;
}

openNamed();
addEventListener('hashchange', openNamed);
