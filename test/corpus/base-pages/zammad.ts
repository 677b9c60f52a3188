import type { BasePage } from '../base-page';

/** A sidebar of labels and values; articles in text bubbles. */
export const zammad: BasePage = {
  name: 'zammad',
  url: 'https://zammad.example.test/#ticket/zoom/901',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="userInfo-entry"><div class="userInfo-label">${label}</div><div class="userInfo-value">${value}</div></div>`,
  record: (fields) => `
    <div class="sidebar-content"><div class="userInfo"><h3>Ana Lopez</h3>${fields}</div></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div id="content_permanent_Ticket-901" class="active content ticketZoom app">
      <div class="main"><div class="ticket-article">
          ${messages.map((html) => `<div class="ticket-article-item customer" data-type="email"><div class="article-content"><div class="textBubble"><div class="textBubble-content"><div class="richtext-content">${html}</div></div></div></div></div>`).join('')}
        </div>
        <div class="article-add"><div class="articleNewEdit-body" contenteditable="true">${composer}</div></div></div>
      <div class="tabsSidebar"><div class="ticket-owner"><label>Owner</label> ${agent}</div>
        ${zammad.record(fields)}</div>
    </div>`,
};
