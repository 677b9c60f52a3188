import type { BasePage } from '../base-page';

/** Generated class names only: what a part is, its roles and names say. */
export const appShell: BasePage = {
  name: 'app shell',
  url: 'https://inbox.example.test/c/8814',
  label: 'Account ID',
  field: (label, value) => `
    <div class="sc-bdVaJa"><div class="sc-bwzfXH">${label}</div><div class="sc-htpNat"><span class="sc-bxivhb">${value}</span></div></div>`,
  record: (fields) => `
    <aside class="sc-ifAKCX" aria-label="Customer details"><div class="sc-EHOje">${fields}</div></aside>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="sc-bZQynM app">
      <nav class="sc-gzVnrw"><a href="/c/8814">8814</a> <a href="/c/8815">8815</a></nav>
      <main class="sc-htoDjs">
        <div class="sc-dnqmqq" role="log" aria-label="Messages">
          ${messages.map((html) => `<div class="sc-iwsKbI"><div class="sc-gZMcBi">${html}</div></div>`).join('')}
        </div>
        <div class="sc-gqjmRU" role="textbox" contenteditable="plaintext-only">${composer}</div>
      </main>
      ${appShell.record(fields)}
      <section class="sc-VigVT" aria-label="Assigned agent">${agent}</section>
    </div>`,
};
