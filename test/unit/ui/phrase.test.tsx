// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { Foreign } from '../../../src/ui/foreign';
import { Page } from '../../../src/ui/page-context';
import { Phrase } from '../../../src/ui/phrase';
import { fakePage } from './fake-page';

function html(label: string, host: string): HTMLElement {
  const root = document.createElement('div');
  render(
    <Page.Provider value={fakePage().page}>
      <Phrase of="origin" parts={[<Foreign text={label} />, <Foreign text={host} />]} />
    </Page.Provider>,
    root,
  );
  return root;
}

describe('a foreign text in a phrase', () => {
  it('is a text node of its own, isolated', () => {
    const root = html('<img src=x onerror=alert(1)>', 'desk.acme.test');
    expect(root.querySelector('img')).toBeNull();
    expect(root.innerHTML).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt;</bdi>');
  });

  it.each([
    ['a right-to-left override', 'Customer\u202e ID'],
    ['a zero-width space', 'Cust\u200bomer ID'],
    ['a control character', 'Customer\u0000 ID'],
    ['our own mark', 'Customer \ue001 ID'],
  ])('loses %s', (_, label) => {
    const shown = html(label, 'desk').textContent;
    expect(Array.from('\u202e\u200b\u0000\ue001').filter((mark) => shown.includes(mark))).toEqual(
      [],
    );
  });

  it('is cut where it is endless', () => {
    expect(html('x'.repeat(10_000), 'desk').textContent.length).toBeLessThan(400);
  });
});
