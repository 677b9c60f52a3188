import type { BasePage } from '../base-page';

/** A desk of an organisation's own: an aside with a definition list. */
export const definitionList: BasePage = {
  name: 'definition list',
  url: 'https://desk.acme.test/tickets/501',
  label: 'Customer ID',
  field: (label, value) => `<dt>${label}</dt><dd>${value}</dd>`,
  record: (fields) => `<aside aria-label="Customer"><h2>Customer</h2><dl>${fields}</dl></aside>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <main class="app">
      <section aria-label="Conversation">
        ${messages.map((html) => `<article><h3>Message</h3>${html}</article>`).join('')}
        <div contenteditable="true" aria-label="Reply">${composer}</div>
      </section>
      ${definitionList.record(fields)}
      <aside aria-label="Assignee"><h2>Assignee</h2>${agent}</aside>
    </main>`,
};
