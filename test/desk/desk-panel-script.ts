/** Defines the custom element that holds a customer panel in a shadow root, open or closed. */
export const deskPanelScript = `
customElements.define('desk-panel', class extends HTMLElement {
  connectedCallback() {
    if (this.dataset.mode === undefined || this.filled) return;
    this.filled = true;
    const template = this.querySelector(':scope > template');
    this.attachShadow({ mode: this.dataset.mode }).append(template.content.cloneNode(true));
    template.remove();
  }
});
`;
