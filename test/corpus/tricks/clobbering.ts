import { fieldId, TRUE_ID, VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Names that hide members of an element behind what the customer's HTML holds. */
export const CLOBBERING_TRICKS: readonly Trick[] = [
  inForm('form that hides its parent', ['parentElement', 'parentNode', 'assignedSlot']),
  inForm('form that hides its attributes', ['getAttribute', 'hasAttribute', 'attributes']),
  inForm('form that hides its kind', ['localName', 'tagName', 'nodeName', 'nodeType']),
  {
    name: 'label for a control of the record',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<label for="${fieldId('Order', 'ORD-48213')}">${label}</label>`,
    }),
  },
  {
    name: 'second element with the id of the control',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<input id="${fieldId(label, TRUE_ID)}" value="${VICTIM_ID}">`,
    }),
  },
];

function inForm(name: string, names: readonly string[]): Trick {
  // Of two with one name the form gives a list, which is no element.
  const hiding = names.map((each) => `<input type="hidden" name="${each}">`.repeat(2)).join('');
  return {
    name,
    heldBy: 'own getters',
    onlyIn: 'Chromium',
    plant: ({ label }) => ({
      message: `<form>${hiding}<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl></form>`,
    }),
  };
}
