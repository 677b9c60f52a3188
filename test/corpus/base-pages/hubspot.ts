import { fieldId, type BasePage } from '../base-page';

/** Read-only text areas in a sidebar and a timeline of activities. */
export const hubspot: BasePage = {
  name: 'hubspot',
  url: 'https://app.hubspot.com/contacts/4411/record/0-1/88001',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="property"><label for="${fieldId(label, value)}"><span>${label}</span></label>
      <textarea id="${fieldId(label, value)}" data-selenium-test="property-input-${fieldId(label, '')}" readonly>${value}</textarea></div>`,
  record: (fields) => `<div class="profile-sidebar">${fields}</div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="app">
      <div data-test-id="timeline-tab" role="feed">
        ${messages.map((html) => `<div data-selenium-test="timeline-card" role="article"><div data-test-id="email-body">${html}</div></div>`).join('')}
        <div contenteditable="true" role="textbox">${composer}</div>
      </div>
      ${hubspot.record(fields)}
      <section aria-label="Contact owner">${agent}</section>
    </div>`,
};
