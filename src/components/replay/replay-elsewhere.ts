/** `<replay-elsewhere>`: fetches what a replay on a platform can do when it is wanted: by an address with a second, or a press. */

class ReplayElsewhere extends HTMLElement {
  connectedCallback(): void {
    const load = () => import('./elsewhere.ts');
    const point = () => /[?#&]t=/.test(location.search + location.hash) && void load().then((deeds) => deeds.point(this));
    document.addEventListener('click', ({ target }) => {
      const control = (target as Element).closest<HTMLElement>('[data-do]');
      if (control && (this.contains(control) || control.closest('[data-lineup]'))) void load().then((deeds) => deeds.act(this, control));
    });
    window.addEventListener('hashchange', point);
    point();
  }
}

if (!customElements.get('replay-elsewhere')) customElements.define('replay-elsewhere', ReplayElsewhere);
