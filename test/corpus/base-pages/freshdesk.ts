import { fieldId, type BasePage } from '../base-page';

/** A side panel of labels without controls. */
export const freshdesk: BasePage = {
  name: 'freshdesk',
  url: 'https://acme.freshdesk.com/a/tickets/204',
  label: 'Unique external ID',
  field: (label, value) => `
    <div data-test-id="fields-info-${fieldId(label, '')}"><div data-test-field-content="${label}">
      <label>${label}</label><div class="text__content">${value}</div></div></div>`,
  record: (fields) => `
    <div class="contacts__sidepanel" data-test-id="requester-info">${fields}</div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="app">
      <div data-test-id="conversation-list">
        ${messages.map((html) => `<div class="conversation-item" data-test-id="conversation-item"><div class="ticket-details__item__content">${html}</div></div>`).join('')}
        <div class="fr-element fr-view" contenteditable="true">${composer}</div>
      </div>
      <div class="ticket-properties"><div data-test-id="assigned-agent">${agent}</div></div>
      ${freshdesk.record(fields)}
    </div>`,
};
