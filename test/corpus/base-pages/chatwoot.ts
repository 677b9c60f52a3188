import type { BasePage } from '../base-page';

/** Pairs of boxes with utility classes only; the conversation comes first. */
export const chatwoot: BasePage = {
  name: 'chatwoot',
  url: 'https://desk.example.test/app/accounts/3/conversations/812',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="grid group/attribute items-center w-full gap-2">
      <div class="flex items-center justify-between truncate"><span class="text-sm font-medium truncate">${label}</span></div>
      <div class="flex items-center w-full gap-2 justify-start"><span class="text-sm">${value}</span>
        <div class="flex items-center gap-1"><button type="button"></button><button type="button"></button></div></div>
    </div>`,
  record: (fields) => `
    <div class="contact--panel"><div class="contact--profile"><h3>Ana Lopez</h3></div>
      <div class="list-group"><div>${fields}</div></div></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="conversation-details-wrap"><div class="messages-and-sidebar app">
      <div class="messages-wrap">
        <ul class="conversation-panel">
          ${messages.map((html) => `<li class="message-bubble-container"><div class="message-bubble"><div class="prose">${html}</div></div></li>`).join('')}
        </ul>
        <div class="reply-box"><div class="ProseMirror" contenteditable="true">${composer}</div></div>
      </div>
      <div class="conversation-sidebar-wrap">
        <div class="assigned-agent"><h4>Assigned agent</h4>${agent}</div>
        ${chatwoot.record(fields)}
      </div>
    </div></div>`,
};
