import { fieldId, type BasePage } from '../base-page';

/** Cells of a record with a stream below it. */
export const espocrm: BasePage = {
  name: 'espocrm',
  url: 'https://crm.example.test/#Contact/view/65f0',
  label: 'Customer ID',
  field: (label, value) => `
    <div class="cell col-sm-6 form-group" data-name="${fieldId(label, '')}" tabindex="-1">
      <label class="control-label" data-name="${fieldId(label, '')}"><span class="label-text">${label}</span></label>
      <div class="field" data-name="${fieldId(label, '')}"><a role="button" data-action="copyToClipboard" title="Copy to Clipboard"></a><span>${value}</span></div></div>`,
  record: (fields) => `
    <div class="detail" data-scope="Contact"><div class="record-grid"><div class="middle"><div class="row">${fields}</div></div></div></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    ${espocrm.record(fields)}
    <div class="side"><div class="panel panel-default" data-name="assigned-user"><div class="panel-heading"><h4 class="panel-title">Assigned User</h4></div><div class="panel-body">${agent}</div></div></div>
    <div class="panel panel-stream" data-name="stream">
      <div class="note-editable" contenteditable="true">${composer}</div>
      <ul class="list-group list-container stream">
        ${messages.map((html) => `<li class="list-group-item stream-item"><div class="stream-post-container"><span class="cell cell-post"><div class="complex-text">${html}</div></span></div></li>`).join('')}
      </ul>
    </div>`,
};
