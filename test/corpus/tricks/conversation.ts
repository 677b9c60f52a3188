import { VICTIM_EMAIL, VICTIM_ID } from '../base-page';
import type { Trick } from '../trick';

/** What a customer, or whoever is quoted, writes. */
export const CONVERSATION_TRICKS: readonly Trick[] = [
  {
    name: 'boxes in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<div><div>${label}</div><div>${VICTIM_ID}</div></div>`,
    }),
  },
  {
    name: 'definition list in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({ message: `<dl><dt>${label}:</dt><dd>${VICTIM_ID}</dd></dl>` }),
  },
  {
    name: 'table in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<table><tbody><tr><th>${label}</th><td>${VICTIM_ID}</td></tr></tbody></table>`,
    }),
  },
  {
    name: 'form field in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<label for="m1">${label}</label> <input id="m1" readonly value="${VICTIM_ID}">`,
    }),
  },
  {
    name: 'aside in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<aside aria-label="Customer"><header><h2>Customer</h2></header>
        <dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl></aside>`,
    }),
  },
  {
    name: 'copy of the record in a message',
    heldBy: 'writing',
    plant: (base) => ({ message: base.record(base.field(base.label, VICTIM_ID)) }),
  },
  {
    name: 'quoted e-mail',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<div class="gmail_quote"><div>On Monday the billing team wrote:</div><blockquote>
        <table><tr><td>${label}</td><td>${VICTIM_ID}</td></tr></table></blockquote></div>`,
    }),
  },
  {
    name: 'huge label in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<div style="font-size:80px"><b>${label.toUpperCase()}</b></div><div>${VICTIM_ID}</div>`,
    }),
  },
  {
    name: 'drawing in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<svg width="300" height="60"><foreignObject width="300" height="60">
        <div xmlns="http://www.w3.org/1999/xhtml"><span>${label}</span><span>${VICTIM_ID}</span></div>
        </foreignObject></svg>`,
    }),
  },
  {
    name: 'ID and e-mail in a message',
    heldBy: 'writing',
    plant: ({ label }) => ({
      message: `<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd><dt>E-mail</dt>
        <dd><a href="mailto:${VICTIM_EMAIL}">${VICTIM_EMAIL}</a></dd></dl>`,
    }),
  },
  {
    name: 'draft of a reply',
    heldBy: 'editors',
    plant: ({ label }) => ({ composer: `<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl>` }),
  },
  {
    name: 'shadow root in a message',
    heldBy: 'hosts',
    plant: ({ label }) => ({
      message: `<x-card><template shadowrootmode="open"><dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl></template></x-card>`,
    }),
  },
  {
    name: 'frame in a message',
    heldBy: 'frames',
    plant: ({ label }) => ({
      message: `<iframe width="300" height="80" srcdoc="<dl><dt>${label}</dt><dd>${VICTIM_ID}</dd></dl>"></iframe>`,
    }),
  },
  {
    name: 'agent card',
    heldBy: 'staff',
    plant: ({ label }) => ({
      agent: `<div><span>${label}</span><span>agent_77</span></div>`,
    }),
  },
];
