import type { BasePage } from '../base-page';

/** A table of fields above a list of comments. */
export const fieldTable: BasePage = {
  name: 'table of fields',
  url: 'https://admin.example.test/users/77',
  label: 'User ID',
  field: (label, value) => `<tr><th scope="row">${label}:</th><td>${value}</td></tr>`,
  record: (fields) => `
    <table class="user-details"><caption>Customer</caption><tbody>${fields}</tbody></table>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <header><h1>Ana Lopez</h1></header>
    ${fieldTable.record(fields)}
    <div class="agent-card"><h2>Agent</h2>${agent}</div>
    <ol class="comments">
      ${messages.map((html) => `<li class="comment"><div class="comment-body">${html}</div></li>`).join('')}
    </ol>
    <div class="editor" contenteditable="true">${composer}</div>`,
};
