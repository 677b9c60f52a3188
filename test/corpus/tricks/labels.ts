import { VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Labels that are none, or whose field is empty, so that the nearest text is something else. */
export const LABEL_TRICKS: readonly Trick[] = [
  {
    name: 'label with a zero-width sign',
    heldBy: 'exact label',
    plant: ({ field, label }) => ({
      record: field(`${label.slice(0, 2)}\u200b${label.slice(2)}`, VICTIM_ID),
    }),
  },
  {
    name: 'label with a look-alike letter',
    heldBy: 'exact label',
    plant: ({ field, label }) => ({
      record: field(label.replace('I', '\u0406').replace('C', '\u0421'), VICTIM_ID),
    }),
  },
  {
    name: 'label and ID in the notes',
    heldBy: 'whole label',
    plant: ({ field, label }) => ({ record: field('Notes', `${label}: ${VICTIM_ID}`) }),
  },
  {
    name: 'customer who is named like the label',
    heldBy: 'label is no value',
    plant: ({ field, label }) => ({ record: field('Alias', label) + field('Company', VICTIM_ID) }),
  },
  {
    name: 'label without a value, before another field',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<div><div class="property"><label>${label}</label></div>
        <div class="property"><label>State</label><span>active</span></div></div>`,
    }),
  },
  {
    name: 'terms of a list side by side',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<dl><dt>${label}</dt><dt>State</dt><dd>active</dd></dl>`,
    }),
  },
  {
    name: 'empty cell before the next row',
    heldBy: 'next field',
    plant: ({ label }) => ({
      elsewhere: `<table><tbody><tr><td>${label}</td></tr><tr><td>active</td></tr></tbody></table>`,
    }),
  },
  {
    name: 'empty control with a remark',
    heldBy: 'own control',
    plant: ({ label }) => ({
      elsewhere: `<div><label for="own">${label}</label><span class="hint">required</span>
        <input id="own" value=""></div>`,
    }),
  },
  {
    name: 'empty value with a button',
    heldBy: 'buttons',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><div><button type="button">Copy</button></div></div>`,
    }),
  },
  {
    name: 'heads of the columns of a list of customers',
    heldBy: 'column heads',
    plant: ({ label }) => ({
      elsewhere: `<table><thead><tr><th>Name</th><th>${label}</th><th>Plan</th></tr></thead><tbody>
        <tr><td>Ben Ode</td><td>${VICTIM_ID}</td><td>Basic</td></tr>
        <tr><td>Cleo Fox</td><td>usr_third</td><td>Basic</td></tr></tbody></table>`,
    }),
  },
  {
    name: 'sign for no value',
    heldBy: 'no-value signs',
    plant: ({ field, label }) => ({ record: field(label, '-') }),
  },
  {
    name: 'word for no value',
    heldBy: 'no-value signs',
    plant: ({ field, label }) => ({ record: field(label, 'N/A') }),
  },
];
