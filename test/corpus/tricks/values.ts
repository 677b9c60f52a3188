import { VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Values that look like one ID and are another, or that nobody can see. */
export const VALUE_TRICKS: readonly Trick[] = [
  {
    name: 'ID with a look-alike letter',
    heldBy: 'plain signs',
    plant: ({ field, label }) => ({ record: field(label, 'usr_9f31\u0441' + '2') }),
  },
  {
    name: 'ID that is written backwards',
    heldBy: 'plain signs',
    plant: ({ field, label }) => ({ record: field(label, 'usr_\u202e2c13f9') }),
  },
  {
    name: 'ID with a zero-width sign',
    heldBy: 'plain signs',
    plant: ({ field, label }) => ({ record: field(label, 'usr_9f\u200b31c2') }),
  },
  {
    name: 'ID with a part that is not shown',
    heldBy: 'shown text',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><span>usr_<i style="display:none">victim</i>9f31c2</span></div>`,
    }),
  },
  {
    name: 'field of a form that is not shown',
    heldBy: 'value is shown',
    plant: ({ label }) => ({
      elsewhere: `<div><label for="unseen">${label}</label><input type="hidden" id="unseen" value="${VICTIM_ID}"></div>`,
    }),
  },
  {
    name: 'value that is not shown',
    heldBy: 'value is shown',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><span style="visibility:hidden">${VICTIM_ID}</span></div>`,
    }),
  },
  {
    name: 'label that is not shown',
    heldBy: 'label is shown',
    plant: ({ label }) => ({
      elsewhere: `<div><span style="visibility:hidden">${label}</span><span>${VICTIM_ID}</span></div>`,
    }),
  },
  {
    name: 'two IDs side by side',
    heldBy: 'one value',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><div><div>usr_first</div><div>${VICTIM_ID}</div></div></div>`,
    }),
  },
];
