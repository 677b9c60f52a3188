import { describe, expect, it } from 'vitest';
import { intentOfMenu, menuItems } from '../../../src/background/menu';

const charge = 'charge-this-customer';
const teach = 'teach-customer-id';

describe('the right-click menu', () => {
  it('charges from everywhere, and teaches where there is something to point at', () => {
    expect(menuItems.map(({ id, contexts }) => [id, contexts])).toEqual([
      [charge, ['page', 'frame', 'selection', 'link', 'editable']],
      [teach, ['selection', 'editable']],
    ]);
  });

  it.each([
    ['on a page', {}, null],
    ['on a selection', { selectionText: 'cus_1' }, { kind: 'selection', text: 'cus_1' }],
    ['on a link', { linkUrl: 'https://x.test' }, { kind: 'link', text: 'https://x.test' }],
    [
      'on a selected link',
      { selectionText: 'cus_1', linkUrl: 'https://x.test' },
      { kind: 'selection', text: 'cus_1' },
    ],
    [
      'on a whole page of text',
      { selectionText: 'x'.repeat(9000) },
      { kind: 'selection', text: 'x'.repeat(4096) },
    ],
    ['on an endless link', { linkUrl: 'x'.repeat(9000) }, { kind: 'link', text: 'x'.repeat(4096) }],
  ])('%s opens the form of that tab', (_, click, hint) => {
    const intent = { surface: 'menu', tabId: 7, hint };
    expect(intentOfMenu({ menuItemId: charge, ...click }, 7)).toEqual({
      ...intent,
      isTeaching: false,
    });
    expect(intentOfMenu({ menuItemId: teach, ...click }, 7)).toEqual({
      ...intent,
      isTeaching: true,
    });
  });

  it.each(['other', 1])('of another extension (%j) opens nothing', (menuItemId) => {
    expect(intentOfMenu({ menuItemId }, 7)).toBeUndefined();
  });
});
