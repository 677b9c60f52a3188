import { fieldId, type BasePage } from '../base-page';
import { BASE_PAGES } from '../base-pages';
import { definitionList } from '../base-pages/definition-list';

export interface Layout extends BasePage {
  /** The value is a control's: nothing can stand around it. */
  readonly isControl: boolean;
}

const CONTROLS = ['zendesk', 'hubspot', 'odoo'];

/** How pages lay out a labelled field: as the base pages do, and in ways that no base page has. */
export const LAYOUTS: readonly Layout[] = [
  ...BASE_PAGES.map((base) => ({ ...base, isControl: CONTROLS.includes(base.name) })),
  text('bare text after a label', (label, value) => `<div><label>${label}</label> ${value}</div>`),
  text('bold word in a line', (label, value) => `<p><strong>${label}</strong> ${value}</p>`),
  text('list item', (label, value) => `<li><span>${label}</span> <span>${value}</span></li>`),
  text('heading above', (label, value) => `<div><h4>${label}</h4><p>${value}</p></div>`),
  text('flat grid', (label, value) => `<div>${label}</div><div>${value}</div>`),
  text(
    'definition in groups',
    (label, value) => `<div><dt>${label}</dt><dd>${value}</dd></div>`,
    (fields) => `<dl>${fields}</dl>`,
  ),
  text(
    'cells without heads',
    (label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`,
    (fields) => `<table><tbody>${fields}</tbody></table>`,
  ),
  text(
    'two fields in a row',
    (label, value) => `<tr><th>Since</th><td>2024</td><th>${label}</th><td>${value}</td></tr>`,
    (fields) => `<table><tbody>${fields}</tbody></table>`,
  ),
  text(
    'frame of the same site',
    (label, value) => `<div><span>${label}</span><span>${value}</span></div>`,
    (fields) =>
      `<iframe width='400' height='300' srcdoc="${fields.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
  ),
  text(
    'shadow root in a shadow root',
    (label, value) => `<div><span>${label}</span><span>${value}</span></div>`,
    (fields) =>
      `<crm-app><template shadowrootmode="open"><crm-card><template shadowrootmode="open">${fields}</template></crm-card></template></crm-app>`,
  ),
  control(
    'label around a control',
    (label, value) => `<div><label>${label} <input value="${value}"></label></div>`,
  ),
  control(
    'control that cannot be changed',
    (label, value) =>
      `<div><label for="${fieldId(label, value)}">${label}</label><div><input id="${fieldId(label, value)}" value="${value}" disabled></div></div>`,
  ),
  control(
    'choice',
    (label, value) =>
      `<div><label for="${fieldId(label, value)}">${label}</label><select id="${fieldId(label, value)}"><option>${value}</option></select></div>`,
  ),
  control(
    'control beside a text',
    (label, value) =>
      `<div><span>${label}</span><div><input readonly value="${value}"></div></div>`,
  ),
];

type Field = BasePage['field'];

function text(name: string, field: Field, around?: (fields: string) => string): Layout {
  const inside = around ?? ((fields: string) => `<div>${fields}</div>`);
  const record = (fields: string) =>
    `<section aria-label="Customer"><h2>Customer</h2>${inside(fields)}</section>`;
  return {
    ...definitionList,
    name,
    isControl: false,
    field,
    record,
    body: (parts) =>
      `<main class="app"><section aria-label="Conversation">
      ${parts.messages.map((html) => `<article>${html}</article>`).join('')}</section>
      ${record(parts.fields)}
      <section aria-label="Assignee">${parts.agent}</section></main>`,
  };
}

function control(name: string, field: Field): Layout {
  return { ...text(name, field), isControl: true };
}
