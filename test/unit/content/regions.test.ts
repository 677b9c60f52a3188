// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../../src/content/read-page';
import { KNOWN_LABELS } from '../../../src/domain/label-match';
import { mockLayout } from './support/layout';

beforeEach(mockLayout);

const fields = '<dl><dt>Customer ID</dt><dd>cus_1001</dd></dl>';
const panel = `<aside>${fields}</aside>`;
const message = '<div class="message">hello</div>';

function read(html: string, never: readonly string[] = []) {
  document.body.innerHTML = html;
  const cards = never.length === 0 ? [] : [{ id: 'desk', root: '', fields: [], never }];
  return readPage(document, { labels: KNOWN_LABELS, cards }).candidates.map(({ value }) => value);
}

describe('fields are not read', () => {
  it.each([
    ['in a conversation', `<section aria-label="Conversation">${fields}</section>`],
    ['in German', `<section aria-label="Unterhaltung">${fields}</section>`],
    ['in messages', `<div data-test-id="conversation-body">${fields}</div>`],
    ['in a log', `<div role="log">${fields}</div>`],
    ['in a feed', `<div role="feed">${fields}</div>`],
    ['in an article', `<article>${fields}</article>`],
    ['in a message', `<div class="ticket-message">${fields}</div>`],
    ['in an e-mail', `<div class="email-body">${fields}</div>`],
    ['in a quotation', `<blockquote>${fields}</blockquote>`],
    ['in an editor', `<div contenteditable="true">${fields}</div>`],
    ['in a panel in a message', `<div class="message">${panel}</div>`],
    ['in a panel in an article', `<article>${panel}</article>`],
    ['in a panel in a conversation', `<div class="conversation">${panel}</div>`],
    ['in notes', `<section><h3>Internal notes</h3>${fields}</section>`],
    ['in a list of events', `<div class="ticket-events">${fields}</div>`],
    ['in a card of the agent', `<div class="card"><h3>Assignee</h3>${fields}</div>`],
    ['in a card called agent', `<div class="agent-card">${fields}</div>`],
    ['under the agent', `<aside><h2>Customer</h2><p>Ana</p><h2>Agent</h2>${fields}</aside>`],
    ['in navigation', `<nav>${fields}</nav>`],
    ['in a custom element of messages', `<desk-message>${fields}</desk-message>`],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual([]);
  });

  it('where the card of the site says never', () => {
    expect(read(`<div class="merged">${fields}</div>`, ['.merged'])).toEqual([]);
    expect(read(`<div class="merged">${fields}</div>`, ['.other', '<'])).toEqual(['cus_1001']);
  });
});

describe('fields are read', () => {
  it.each([
    ['in a panel', panel],
    ['in a panel of a conversation', `<div class="conversation">${message}${panel}</div>`],
    ['beside an editor', `<div id="chat"><textarea></textarea>${panel}</div>`],
    [
      'in a panel with a name',
      `<div class="chat-app">${message}<div class="customer-info">${fields}</div></div>`,
    ],
    ['in the side of a conversation', `<div class="conversation-sidebar">${fields}</div>`],
    ['in a page with a state', `<div class="has-messages">${fields}</div>`],
    ['in a workspace for agents', `<div class="agent-workspace">${fields}</div>`],
    ['in an article of a panel', `<aside><article>${fields}</article></aside>`],
    ['under the customer', `<aside><h2>Assignee</h2><p>Max</p><h2>Customer</h2>${fields}</aside>`],
    ['under a subject', `<main><h2>A comment on my bill from May</h2>${fields}</main>`],
    [
      'beside the field of the owner',
      `<h5>Owner</h5><p>Max</p><h5>Customer ID</h5><p>cus_1001</p>`,
    ],
    ['on a body called conversation', `<div>${fields}</div>`],
  ])('%s', (_, html) => {
    document.body.className = 'conversation';
    expect(read(html)).toEqual(['cus_1001']);
  });
});
