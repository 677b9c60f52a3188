import { VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** Labels that are none. */
export const LABEL_TRICKS: readonly Trick[] = [
  {
    name: 'label with a zero-width sign',
    heldBy: 'exact label',
    plant: (base) => ({
      record: base.field(`${base.label.slice(0, 2)}\u200b${base.label.slice(2)}`, VICTIM_ID),
    }),
  },
  {
    name: 'label with a look-alike letter',
    heldBy: 'exact label',
    plant: (base) => ({ record: base.field(base.label.replace('I', '\u0406'), VICTIM_ID) }),
  },
  {
    name: 'label in a sentence',
    heldBy: 'whole label',
    plant: ({ label }) => ({
      elsewhere: `<div>Their old <b>${label}</b> <i>${VICTIM_ID}</i> is closed.</div>`,
    }),
  },
  {
    name: 'subject that is the label',
    heldBy: 'titles are no labels',
    plant: ({ label }) => ({ elsewhere: `<h1>${label}</h1><div>${VICTIM_ID}</div>` }),
  },
  {
    name: 'label that is not shown',
    heldBy: 'seen label',
    plant: ({ label }) => ({
      elsewhere: `<div><span style="visibility:hidden">${label}</span><span>${VICTIM_ID}</span></div>`,
    }),
  },
  {
    name: 'search field',
    heldBy: 'search fields',
    plant: ({ label }) => ({
      elsewhere: `<div><input type="search" aria-label="${label}" value="${VICTIM_ID}"></div>`,
    }),
  },
  {
    name: 'list of open tickets',
    heldBy: 'writing',
    plant: ({ label }) => ({
      elsewhere: `<nav><div><span>${label}</span><span>${VICTIM_ID}</span></div></nav>`,
    }),
  },
];
