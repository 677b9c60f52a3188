import { describe, expect, it } from 'vitest';
import { createCardShelf } from '../../../src/platform/card-shelf';
import { freshDatabase } from '../support/fresh-database';
import { CARD } from '../support/samples';

const other = { ...CARD, id: 'other' };
const works = { workedAt: 1, brokenSince: null };

describe('the shelf of cards', () => {
  it('is empty at first', async () => {
    const shelf = createCardShelf(freshDatabase());
    await expect(shelf.read()).resolves.toEqual({ cards: [], unreadable: 0 });
    await expect(shelf.health()).resolves.toEqual(new Map());
  });

  it('keeps cards over a restart, each id once', async () => {
    const database = freshDatabase();
    await createCardShelf(database).write([CARD, other]);
    await createCardShelf(database).write([{ ...CARD, name: 'New' }]);
    await expect(createCardShelf(database).read()).resolves.toEqual({
      cards: [other, { ...CARD, name: 'New' }],
      unreadable: 0,
    });
    await createCardShelf(database).remove('other');
    await expect(createCardShelf(database).read()).resolves.toEqual({
      cards: [{ ...CARD, name: 'New' }],
      unreadable: 0,
    });
  });

  it('loses none of two that are saved at once', async () => {
    const shelf = createCardShelf(freshDatabase());
    await Promise.all([shelf.write([CARD]), shelf.write([other])]);
    await Promise.all([shelf.noteHealth('taught', works), shelf.noteHealth('other', works)]);
    const { cards } = await shelf.read();
    expect(cards.map(({ id }) => id).sort()).toEqual(['other', 'taught']);
    await expect(shelf.health()).resolves.toEqual(
      new Map([
        ['taught', works],
        ['other', works],
      ]),
    );
  });

  it('counts a card that cannot be read any more, and keeps it until it is replaced or removed', async () => {
    const database = freshDatabase();
    const shelf = createCardShelf(database);
    const spoilt = [{ ...CARD, version: 2 }, 'scratched', other];
    await (await database()).put('settings', spoilt, 'site-cards');
    await expect(shelf.read()).resolves.toEqual({ cards: [other], unreadable: 2 });
    await shelf.write([CARD]);
    await expect(shelf.read()).resolves.toEqual({ cards: [other, CARD], unreadable: 1 });
  });

  it.each(['scratched', 7, { cards: [] }, null])('that is %j holds nothing', async (kept) => {
    const database = freshDatabase();
    const shelf = createCardShelf(database);
    await (await database()).put('settings', kept, 'site-cards');
    await (await database()).put('settings', kept, 'site-card-health');
    await expect(shelf.read()).resolves.toEqual({ cards: [], unreadable: 0 });
    await expect(shelf.health()).resolves.toEqual(new Map());
    await shelf.write([CARD]);
    await shelf.noteHealth('taught', works);
    await expect(shelf.read()).resolves.toEqual({ cards: [CARD], unreadable: 0 });
    await expect(shelf.health()).resolves.toEqual(new Map([['taught', works]]));
  });

  it.each([
    ['saved anew', (shelf: ReturnType<typeof createCardShelf>) => shelf.write([CARD])],
    ['removed', (shelf: ReturnType<typeof createCardShelf>) => shelf.remove('taught')],
  ])('forgets the past of a card that is %s, and of no other', async (_, act) => {
    const shelf = createCardShelf(freshDatabase());
    await shelf.write([CARD, other]);
    await shelf.noteHealth('taught', { workedAt: 1, brokenSince: 2 });
    await shelf.noteHealth('other', works);
    await act(shelf);
    await expect(shelf.health()).resolves.toEqual(new Map([['other', works]]));
  });

  it('knows what an earlier build kept of each card', async () => {
    const database = freshDatabase();
    await (await database()).put('settings', { taught: works }, 'site-card-health');
    await expect(createCardShelf(database).health()).resolves.toEqual(new Map([['taught', works]]));
  });

  it('leaves the settings beside it alone', async () => {
    const database = freshDatabase();
    await (await database()).put('settings', 'kept', 'settings');
    await createCardShelf(database).write([CARD]);
    await expect((await database()).get('settings', 'settings')).resolves.toBe('kept');
  });
});
