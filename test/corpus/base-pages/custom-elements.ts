import type { BasePage } from '../base-page';

/** Custom elements with open shadow roots, the messages too. */
export const customElements: BasePage = {
  name: 'custom elements',
  url: 'https://console.example.test/case/31',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="row"><span class="name">${label}</span><span class="value">${value}</span></div>`,
  record: (fields) => `
    <customer-card><template shadowrootmode="open"><div class="card">${fields}</div></template></customer-card>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <case-view class="app">
      <chat-log role="log">
        ${messages.map((html) => `<chat-message><template shadowrootmode="open"><div class="body">${html}</div></template></chat-message>`).join('')}
      </chat-log>
      <reply-box><template shadowrootmode="open"><div contenteditable="true">${composer}</div></template></reply-box>
      ${customElements.record(fields)}
      <agent-card><template shadowrootmode="open"><div>${agent}</div></template></agent-card>
    </case-view>`,
};
