import { VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Fields without a value: the nearest text is something else. */
export const EMPTY_TRICKS: readonly Trick[] = [
  {
    name: 'label without a value, before another field',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<div><div class="property"><label>${label}</label></div>
        <div class="property"><label>Order</label><span>ORD-48213</span></div></div>`,
    }),
  },
  {
    name: 'two terms in a row',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<dl><dt>${label}</dt><dt>order_2</dt><dd>ORD-48213</dd></dl>`,
    }),
  },
  {
    name: 'row without a value',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<table><tbody><tr><td>${label}</td><td></td></tr><tr><td>Order</td><td>ORD-48213</td></tr></tbody></table>`,
    }),
  },
  {
    name: 'empty control with an example',
    heldBy: 'own control',
    plant: ({ label }) => ({
      elsewhere: `<div><label for="own">${label}</label> <span class="hint">usr_12345</span>
        <input id="own" value=""></div>`,
    }),
  },
  {
    name: 'empty value with a button',
    heldBy: 'decoration',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><div><button type="button">Generate</button></div></div>`,
    }),
  },
  {
    name: 'heads of a list of customers',
    heldBy: 'columns',
    plant: ({ label }) => ({
      elsewhere: `<table><thead><tr><th>Name</th><th>${label}</th><th>plan_2</th></tr></thead><tbody>
        <tr><td>Ben Ode</td><td>${VICTIM_ID}</td><td>basic</td></tr>
        <tr><td>Cleo Fox</td><td>usr_third</td><td>basic</td></tr></tbody></table>`,
    }),
  },
  {
    name: 'sign for no value',
    heldBy: 'words for nothing',
    plant: (base) => ({ record: base.field(base.label, '-') }),
  },
  {
    name: 'word for no value',
    heldBy: 'words for nothing',
    plant: (base) => ({ record: base.field(base.label, 'N/A') }),
  },
];
