// @vitest-environment happy-dom
import { getByRole, queryByRole, within } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListedCard, PreviewedCards } from '../../../src/protocol/page-commands';
import { fileProblemWords, basisWords } from '../../../src/options/cards/card-words';
import { NOW } from '../support/samples';
import { message } from '../ui/fake-page';
import { button, click, field, fill, show, text } from './options-on-screen';
import { listed, SHIPPED, TAUGHT } from './site-card-samples';

const replies = (cards: readonly ListedCard[], unreadable = 0) => ({
  'list-cards': () => ({ cards, unreadable }),
});

const section = () => getByRole(document.body, 'region', { name: 'Site cards' });
const inSection = () => within(section());

async function choose(content: string, name = 'cards.json') {
  await act(async () => {
    const input = field('Import cards from a file');
    Object.defineProperty(input, 'files', {
      configurable: true,
      value: [new File([content], name)],
    });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the site cards of this device', () => {
  it('say how to teach one when there is none', async () => {
    await show();
    expect(section().textContent).toContain('“This is the customer ID”');
    expect(queryByRole(section(), 'button', { name: /^Export/ })).toBeNull();
  });

  it('show name, basis, pages with their exact pattern, and what is read', async () => {
    await show(replies([listed(TAUGHT), listed(SHIPPED)]));
    const said = section().textContent;
    expect(said).toContain('Acme desk');
    expect(said).toContain('Taught by an agent');
    expect(said).toContain('ticket on desk.acme.test');
    expect(said).toContain('^https://desk\\.acme\\.test/tickets/(\\d+)');
    expect(said).toContain('Member: the attribute data-id at [data-test="member"], of it usr_\\w+');
  });

  it('say since when one has found nothing', async () => {
    await show(replies([listed(TAUGHT, { brokenSince: NOW })]));
    expect(section().textContent).toMatch(/It has found nothing since .*\d/);
  });

  it('say how many cannot be read', async () => {
    await show(replies([listed(TAUGHT)], 2));
    expect(section().textContent).toContain('2 more were saved by another version');
  });

  it.each([
    ['https://desk.acme.test/tickets/501', 'as ticket, record 501'],
    [' https://desk.acme.test/tickets/9?x=1#y ', 'as ticket, record 9'],
    ['https://desk.acme.test/users/501', 'does not know this address'],
    ['desk.acme.test/tickets/501', 'This is no web address.'],
    ['javascript:alert(1)', 'This is no web address.'],
  ])('are tested on an address: %s', async (address, words) => {
    await show(replies([listed(TAUGHT)]));
    await click(button('Test Acme desk'));
    expect(document.activeElement).toBe(field('Address of a ticket'));
    await fill('Address of a ticket', address);
    expect(section().textContent).toContain(words);
  });

  it('are removed only after a question, which begins at the harmless answer', async () => {
    const { requestsOf } = await show({
      ...replies([listed(TAUGHT)]),
      'remove-card': () => ({ cards: [], unreadable: 0 }),
    });
    await click(button('Remove Acme desk'));
    expect(document.activeElement).toBe(button('Keep it'));
    await click(button('Keep it'));
    expect(document.activeElement).toBe(button('Remove Acme desk'));
    expect(requestsOf('remove-card')).toEqual([]);
    await click(button('Remove Acme desk'));
    await click(button('Yes, remove it'));
    expect(requestsOf('remove-card')).toEqual([{ id: TAUGHT.id }]);
    expect(inSection().queryByText('Acme desk')).toBeNull();
    expect(document.activeElement?.textContent).toBe('On this device');
  });

  it('are exported, and the shipped ones are not', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:cards';
    });
    const saved = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    await show(replies([listed(TAUGHT), listed(SHIPPED)]));
    await click(button('Export 1 card'));
    expect(saved).toHaveBeenCalledOnce();
    expect(JSON.parse((await blobs[0]?.text()) ?? '')).toEqual([TAUGHT]);
    expect(section().textContent).toContain('chargehand-site-cards.json');
  });
});

describe('the cards that come with Chargehand', () => {
  const shipped = () => {
    const details = section().querySelector('details');
    if (details === null) throw new Error('there is no list of shipped cards');
    return details;
  };

  it('are folded away while all of them work, and cannot be removed', async () => {
    await show(replies([listed(TAUGHT), listed(SHIPPED)]));
    expect(shipped().open).toBe(false);
    expect(shipped().textContent).toContain('1 card comes with Chargehand');
    expect(shipped().textContent).toContain('conversation on *.helpkit.com');
    expect(shipped().textContent).toContain('what is labelled as the customer ID');
    expect(queryByRole(shipped(), 'button')).toBeNull();
  });

  it('are open when one of them finds nothing any more', async () => {
    await show(replies([listed(SHIPPED, { brokenSince: NOW })]));
    expect(shipped().open).toBe(true);
    expect(shipped().querySelector('summary')?.textContent).toContain('1 finds nothing any more');
    expect(shipped().textContent).toContain('It has found nothing since');
  });
});

describe('a file of cards', () => {
  const cards = [{ ...TAUGHT, name: 'Acme desk two' }];
  const found = { ok: true, cards, replaced: [] } as const satisfies PreviewedCards;

  it('is shown before anything is saved, with what it replaces', async () => {
    const { requestsOf } = await show({
      ...replies([listed(TAUGHT)]),
      'preview-cards': () => found,
      'import-cards': () => ({
        ok: true,
        saved: 1,
        listed: { cards: found.cards.map((card) => listed(card)), unreadable: 0 },
      }),
    });
    await choose('[the text]', 'from-ada.json');
    const preview = getByRole(document.body, 'group', { name: 'from-ada.json holds 1 card:' });
    expect(preview.textContent).toContain('Acme desk two');
    expect(preview.textContent).toContain('ticket on desk.acme.test');
    expect(preview.textContent).toContain('Replaces the card of this name on this device');
    expect(requestsOf('preview-cards')).toEqual([{ text: '[the text]' }]);
    expect(requestsOf('import-cards')).toEqual([]);
    await click(button('Import 1 card'));
    expect(requestsOf('import-cards')).toEqual([{ text: '[the text]' }]);
    expect(section().textContent).toContain('1 card imported.');
    expect(inSection().getByText('Acme desk two')).toBeTruthy();
    expect(queryByRole(document.body, 'button', { name: 'Import 1 card' })).toBeNull();
  });

  it('is forgotten when it is not wanted', async () => {
    const { requestsOf } = await show({ ...replies([]), 'preview-cards': () => found });
    await choose('[]');
    await click(button('Do not import'));
    expect(requestsOf('import-cards')).toEqual([]);
    expect(section().textContent).not.toContain('Acme desk two');
  });

  it.each(['not-json', 'not-cards', 'too-many', 'shipped-id'] as const)(
    'that is refused as %s says so, and that nothing was imported',
    async (why) => {
      await show({ ...replies([]), 'preview-cards': () => ({ ok: false, why }) });
      await choose('x');
      const input = field('Import cards from a file');
      expect(input.getAttribute('aria-invalid')).toBe('true');
      expect(text()).toContain(`Nothing was imported. ${message(fileProblemWords[why], [])}`);
    },
  );

  it('of more than 1 MB is not even read', async () => {
    const { requestsOf } = await show(replies([]));
    await choose('x'.repeat(1024 * 1024 + 1));
    expect(text()).toContain('larger than 1 MB');
    expect(requestsOf('preview-cards')).toEqual([]);
  });

  it('of 1 MB is read', async () => {
    const { requestsOf } = await show({ ...replies([]), 'preview-cards': () => found });
    await choose('x'.repeat(1024 * 1024));
    expect(requestsOf('preview-cards')).toHaveLength(1);
  });

  it('chosen after another is the one that counts, whichever answers last', async () => {
    const answers: ((reply: PreviewedCards) => void)[] = [];
    await show({
      ...replies([]),
      'preview-cards': () =>
        new Promise<PreviewedCards>((resolve) => {
          answers.push(resolve);
        }),
    });
    await choose('first', 'first.json');
    await choose('second', 'second.json');
    await act(async () => {
      answers[1]?.(found);
      answers[0]?.({ ok: false, why: 'not-json' });
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
    });
    expect(getByRole(document.body, 'group', { name: 'second.json holds 1 card:' })).toBeTruthy();
    expect(text()).not.toContain('not JSON');
  });
});

describe('the words for cards', () => {
  it('are different for every basis and every problem', () => {
    const said = [...Object.values(basisWords), ...Object.values(fileProblemWords)].map((key) =>
      message(key, []),
    );
    expect(new Set(said).size).toBe(said.length);
    expect(said).not.toContain('');
  });

  it('say when the background did not answer, and ask again', async () => {
    let asked = 0;
    await show({
      'list-cards': () => {
        asked += 1;
        if (asked === 1) throw new Error('gone');
        return { cards: [listed(TAUGHT)], unreadable: 0 };
      },
    });
    expect(section().textContent).toContain('did not answer');
    await click(button('Try again'));
    expect(inSection().getByText('Acme desk')).toBeTruthy();
  });
});
