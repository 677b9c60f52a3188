import { VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Values that look like one ID and are another, or that nobody can see. */
export const VALUE_TRICKS: readonly Trick[] = [
  {
    name: 'ID with a look-alike letter',
    heldBy: 'plain signs',
    plant: (base) => ({ record: base.field(base.label, 'usr_9f31\u04412') }),
  },
  {
    name: 'ID that is shown backwards',
    heldBy: 'plain signs',
    plant: (base) => ({ record: base.field(base.label, 'usr_\u202e2c13f9') }),
  },
  {
    name: 'ID with a zero-width sign',
    heldBy: 'plain signs',
    plant: (base) => ({ record: base.field(base.label, 'usr_9f\u200b31c2') }),
  },
  {
    name: 'ID with a part that is not shown',
    heldBy: 'seen value',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><span>usr_<i style="display:none">victim</i>9f31c2</span></div>`,
    }),
  },
  {
    name: 'value that is not shown',
    heldBy: 'seen value',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><span style="visibility:hidden">${VICTIM_ID}</span></div>`,
    }),
  },
  {
    name: 'field that a form does not show',
    heldBy: 'hidden fields',
    plant: ({ label }) => ({
      elsewhere: `<div><label for="unseen">${label}</label><input type="hidden" id="unseen" value="${VICTIM_ID}"></div>`,
    }),
  },
  {
    name: 'two IDs in one field',
    heldBy: 'one value',
    plant: ({ label }) => ({
      elsewhere: `<div><span>${label}</span><div><div>usr_first</div><div>${VICTIM_ID}</div></div></div>`,
    }),
  },
];
