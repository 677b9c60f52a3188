import { describe, expect, it } from 'vitest';
import { PANEL_HOST, UNKNOWN_HOSTS } from '../desk/desk-hosts';
import { deskPage } from '../desk/desk-page';
import { tickets } from '../desk/tickets';
import { findNamedCustomer } from '../sandbox/named-customers';

const html = (path: string) => deskPage('desk.acme.test', path)?.html ?? '';
const shownId = (page: string) => /<dt>Customer ID<\/dt>\s*<dd[^>]*>([^<]*)<\/dd>/.exec(page)?.[1];

describe('the demo desk', () => {
  it('lists every ticket', () => {
    for (const { number } of tickets) expect(html('/')).toContain(`href="/tickets/${number}"`);
  });

  it.each(tickets)('shows ticket $number', ({ number, customerId, panel }) => {
    const place = panel?.endsWith('frame') ? 'panel' : 'tickets';
    expect(shownId(html(`/${place}/${number}`))).toBe(customerId);
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

  it('keeps what a customer writes apart from the customer panel', () => {
    const [conversation = '', panel = ''] = html('/tickets/513').split('</section>');
    expect(conversation.match(/usr_victim/g)).toHaveLength(3);
    expect(panel).not.toContain('usr_victim');
  });

  it('moves between tickets without loading a page, all of them in it', () => {
    const page = html('/inbox/501?moves=page-first&pace=held&502=usr_held.t9');
    expect(page).toContain('"moves":"page-first","pace":"held"');
    expect(page).toContain('usr_held.t9');
    for (const { number } of tickets) expect(page).toContain(`data-number="${number}"`);
    expect(html('/inbox/501?502=</script><img src=x>')).not.toContain('<img');
  });

  it('keeps several tickets open and shows one', () => {
    const page = html('/open/503?501=usr_held.t5');
    expect(page.match(/role="tabpanel"/g)).toHaveLength(5);
    expect([...page.matchAll(/id="open-(\d+)"[^>]*data-away=""/g)].map(([, id]) => id)).toEqual([
      '503',
    ]);
    expect(new Set([...page.matchAll(/data-away="(\w+)"/g)].map(([, away]) => away)).size).toBe(4);
    expect(page).toContain('usr_held.t5');
  });

  it('puts the panel into shadow roots and frames, its own and those of another site', () => {
    expect(html('/tickets/515')).toContain('data-mode="open"');
    expect(html('/tickets/516')).toContain('data-mode="closed"');
    const panel = '/panel/517?customer=usr_held&email=pia.jensen%40mail.test';
    expect(html('/tickets/517?customer=usr_held')).toContain(
      `src="${panel.replace('&', '&amp;')}"`,
    );
    expect(shownId(html(panel))).toBe('usr_held');
    expect(html('/tickets/518')).toContain(`src="https://${PANEL_HOST}/panel/518?`);
    expect(deskPage(PANEL_HOST, '/panel/518')?.html).toContain('usr_succeeds.omar');
  });

  it('has sites that nobody has heard of, which change after a while', () => {
    for (const host of Object.values(UNKNOWN_HOSTS)) {
      expect(deskPage(host, '/people/31?customer=usr_held.t7')?.html).toContain('usr_held.t7');
      expect(deskPage(host, '/people/31?customer=usr_held.t7&changed')?.html).not.toContain('usr_');
      expect(deskPage(host, '/people')).toBeUndefined();
    }
  });

  it('has no other page and no other host', () => {
    expect(deskPage('desk.acme.test', '/tickets/999')).toBeUndefined();
    expect(deskPage('desk.acme.test', '/tickets/501/edit')).toBeUndefined();
    expect(deskPage('shop.acme.test', '/')).toBeUndefined();
    expect(deskPage(PANEL_HOST, '/tickets/501')).toBeUndefined();
  });
});
