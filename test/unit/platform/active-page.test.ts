import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageQuestion, PageReading } from '../../../src/domain/page-reading';
import { createActivePage } from '../../../src/platform/active-page';

const calls = vi.hoisted(() => ({ get: vi.fn(), executeScript: vi.fn() }));
vi.mock('../../../src/platform/browser', () => ({
  browser: {
    tabs: { get: calls.get },
    scripting: { executeScript: calls.executeScript },
  },
}));

const url = 'https://desk.test/t/1?view=a#b';
const page = { tabId: 7, host: 'desk.test', address: 'https://desk.test/t/1', url };
const reading: PageReading = {
  candidates: [{ value: 'cus_1', by: 'label', label: 'Customer ID' }],
  emails: [],
  emptyCards: [],
  isChanging: false,
  foreignFrames: 0,
};
const question = (labels: string): PageQuestion => ({ labels: [labels], cards: [] });

interface Script {
  readonly target: { readonly tabId: number };
  readonly files?: readonly string[];
  readonly func?: (...args: unknown[]) => unknown;
  readonly args?: readonly unknown[];
}

/** A tab whose page answers each question in turn with what `frames` hold; the last one again and again. */
function tab(address: string | undefined, ...frames: unknown[]) {
  calls.get.mockResolvedValue({ id: 7, ...(address !== undefined && { url: address }) });
  let at = 0;
  calls.executeScript.mockImplementation(({ files }: Script) => {
    if (files !== undefined) return Promise.resolve([{ frameId: 0 }]);
    const frame = frames[Math.min(at, frames.length - 1)];
    at += 1;
    if (frame instanceof Error) return Promise.reject(frame);
    return Promise.resolve([{ frameId: 0, result: frame }]);
  });
}

const scripts = () => calls.executeScript.mock.calls.flat() as Script[];
const asked = () => scripts().flatMap(({ args }) => args ?? []);
const read = () => createActivePage().read(7, question);

beforeEach(() => {
  vi.resetAllMocks();
});

describe('reading a page', () => {
  it('injects the reader, asks it once, and is told where that was', async () => {
    tab(url, { url, answer: reading });
    await expect(read()).resolves.toMatchObject({ ok: true, page, answer: reading });
    expect(calls.get).toHaveBeenCalledExactlyOnceWith(7);
    const [inject, ask, ...more] = scripts();
    expect([inject?.files, inject?.target]).toEqual([['src/content/main.js'], { tabId: 7 }]);
    expect(ask).toMatchObject({ target: { tabId: 7 }, args: [question(url)] });
    expect(more).toEqual([]);
  });

  it('asks the reader in the page, at the address of that very moment', async () => {
    tab(url, { url, answer: reading });
    await read();
    const func = scripts()[1]?.func;
    vi.stubGlobal('location', { href: url });
    vi.stubGlobal('chargehandReader', { read: (what: unknown) => ({ what }) });
    expect(func?.('the question')).toEqual({ url, answer: { what: 'the question' } });
    vi.stubGlobal('chargehandReader', undefined);
    expect(func?.('the question')).toEqual({ url, answer: undefined });
    vi.unstubAllGlobals();
  });

  it('of another address by the time it answers asks again about that one', async () => {
    const next = 'https://desk.test/t/2';
    const answer = { ...reading, candidates: [] };
    tab(url, { url: next, answer: reading }, { url: next, answer });
    await expect(read()).resolves.toMatchObject({
      ok: true,
      page: { url: next, address: next },
      answer,
    });
    expect(asked()).toEqual([question(url), question(next)]);
  });

  it('that never stays says so after three tries', async () => {
    const [a, b, c] = ['https://d.test/a', 'https://d.test/b', 'https://d.test/c'];
    tab(url, { url: a, answer: reading }, { url: b, answer: reading }, { url: c, answer: reading });
    await expect(read()).resolves.toMatchObject({
      ok: true,
      page: { url: c },
      answer: { isChanging: true },
    });
    expect(asked()).toEqual([question(url), question(a), question(b)]);
  });

  it.each<[string, unknown]>([
    ['nothing, as on the pages of Firefox', undefined],
    ['null', null],
    ['no address', { answer: reading }],
    ['an address that is none', { url: 'nowhere', answer: reading }],
    ['no reading', { url, answer: undefined }],
    ['a stranger beside it', { url, answer: reading, extra: 1 }],
    ['a stranger in it', { url, answer: { ...reading, extra: 1 } }],
    [
      'an unknown source',
      { url, answer: { ...reading, candidates: [{ value: 'x', by: 'email', label: '' }] } },
    ],
    [
      'an endless list',
      { url, answer: { ...reading, emails: Array.from({ length: 1001 }, () => '') } },
    ],
    [
      'an endless value',
      {
        url,
        answer: { ...reading, candidates: [{ value: 'x'.repeat(10_001), by: 'label', label: '' }] },
      },
    ],
    ['an error', new Error('cannot access contents of the page')],
  ])('that answers %s cannot be read', async (_, frame) => {
    tab(url, frame);
    await expect(read()).resolves.toEqual({ ok: false, why: 'not-readable', page });
  });

  it('that has no frame at all cannot be read', async () => {
    tab(url, undefined);
    calls.executeScript.mockResolvedValue([]);
    await expect(read()).resolves.toMatchObject({ ok: false, why: 'not-readable' });
  });

  it('whose tab is gone is none', async () => {
    calls.get.mockRejectedValue(new Error('no tab'));
    await expect(read()).resolves.toEqual({ ok: false, why: 'no-page', page: null });
  });

  it.each([undefined, '', 'nonsense'])(
    'whose address is not ours to know (%j) is out of reach',
    async (address) => {
      tab(address);
      await expect(read()).resolves.toEqual({ ok: false, why: 'no-access', page: null });
      expect(scripts()).toEqual([]);
    },
  );

  it.each([
    'about:newtab',
    'chrome://settings/',
    'moz-extension://x/popup.html',
    'view-source:https://desk.test/',
  ])('%s of the browser is not even asked', async (address) => {
    tab(address, { url: address, answer: reading });
    await expect(read()).resolves.toMatchObject({
      ok: false,
      why: 'browser-page',
      page: { url: address },
    });
    expect(scripts()).toEqual([]);
  });

  it.each([
    ['https://addons.mozilla.org/', 'store-page'],
    ['https://chrome.google.com/webstore/x', 'store-page'],
    ['https://desk.test/invoice.pdf', 'browser-page'],
  ])('%s is read where the browser lets us, else it is a %s', async (address, why) => {
    tab(address, { url: address, answer: reading });
    await expect(read()).resolves.toMatchObject({ ok: true, answer: reading });
    tab(address, new Error('refused'));
    await expect(read()).resolves.toMatchObject({ ok: false, why });
  });
});

describe('a page that does not answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is given up after three seconds', async () => {
    tab(url);
    calls.executeScript.mockReturnValue(new Promise(() => undefined));
    const done = vi.fn();
    const reading = read().then(done);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(done).toHaveBeenCalledWith({ ok: false, why: 'not-readable', page });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is none where the browser does not tell its tab within five seconds', async () => {
    calls.get.mockReturnValue(new Promise(() => undefined));
    const done = vi.fn();
    const reading = read().then(done);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(done).toHaveBeenCalledWith({ ok: false, why: 'no-page', page: null });
    expect(scripts()).toEqual([]);
  });
});

describe('what the agent points at', () => {
  const answer = { value: 'cus_1', anchors: [] };

  it('is read by the labels that are known', async () => {
    tab(url, { url, answer });
    const pointed = createActivePage().readPointed(7, ['customer id']);
    await expect(pointed).resolves.toMatchObject({ ok: true, page, answer });
    expect(asked()).toEqual([['customer id']]);
    expect(scripts()[1]?.target).toEqual({ tabId: 7 });
  });

  it('is asked of the reader in the page, at the address of that very moment', async () => {
    tab(url, { url, answer });
    await createActivePage().readPointed(7, []);
    const func = scripts()[1]?.func;
    vi.stubGlobal('location', { href: url });
    vi.stubGlobal('chargehandReader', { readPointed: (labels: unknown) => ({ labels }) });
    expect(func?.(['customer id'])).toEqual({ url, answer: { labels: ['customer id'] } });
    vi.stubGlobal('chargehandReader', undefined);
    expect(func?.([])).toEqual({ url, answer: undefined });
    vi.unstubAllGlobals();
  });

  it.each([[reading], [undefined], [{ ...answer, extra: 1 }]])('is not %o', async (other) => {
    tab(url, { url, answer: other });
    const pointed = createActivePage().readPointed(7, []);
    await expect(pointed).resolves.toEqual({ ok: false, why: 'not-readable', page });
  });
});
