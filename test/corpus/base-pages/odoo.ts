import { fieldId, type BasePage } from '../base-page';

/** A form with a chatter beside it. */
export const odoo: BasePage = {
  name: 'odoo',
  url: 'https://erp.example.test/odoo/contacts/7',
  label: 'External ID',
  field: (label, value) => `
    <div class="o_wrap_field d-flex">
      <div class="o_cell o_wrap_label"><label class="o_form_label" for="${fieldId(label, value)}">${label}<sup>?</sup></label></div>
      <div class="o_cell o_wrap_input"><div name="${fieldId(label, '')}" class="o_field_widget o_field_char"><input class="o_input" id="${fieldId(label, value)}" type="text" value="${value}"></div></div>
    </div>`,
  record: (fields) => `
    <div class="o_form_view"><div class="o_form_sheet"><div class="o_inner_group grid">${fields}</div></div></div>`,
  body: ({ elsewhere, fields, messages, composer, agent }) => `
    ${elsewhere}
    <div class="app">
      ${odoo.record(fields)}
      <section class="o_group" aria-label="Salesperson"><div class="o_field_widget o_field_many2one_avatar_user" name="user_id">${agent}</div></section>
      <div class="o-mail-Chatter"><div class="o-mail-Composer"><div class="o-mail-Composer-html odoo-editor-editable" contenteditable="true">${composer}</div></div>
        <div class="o-mail-Thread">
          ${messages.map((html) => `<div class="o-mail-Message" role="group" aria-label="Message"><div class="o-mail-Message-content"><div class="o-mail-Message-body">${html}</div></div></div>`).join('')}
        </div></div>
    </div>`,
};
