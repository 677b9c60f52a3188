import { expect, it } from 'vitest';
import { kindOfName, kindOfTitle } from '../../../src/content/region-words';

it.each([
  ['message', 'writing'],
  ['ticketMessage', 'writing'],
  ['note-body', 'writing'],
  ['email-body', 'writing'],
  ['gmail_quote', 'writing'],
  ['messages-layout', 'gathering'],
  ['conversation-list', 'gathering'],
  ['ticket-events', 'gathering'],
  ['conversation-sidebar', 'side'],
  ['conv-sidebar-block', 'side'],
  ['contacts__sidepanel', 'side'],
  ['requester-info', 'side'],
  ['customer', 'customer'],
  ['assignee-card', 'staff'],
  ['owner', 'staff'],
  ['agent-workspace', 'unnamed'],
  ['has-messages', 'unnamed'],
  ['group/message', 'unnamed'],
  ['[&>.message]:p-2', 'unnamed'],
  ['o_notebook', 'unnamed'],
  ['feedback', 'unnamed'],
  ['search-bar', 'writing'],
  ['customer-filters', 'writing'],
  ['search-results', 'unnamed'],
  ['search-layout', 'unnamed'],
  ['issue.views.comment.body', 'writing'],
  ['py-1.5', 'unnamed'],
  ['', 'unnamed'],
])('the name %j is that of %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind);
});

it.each([
  ['Conversation', 'gathering'],
  ['Conversation with Ana', 'gathering'],
  ['Messages (3)', 'writing'],
  ['Internal notes', 'writing'],
  ['Kommentare', 'writing'],
  ['Notas', 'writing'],
  ['Assigned to', 'staff'],
  ['Support agent', 'staff'],
  ['Zuständig', 'staff'],
  ['Customer', 'customer'],
  ['Customer details', 'side'],
  ['Conversation details', 'side'],
  ['A question about my messages', 'unnamed'],
  ['Ana Lopez', 'unnamed'],
  [`Message ${'x'.repeat(80)}`, 'unnamed'],
])('the title %j is that of %s', (title, kind) => {
  expect(kindOfTitle(title)).toBe(kind);
});
