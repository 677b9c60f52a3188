import { describe, expect, it } from 'vitest';
import { classifySender, isFromBackground, type MessageSender } from '../../../src/protocol/sender';

const self = { id: 'ours', origin: 'chrome-extension://ours' };
const ours: MessageSender = { id: 'ours', origin: 'chrome-extension://ours' };

it('whoever else speaks is a stranger', () => {
  expect(classifySender({ ...ours, frameId: 1 }, self)).toBe('stranger');
});

describe('a page of ours', () => {
  it.each<[string, MessageSender]>([
    ['the popup', ours],
    ['the popup in a tab', { ...ours, frameId: 0, url: 'chrome-extension://ours/popup.html' }],
  ])('is %s', (_, sender) => {
    expect(classifySender(sender, self)).toBe('extension-page');
  });

  it('needs all three: our id, our origin, the top frame', () => {
    const ids = ['ours', 'other', 'OURS', '', undefined];
    const origins = [
      'chrome-extension://ours',
      'chrome-extension://ours/',
      'chrome-extension://other',
      'https://desk.test',
      'null',
      '',
      undefined,
    ];
    const frames = [undefined, 0, 1, -1, Number.NaN];
    const passed = ids.flatMap((id) =>
      origins.flatMap((origin) =>
        frames
          .map((frameId) => ({ id, origin, frameId, url: 'chrome-extension://ours/popup.html' }))
          .filter((sender) => classifySender(sender, self) === 'extension-page'),
      ),
    );
    expect(passed.map(({ id, origin, frameId }) => [id, origin, frameId])).toEqual([
      ['ours', 'chrome-extension://ours', undefined],
      ['ours', 'chrome-extension://ours', 0],
    ]);
  });
});

describe('the background', () => {
  it.each<[string, MessageSender]>([
    [
      'Chromium’s worker, without an origin',
      { id: 'ours', url: 'chrome-extension://ours/main.js' },
    ],
    ['Firefox’s page', { ...ours, url: 'chrome-extension://ours/_generated_background_page.html' }],
  ])('is %s', (_, sender) => {
    expect(isFromBackground(sender, self)).toBe(true);
  });

  it.each<[string, MessageSender]>([
    ['another extension', { id: 'other', url: 'chrome-extension://ours/main.js' }],
    ['nobody', { url: 'chrome-extension://ours/main.js' }],
    ['a content script', { id: 'ours', url: 'https://desk.test/' }],
    ['a page that names us', { id: 'ours', url: 'https://desk.test/chrome-extension://ours/' }],
    ['a look-alike of our address', { id: 'ours', url: 'chrome-extension://ours.test/main.js' }],
    ['somebody without an address', ours],
  ])('is not %s', (_, sender) => {
    expect(isFromBackground(sender, self)).toBe(false);
  });
});
