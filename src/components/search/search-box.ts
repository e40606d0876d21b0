/** `<search-box>`: suggestions while typing, over the plain form. Nothing but this file loads before the field is used. */

class SearchBox extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    input.addEventListener('focus', () => void this.#enhance(input), { once: true });
    document.addEventListener('keydown', (event) => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
  }

  async #enhance(input: HTMLInputElement): Promise<void> {
    const { suggest } = await import('./suggest.ts');
    suggest(this, input);
  }
}

if (!customElements.get('search-box')) customElements.define('search-box', SearchBox);
