import { describe, expect, it } from 'vitest';
import { deskPage } from '../desk/desk-page';
import { tickets } from '../desk/tickets';
import { findNamedCustomer } from '../sandbox/named-customers';

const html = (path: string) => deskPage('desk.acme.test', path)?.html ?? '';
const shownId = (page: string) => /<dt>Customer ID<\/dt>\s*<dd[^>]*>([^<]*)<\/dd>/.exec(page)?.[1];

describe('the demo desk', () => {
  it('lists every ticket', () => {
    for (const { number } of tickets) expect(html('/')).toContain(`href="/tickets/${number}"`);
  });

  it.each(tickets)('shows ticket $number', ({ number, customerId }) => {
    expect(shownId(html(`/tickets/${number}`))).toBe(customerId);
    if (customerId !== undefined) expect(findNamedCustomer(customerId)).toBeDefined();
  });

  it('begins with the customer whose charge succeeds, and has one whom nobody knows', () => {
    expect(shownId(html('/tickets/501'))).toBe('usr_succeeds');
    expect(tickets.filter(({ customerId }) => customerId === undefined)).toHaveLength(1);
  });

  it('shows another id when asked to, as text and never as HTML', () => {
    expect(shownId(html('/tickets/501?customer=usr_held.t3'))).toBe('usr_held.t3');
    const attack = encodeURIComponent('<img src=x onerror=alert(1)>"\'&');
    const page = html(`/tickets/501?customer=${attack}`);
    expect(shownId(page)).toBe('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(page).not.toContain('<img');
  });

  it('asks the network for nothing', () => {
    expect(html('/') + html('/tickets/501')).not.toMatch(/<script|https?:|@import|url\(/);
  });

  it('has no other page and no other host', () => {
    expect(deskPage('desk.acme.test', '/tickets/999')).toBeUndefined();
    expect(deskPage('desk.acme.test', '/tickets/501/edit')).toBeUndefined();
    expect(deskPage('shop.acme.test', '/')).toBeUndefined();
  });
});
