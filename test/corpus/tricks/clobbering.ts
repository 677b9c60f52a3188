import { fieldId, TRUE_ID, VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Names that hide members of a form or of the document behind what the customer's HTML holds. */
export const CLOBBERING_TRICKS: readonly Trick[] = [
  inForm('form that hides its parent', ['parentElement', 'parentNode', 'assignedSlot']),
  inForm('form that hides its methods', ['closest', 'matches', 'getAttribute', 'hasAttribute']),
  inForm('form that hides its kind', ['localName', 'tagName', 'nodeName', 'className', 'role']),
  inForm('form that hides its size', [
    'checkVisibility',
    'getBoundingClientRect',
    'getClientRects',
    'offsetWidth',
  ]),
  inForm('form that hides its content', [
    'children',
    'childNodes',
    'firstChild',
    'nextSibling',
    'textContent',
    'querySelectorAll',
  ]),
  {
    name: 'names that hide the document',
    heldBy: 'conversation',
    plant: ({ label }) => ({
      message: `${[
        'querySelector',
        'querySelectorAll',
        'body',
        'documentElement',
        'createTreeWalker',
        'createNodeIterator',
        'defaultView',
        'getElementById',
        'getElementsByTagName',
        'getElementsByName',
        'evaluate',
        'elementFromPoint',
        'scrollingElement',
        'URL',
      ]
        .map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`)
        .join('')}<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl>`,
    }),
  },
  {
    name: 'label for a control of the record',
    heldBy: 'conversation',
    plant: ({ label }) => ({
      message: `<label for="${fieldId('Order', 'ORD-48213')}">${label}</label>`,
    }),
  },
  {
    name: 'second element with the id of the control',
    heldBy: 'conversation',
    plant: ({ label }) => ({
      message: `<input id="${fieldId(label, TRUE_ID)}" value="${VICTIM_ID}">`,
    }),
  },
];

function inForm(name: string, names: readonly string[]): Trick {
  const hidden = names.map((each) => `<input type="hidden" name="${each}">`).join('');
  return {
    name,
    heldBy: 'clobbering',
    onlyIn: 'Chromium',
    plant: ({ label }) => ({
      message: `<form>${hidden}<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl></form>`,
    }),
  };
}
