/** Puts a button beside every text that is there to be copied (`data-copy` holds its word, `data-copied` what is said after). Where copying is refused, the text is selected. */

function addCopyButton(line: HTMLElement): void {
  const text = line.querySelector('code');
  if (!text || line.querySelector('button')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = line.dataset['copy'] ?? '';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text.textContent) : Promise.reject(new Error('no clipboard'));
    copied.then(
      () => (said.textContent = line.dataset['copied'] ?? ''),
      () => getSelection()?.selectAllChildren(text),
    );
  });
  line.append(' ', button, ' ', said);
}

document.querySelectorAll<HTMLElement>('[data-copy]').forEach(addCopyButton);
