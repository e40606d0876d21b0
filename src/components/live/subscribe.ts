/** What the subscribe panel can do with a script: open when it is linked to, copy an address, say what WeChat's browser cannot. */
const panels = document.querySelectorAll<HTMLDetailsElement>('details.calendar');

/** Opens the panel that the address names; without the script its summary is one tap away. */
function openNamed(): void {
  const panel = document.getElementById(location.hash.slice(1));
  if (panel instanceof HTMLDetailsElement && panel.matches('.calendar')) panel.open = true;
}

/** A button that copies the address beside it; where that is refused, the address is selected. */
function addCopyButton(line: HTMLElement): void {
  const address = line.querySelector('code');
  if (!address) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = line.dataset.copy ?? '';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    void (async () => {
      try {
        await navigator.clipboard.writeText(address.textContent);
        said.textContent = line.dataset.copied ?? '';
      } catch {
        getSelection()?.selectAllChildren(address);
      }
    })();
  });
  line.append(' ', button, ' ', said);
}

const inWechat = navigator.userAgent.includes('MicroMessenger');
for (const panel of panels) {
  panel.querySelectorAll<HTMLElement>('[data-copy]').forEach(addCopyButton);
  panel.querySelectorAll<HTMLElement>('[data-wechat]').forEach((hint) => (hint.hidden = !inWechat));
}
openNamed();
addEventListener('hashchange', openNamed);
