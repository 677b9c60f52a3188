import { fieldId, type BasePage } from '../base-page';

/** Labelled inputs in the panel of a ticket; articles in a log. */
export const zendesk: BasePage = {
  name: 'zendesk',
  url: 'https://acme.zendesk.com/agent/tickets/501',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="custom_field_${fieldId(label, '')}" data-test-id="ticket-form-field-text-field-${fieldId(label, '')}">
      <label for="${fieldId(label, value)}" data-garden-id="forms.input_label">${label}</label>
      <input id="${fieldId(label, value)}" data-garden-id="forms.text_input" value="${value}">
    </div>`,
  record: (fields) => `
    <div data-test-id="ticket-501-custom-layout"><div class="ticket-sidebar">${fields}</div></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="app">
      ${zendesk.record(fields)}
      <div data-test-id="assignee-field"><label>Assignee</label><div>${agent}</div></div>
      <section data-test-id="ticket-main-conversation">
        <div data-test-id="omni-log-container" role="log">
          ${messages.map((html) => `<article data-test-id="omni-log-comment-item"><div class="zd-comment" dir="auto">${html}</div></article>`).join('')}
        </div>
        <div data-test-id="omnicomposer-rich-text-ckeditor" contenteditable="true" role="textbox">${composer}</div>
      </section>
    </div>`,
};
