import { fieldId, type BasePage } from '../base-page';

/** A console whose tabs stay mounted; the feed is made of articles. */
export const salesforce: BasePage = {
  name: 'salesforce',
  url: 'https://acme.lightning.force.com/lightning/r/Case/500Ab00000XYZ12IAB/view',
  label: 'Customer ID',
  field: (label, value) => `
    <records-record-layout-item field-label="${label}"><div id="${fieldId(label, value)}">
      <span class="test-id__field-label">${label}</span>
      <span class="test-id__field-value"><lightning-formatted-text>${value}</lightning-formatted-text><button title="Edit ${label}">Edit</button></span>
    </div></records-record-layout-item>`,
  record: (fields) => `
    <div class="windowViewMode-maximized active lafPageHost"><force-detail-panel>${fields}</force-detail-panel></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    <section class="oneConsoleTab">
      ${elsewhere}
      <div class="windowViewMode-maximized lafPageHost" style="display:none"><force-detail-panel>${salesforce.field(salesforce.label, 'usr_0therTab')}</force-detail-panel></div>
      ${salesforce.record(`${fields}
        <div class="slds-feed"><div class="feedItemsContainer" role="feed">
          ${messages.map((html) => `<article class="cuf-feedItem slds-feed__item"><div class="feedBodyInner"><div class="cuf-feedBodyText">${html}</div></div></article>`).join('')}
          <div class="ql-editor slds-rich-text-area__content" contenteditable="true">${composer}</div>
        </div></div>`)}
      <div class="case-owner" title="Case Owner">${agent}</div>
    </section>`,
};
