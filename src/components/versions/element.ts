import { onVersion, pickVersion } from '../../versions/choice.ts';

/** `<istio-picker>`: the reader's version of Istio; the page's styles do the rest. */
class IstioPicker extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector('select')!;
    select.addEventListener('change', () => pickVersion(select.value || undefined));
    onVersion((version) => {
      select.value = version ?? '';
      const root = document.documentElement;
      if (version) root.dataset.istio = version;
      else delete root.dataset.istio;
      root.style.setProperty('--istio', `"${version ?? ''}"`);
    });
  }
}

if (!customElements.get('istio-picker')) customElements.define('istio-picker', IstioPicker);
